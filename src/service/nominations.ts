/** Nominations of a round: a person's own, and how one begins. */

import type { Case, Instant, Refusal } from '../engine/types.ts';
import type { CalendarDate } from '../policy/types.ts';
import type { Access } from './access.ts';
import { businessDate, type Office } from './office.ts';
import { type CaseLine, caseLine } from './overview.ts';
import { startCase } from './start-case.ts';

export const roundWorkflow = 'nomination-round';
export const nationalWorkflow = 'national-lkt';
const role = 'nominator';

/** Organisations that are invited to the round and that the person may nominate for. */
export function nominatesFor({ person }: Access, round: Case): string[] {
  const invited = Array.isArray(round.facts.invited) ? round.facts.invited : [];
  const held = person.roles.filter((each) => each.role === role);
  return invited.filter(
    (each) => typeof each === 'string' && held.some(({ organisation }) => organisation === each),
  ) as string[];
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

/** Begins a nomination in the name of organisations that are invited. */
export async function startNomination(
  office: Office,
  {
    round,
    title,
    nominators,
    by,
    at,
    today,
  }: {
    round: Case;
    title: string;
    nominators: string[];
    by: string;
    at: Instant;
    today: CalendarDate;
  },
): Promise<{ case: Case } | { refusals: Refusal[] }> {
  return startCase(office, {
    workflow: nationalWorkflow,
    title,
    actor: { role, by },
    occurredAt: businessDate(today, undefined),
    at,
    facts: { nomination: { nominators } },
    links: { round: round.id },
  });
}
