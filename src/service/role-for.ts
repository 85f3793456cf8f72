import { machineOf } from '../engine/machine.ts';
import { mayGive, rightTo } from '../engine/rights.ts';
import type { Case } from '../engine/types.ts';
import type { Policy } from '../policy/types.ts';
import type { Access } from './access.ts';

/** The role in which a person does an act of the text to a case: one held in it before one held anywhere. */
export function actingIn(access: Access, kase: Case, act: keyof Policy['acts']): { role: string; by: string } {
  const may = access.policy.acts[act]?.roles ?? [];
  const held = access.rolesIn(kase);
  const role = may.find((each) => held.includes(each)) ?? may.find((each) => access.roles.includes(each)) ?? '';
  return { role, by: access.person.id };
}

/** The role in which a person may give a command to a case as it stands; null where none of the roles held may. */
export function roleFor(access: Access, policy: Policy, kase: Case, command: string): string | null {
  const takes = machineOf(policy, kase.workflow)?.candidates(kase.state, command) ?? [];
  if (kase.status === 'done' || takes.length === 0) return null;
  const right = rightTo(policy, kase.workflow, command);
  return access.rolesIn(kase).find((role) => mayGive(right, kase, role)) ?? null;
}
