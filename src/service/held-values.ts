import { machineOf } from '../engine/machine.ts';
import type { Case } from '../engine/types.ts';
import type { JsonObject, Policy } from '../policy/types.ts';

/** What a command that changes a part of a fact is laid over: where its form begins. Empty for any other command. */
export function heldValues(policy: Policy, kase: Case, command: string): JsonObject {
  const [transition] = machineOf(policy, kase.workflow)?.candidates(kase.state, command) ?? [];
  const merged = transition?.meta.record?.find((recording) => 'merge' in recording)?.merge;
  const held = merged !== undefined && Object.hasOwn(kase.facts, merged) ? kase.facts[merged] : undefined;
  return typeof held === 'object' && held !== null && !Array.isArray(held) ? held : {};
}
