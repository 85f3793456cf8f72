/** What one step of a scenario led to, and what it came by. */

import type { Verdict } from '../conditions/types.ts';
import { deadlineState } from '../engine/deadline-state.ts';
import { deadlines } from '../engine/deadlines.ts';
import { activePaths } from '../engine/machine.ts';
import type { Case, CaseEvent, Instant, Refusal, Reminder } from '../engine/types.ts';
import type { CalendarDate, JsonObject, Policy } from '../policy/types.ts';
import type { Touched } from './scenario-types.ts';
import { transitionTaken } from './transitions.ts';

export interface Outcome {
  policy: Policy;
  /** The case after the step. */
  kase: Case;
  /** The clock's day and instant. */
  on: CalendarDate;
  now: Instant;
  related: Record<string, JsonObject>;
  events: CaseEvent[];
  refusals: Refusal[];
  /** The innermost states the case is in. */
  states: string[];
  /** Every reminder of the case's deadlines, past and to come; notices stand for themselves. */
  planned: Reminder[];
  /** Those that a tick found due for the first time. */
  due: Reminder[];
}

/** The verdicts of a step: of what was accepted, or those that stood in the way. */
export function verdictsOf({ events, refusals }: Outcome): [criterion: string, verdict: Verdict][] {
  const accepted = events.flatMap((event) => (event.type === 'accepted' ? event.verdicts : []));
  const verdicts: [string, Verdict][] = accepted.map(({ criterion, verdict }) => [criterion, verdict]);
  for (const { code, rule } of refusals) {
    if (rule && code === 'criterion-failed') verdicts.push([rule, 'fail']);
    if (rule && code === 'criterion-unknown') verdicts.push([rule, 'unknown']);
  }
  return verdicts;
}

/** Messages sent once because a command was accepted. */
export function noticesOf({ events }: Outcome): string[] {
  return events.flatMap((event) => (event.type === 'accepted' ? event.notices.map(({ message }) => message) : []));
}

export function untouched(): Touched {
  return {
    commands: [],
    verdicts: {},
    states: [],
    messages: [],
    passed: [],
    transitions: [],
    deadlines: { due: [], met: [], gone: [] },
    rungs: [],
  };
}

export function touchedBy(touched: Touched, outcome: Outcome): void {
  for (const event of outcome.events) {
    if (event.type === 'accepted') {
      add(touched.commands, event.command);
      for (const path of activePaths(event.from)) add(touched.states, path);
      const taken = transitionTaken(outcome.policy, outcome.kase.workflow, event);
      if (taken) add(touched.transitions, taken);
    }
    if (event.type === 'deadline-passed') add(touched.passed, event.deadline);
  }
  for (const path of activePaths(outcome.kase.state)) add(touched.states, path);
  for (const message of [...noticesOf(outcome), ...outcome.due.map((each) => each.message)])
    add(touched.messages, message);
  for (const [criterion, verdict] of verdictsOf(outcome)) {
    touched.verdicts[criterion] ??= [];
    add(touched.verdicts[criterion], verdict);
  }
  for (const deadline of deadlines(outcome.policy, outcome.kase)) {
    const { id, counting, due, metBy } = deadline;
    const { is } = deadlineState(deadline, outcome.on);
    if (counting && due) add(touched.deadlines.due, id);
    if (metBy) add(touched.deadlines.met, id);
    if (is === 'overdue' || is === 'exceeded') add(touched.deadlines.gone, id);
  }
  for (const { key } of outcome.due) add(touched.rungs, key.split('/').slice(1, -1).join('/'));
}

function add<Each>(list: Each[], one: Each): void {
  if (!list.includes(one)) list.push(one);
}
