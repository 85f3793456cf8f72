import type { CalendarDate, Policy } from '../policy/types.ts';
import { effectiveEvents } from './correct.ts';
import { evolve } from './evolve.ts';
import { dateOf } from './time.ts';
import type { Case, CaseEvent } from './types.ts';

/**
 * A case as it was at the end of one day, as far as it was known at the end of another: what had happened by `at`, of
 * what had been entered by `known`, with the corrections made by then. Null when nothing was known of it yet.
 * @param policyOf the stored policy of a hash.
 */
export function caseAsOf(
  policyOf: (hash: string) => Policy,
  events: CaseEvent[],
  { at, known }: { at: CalendarDate; known: CalendarDate },
): { case: Case; events: CaseEvent[] } | null {
  const entered = events.filter(
    ({ recordedAt, policy }) => dateOf(recordedAt, policyOf(policy).calendar.timeZone) <= known,
  );
  const happened = effectiveEvents(entered).filter(
    ({ occurredAt }) => occurredAt.earliest === null || occurredAt.earliest <= at,
  );
  const kase = happened.reduce<Case | null>(
    (so, event) => (so || event.type === 'started' ? evolve(policyOf(event.policy), so, event) : so),
    null,
  );
  return kase && { case: kase, events: happened };
}
