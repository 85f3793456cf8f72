import { machineOf } from '../engine/machine.ts';
import { mayGive, rightTo } from '../engine/rights.ts';
import type { Case } from '../engine/types.ts';
import type { Policy } from '../policy/types.ts';
import type { Access } from './access.ts';

/** The role in which a person may give a command to a case as it stands; null where none of the roles held may. */
export function roleFor(access: Access, policy: Policy, kase: Case, command: string): string | null {
  const takes = machineOf(policy, kase.workflow)?.candidates(kase.state, command) ?? [];
  if (kase.status === 'done' || takes.length === 0) return null;
  const right = rightTo(policy, kase.workflow, command);
  return access.rolesIn(kase).find((role) => mayGive(right, kase, role)) ?? null;
}
