/** Deletes what the text says is too old to keep. A text that says nothing keeps everything. */

import { addPeriod, instantAt } from '../engine/time.ts';
import type { Instant } from '../engine/types.ts';
import { type TimedKind, timedKinds } from '../policy/retention.ts';
import { timeZoneOf, today } from './days.ts';
import type { Office } from './office.ts';

/** How much of each kind was deleted; only what was. */
export async function keepRetention(
  { ledger, text }: Office,
  at: Instant,
): Promise<Partial<Record<TimedKind, number>>> {
  const deleted: Partial<Record<TimedKind, number>> = {};
  for (const kind of timedKinds) {
    const period = text.retention?.value.retention[kind].period;
    if (period === undefined) continue;
    // Midnight, so that a day is kept whole, and a round does nothing more until the next.
    const day = addPeriod(today(text, at), `-${period}`, { monthEnd: 'down' });
    const count = await ledger.personal.deleteBefore(kind, instantAt(day, '00:00', timeZoneOf(text)));
    if (count > 0) deleted[kind] = count;
  }
  return deleted;
}
