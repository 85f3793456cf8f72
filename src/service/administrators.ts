import type { Person } from '../ledger/contract.ts';
import type { CalendarDate, Text } from '../policy/types.ts';
import { currentPolicy, type Office } from './office.ts';

/**
 * Whether a change of the register would leave nobody who administers by a role of their own.
 * @param changed people as they are to be, and those who are to go, with no roles.
 */
export async function leavesNobody(
  office: Office,
  changed: Pick<Person, 'id' | 'roles'>[],
  day: CalendarDate,
): Promise<boolean> {
  const { policy } = await currentPolicy(office, day);
  const before = await office.ledger.people();
  const administers = ({ roles }: Pick<Person, 'roles'>) =>
    roles.some(({ role, case: only }) => only === undefined && policy.acts.administer?.roles.includes(role));
  const rest = before.filter(({ id }) => !changed.some((each) => each.id === id));
  return before.some(administers) && ![...rest, ...changed].some(administers);
}

export const nobodyLeft: Text = {
  da: 'Så er der ingen tilbage, der kan administrere. Giv først en anden en rolle, der kan.',
  en: 'Then nobody would be left who may administer. First give somebody else a role that may.',
};
