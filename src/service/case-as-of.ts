import { caseAsOf } from '../engine/as-of.ts';
import { deadlineState } from '../engine/deadline-state.ts';
import { deadlines } from '../engine/deadlines.ts';
import type { CalendarDate } from '../policy/types.ts';
import { type CaseFile, told } from './case-file.ts';
import { caseById, type Office } from './office.ts';
import { caseLine } from './overview.ts';
import { storedPolicies } from './stored-policies.ts';

/**
 * A case as it was at the end of one day, as far as it was known at the end of another. Nothing can be done in the past,
 * so `next` is empty. Null when nothing was known of the case yet. @throws {NoSuchCase}
 */
export async function caseFileAsOf(
  office: Office,
  id: string,
  { at, known }: { at: CalendarDate; known: CalendarDate },
): Promise<CaseFile | null> {
  const { snapshot, origin } = await caseById(office, id);
  const events = (await office.ledger.events(id)).map(({ event }) => event);
  const hashes = events.flatMap((each) => (each.type === 'migrated' ? [each.policy, each.to] : [each.policy]));
  const policyOf = await storedPolicies(office, hashes);
  const then = caseAsOf(policyOf, events, { at, known });
  if (!then) return null;
  const policy = policyOf(then.case.policy);
  return {
    line: await caseLine(office, then.case, origin, at),
    case: then.case,
    policy,
    next: [],
    deadlines: deadlines(policy, then.case).map((each) => ({ ...each, state: deadlineState(each, at) })),
    history: then.events.map((event) => ({ event, ...told(policyOf(event.policy), snapshot.workflow, event) })),
  };
}
