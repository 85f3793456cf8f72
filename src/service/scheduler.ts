/** The scheduler: wakes, ticks, delivers, sleeps. All it knows is in the ledger, so it may stop and start at any time. */

import type { Instant } from '../engine/types.ts';
import { deliver } from '../post/deliver.ts';
import type { Transport } from '../post/transport.ts';
import { gatherDigests, mailMayGo } from './digests.ts';
import { keepRetention } from './keep-retention.ts';
import type { Office } from './office.ts';
import { type Ticked, tickAll } from './tick.ts';

export interface Clock {
  now(): Instant;
  /** Milliseconds that only ever grow, whatever is done to the clock on the wall. */
  elapsed(): number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface Round extends Ticked {
  at: Instant;
  sent: number;
  retried: number;
  dead: number;
}

export interface Schedule {
  clock: Clock;
  from: string;
  signal: AbortSignal;
  onRound: (round: Round) => void;
  /** The clock on the wall leapt ahead while the service ran; nothing is done until it is restarted or set right. */
  onClockLeap: (from: Instant, to: Instant) => void;
}

/** Longest sleep: work that another process put into the ledger is found within it. */
const longestSleep = 30_000;
/** A wall clock that gains more than this on the monotonic one has been set wrong, or the machine slept very long. */
const leap = 31 * 24 * 3_600_000;

/** Runs until the signal aborts. A leap of the clock needs an operator's word, because deadlines would pass early. */
export async function runScheduler(office: Office, transport: Transport, schedule: Schedule): Promise<void> {
  const { clock, signal } = schedule;
  let trusted = { wall: clock.now(), elapsed: clock.elapsed() };
  let told = false;
  while (!signal.aborted) {
    const now = clock.now();
    const elapsed = clock.elapsed();
    const gained = Date.parse(now) - Date.parse(trusted.wall) - (elapsed - trusted.elapsed);
    if (gained > leap) {
      if (!told) {
        schedule.onClockLeap(trusted.wall, now);
        const detail = { from: trusted.wall, to: now };
        await office.ledger.recordIncident({ at: trusted.wall, caseId: null, what: 'clock-leap', detail });
      }
      told = true;
      await clock.sleep(longestSleep, signal);
      continue;
    }
    told = false;
    // A clock that was set back is not believed more than before: set right again, it has leapt nowhere.
    if (gained >= 0) trusted = { wall: now, elapsed };
    schedule.onRound(await oneRound(office, transport, now, schedule.from, () => clock.now(), signal));
    const next = await office.ledger.nextWakeUp();
    const until = next === null ? longestSleep : Math.max(0, Date.parse(next) - Date.parse(clock.now()));
    await clock.sleep(Math.max(200, Math.min(longestSleep, until)), signal);
  }
}

/** One tick, what is too old to keep deleted, and everything that can be delivered now, until the signal aborts; outside the hours for mail, that is nothing. */
export async function oneRound(
  office: Office,
  transport: Transport,
  at: Instant,
  from: string,
  // A slow mail server makes a round long; every batch has its lease from its own beginning.
  now: () => Instant = () => at,
  signal?: AbortSignal,
): Promise<Round> {
  const ticked = await tickAll(office, at);
  await keepRetention(office, at);
  const round: Round = { at, ...ticked, sent: 0, retried: 0, dead: 0 };
  if (!mailMayGo(office, at)) return round;
  await gatherDigests(office, at);
  const limit = 10;
  // A round that goes on past closing time leaves the rest to the next morning; one that is to stop, to the next start.
  for (let then = now(); mailMayGo(office, then) && !signal?.aborted; then = now()) {
    const { sent, retried, dead, lost } = await deliver(office.ledger, transport, { at: then, from, limit, signal });
    round.sent += sent;
    round.retried += retried;
    round.dead += dead;
    if (sent + retried + dead + lost < limit) break;
  }
  return round;
}
