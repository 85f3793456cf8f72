import { dateOf } from '../engine/time.ts';
import type { Instant } from '../engine/types.ts';
import type { StoredCase } from '../ledger/contract.ts';
import type { CalendarDate } from '../policy/types.ts';
import { type Office, policyOf } from './office.ts';

/** The day a case's deadlines are seen from: today, or for a precedent the day its record ends. */
export async function daySeenFrom(
  office: Office,
  { snapshot, origin }: StoredCase,
  at: Instant,
): Promise<CalendarDate> {
  const { calendar } = await policyOf(office, snapshot);
  if (origin === 'run') return dateOf(at, calendar.timeZone);
  const events = await office.ledger.events(snapshot.id);
  return dateOf(events.at(-1)?.event.recordedAt ?? at, calendar.timeZone);
}
