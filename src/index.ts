/** The library: the pure engine, the text and the conditions. What touches disk, database or network stays behind `lkt`. */

export { compile, compileSet } from './conditions/compile.ts';
export { secondOpinion } from './conditions/second-opinion.ts';
export type * from './conditions/types.ts';
export { type Available, available } from './engine/available.ts';
export { confirm } from './engine/confirm.ts';
export { deadlineState } from './engine/deadline-state.ts';
export { deadlines } from './engine/deadlines.ts';
export { decide } from './engine/decide.ts';
export { evolve } from './engine/evolve.ts';
export { type Explanation as EventExplanation, explain } from './engine/explain.ts';
export { reminders } from './engine/reminders.ts';
export type * from './engine/types.ts';
export { nextWakeUp } from './engine/wake-up.ts';
export { replay } from './lab/replay.ts';
export type { Replay } from './lab/replay-types.ts';
export { compareTrial } from './lab/trial.ts';
export { checkText, loadText } from './policy/check.ts';
export { type Finding, formatFinding } from './policy/findings.ts';
export { policyHash } from './policy/hash.ts';
export { kindSchemasFrom } from './policy/kind-schemas.ts';
export { readTextFolder } from './policy/read.ts';
export { resolvePolicy } from './policy/resolve.ts';
export type * from './policy/types.ts';
