import type { Differences } from '../engine/migrate.ts';
import type { Instant, Reminder } from '../engine/types.ts';
import type { Origin } from '../ledger/contract.ts';
import type { Office } from './office.ts';

type Letters = Pick<Differences, 'remindersGone' | 'remindersCome'>;

/**
 * Of the reminders that differ, those that make a difference to anybody: what has been sent cannot be called back and is
 * not sent again, and of late ones only the newest of each deadline goes out. A precedent sends nothing.
 */
export async function lettersChanged(
  office: Office,
  { id, origin }: { id: string; origin: Origin },
  { remindersGone, remindersCome }: Letters,
  at: Instant,
): Promise<Letters> {
  if (origin !== 'run') return { remindersGone: [], remindersCome: [] };
  const keys = [...(await office.ledger.outboxKeys(id))];
  const unsent = ({ key }: Reminder) => !keys.some((each) => each.startsWith(`${key}/`));
  const coming = remindersCome.filter(unsent);
  const newest = new Map(coming.filter((each) => each.at <= at).map((each) => [each.coalesce, each.key]));
  return {
    remindersGone: remindersGone.filter((each) => each.at > at && unsent(each)),
    remindersCome: coming.filter((each) => each.at > at || newest.get(each.coalesce) === each.key),
  };
}
