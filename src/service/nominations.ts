/** Nominations of a round: a person's own, and how one begins. */

import type { Case } from '../engine/types.ts';
import type { StoredCase } from '../ledger/contract.ts';
import type { CalendarDate, Policy } from '../policy/types.ts';
import type { Access } from './access.ts';
import { businessDate, type Office } from './office.ts';
import { type CaseLine, caseLine } from './overview.ts';
import { type NewCase, startCase } from './start-case.ts';

export const roundWorkflow = 'nomination-round';
export const nationalWorkflow = 'national-lkt';
const role = 'nominator';

export function isNomination(kase: Case): boolean {
  return kase.workflow === nationalWorkflow && kase.facts.nomination !== undefined;
}

/** Organisations that are invited to the round and that the person may nominate for. */
export function nominatesFor({ person }: Access, round: Case): string[] {
  const invited = Array.isArray(round.facts.invited) ? round.facts.invited : [];
  const held = person.roles.filter((each) => each.role === role);
  return invited.filter(
    (each) => typeof each === 'string' && held.some(({ organisation }) => organisation === each),
  ) as string[];
}

/** The role in which the person writes on a nomination; null where they only read. */
export function writesAs(access: Access, policy: Policy, { snapshot, origin }: StoredCase): string | null {
  const held = origin === 'run' ? access.rolesIn(snapshot) : [];
  const right = policy.rights[snapshot.workflow]?.['nomination.save'];
  return right?.roles.find((each) => held.includes(each)) ?? null;
}

/** The nominations of a round in which the person is a nominator. */
export async function ownNominations(
  office: Office,
  access: Access,
  round: Case,
  today: CalendarDate,
): Promise<CaseLine[]> {
  const all = await office.ledger.listCases({ workflow: nationalWorkflow, origin: 'run' });
  const own = all.filter(
    ({ snapshot }) =>
      snapshot.links.round === round.id && access.sees(snapshot) && access.rolesIn(snapshot).includes(role),
  );
  return Promise.all(own.map(({ snapshot, origin }) => caseLine(office, snapshot, origin, today)));
}

export interface NewNomination extends Pick<NewCase, 'title' | 'at' | 'answer'> {
  round: Case;
  /** Organisations that are invited. */
  nominators: string[];
  by: string;
  today: CalendarDate;
}

/** Begins a nomination in the name of its nominators. */
export function startNomination(office: Office, { round, nominators, by, today, ...rest }: NewNomination) {
  return startCase(office, {
    ...rest,
    workflow: nationalWorkflow,
    actor: { role, by },
    occurredAt: businessDate(today, undefined),
    facts: { nomination: { nominators } },
    links: { round: round.id },
  });
}
