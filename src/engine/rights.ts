import type { Policy, Right } from '../policy/types.ts';
import { isIn } from './machine.ts';
import type { Case } from './types.ts';

/** Who may give a command of a workflow; undefined for a command that nobody may give. */
export function rightTo(policy: Policy, workflow: string, command: string): Right | undefined {
  const rights = policy.rights[workflow];
  return rights && Object.hasOwn(rights, command) ? rights[command] : undefined;
}

/** Whether the role may give the command in the state the case is in. */
export function mayGive(right: Right | undefined, kase: Case, role: string): boolean {
  if (!right?.roles.includes(role)) return false;
  return right.in.length === 0 || right.in.some((path) => isIn(kase, path));
}
