import type { Right } from '../policy/types.ts';
import { isIn } from './machine.ts';
import type { Case } from './types.ts';

/** Whether the role may give the command in the state the case is in. */
export function mayGive(right: Right | undefined, kase: Case, role: string): boolean {
  if (!right?.roles.includes(role)) return false;
  return right.in.length === 0 || right.in.some((path) => isIn(kase, path));
}
