import type { Case } from '../engine/types.ts';
import type { Ledger } from '../ledger/contract.ts';
import type { CalendarDate } from '../policy/types.ts';
import type { Office } from './office.ts';

/**
 * Something derived from a case and a day, built once for the day asked about last. It is kept as long as the ledger
 * keeps the snapshot, which is another object as soon as the case has changed: what is kept can never be out of date.
 */
export function perCase<Built>(
  build: (office: Office, kase: Case, day: CalendarDate) => Promise<Built>,
): (office: Office, kase: Case, day: CalendarDate) => Promise<Built> {
  const known = new WeakMap<Case, { ledger: Ledger; day: CalendarDate; built: Built }>();
  return async (office, kase, day) => {
    const last = known.get(kase);
    if (last?.ledger === office.ledger && last.day === day) return last.built;
    const built = await build(office, kase, day);
    known.set(kase, { ledger: office.ledger, day, built });
    return built;
  };
}
