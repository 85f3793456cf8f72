/** How the house is doing, for those who keep it in order. */

import type { Instant } from '../engine/types.ts';
import type { Ledger } from '../ledger/contract.ts';
import { bouncingPeople } from './bouncing-people.ts';

export interface Health {
  mail: {
    /** Should have been sent by now; at night and at weekends they wait for the hours of mail. */
    overdue: number;
    oldest: Instant | null;
    planned: number;
    dead: number;
    bouncing: number;
  };
  /** Cases whose time has come and that no round has taken. */
  waiting: number;
  nextWakeUp: Instant | null;
  /** The newest first. */
  incidents: Awaited<ReturnType<Ledger['incidents']>>;
}

export async function healthOf(ledger: Ledger, at: Instant): Promise<Health> {
  const queue = [...(await ledger.outbox({ state: 'pending' })), ...(await ledger.outbox({ state: 'sending' }))];
  const due = queue.map(({ plannedAt }) => plannedAt).filter((plannedAt) => plannedAt <= at);
  return {
    mail: {
      overdue: due.length,
      oldest: due.sort()[0] ?? null,
      planned: queue.length - due.length + (await ledger.outbox({ state: 'held' })).length,
      dead: (await ledger.outbox({ state: 'dead' })).length,
      bouncing: (await bouncingPeople(ledger)).size,
    },
    waiting: (await ledger.due(at, Number.MAX_SAFE_INTEGER)).length,
    nextWakeUp: await ledger.nextWakeUp(),
    incidents: (await ledger.incidents()).toReversed().slice(0, 50),
  };
}
