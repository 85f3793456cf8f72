/** Empties the outbox: claims what is due, sends one after another, and records every outcome. */

import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { Instant } from '../engine/types.ts';
import type { Ledger, OutboxRow, Outcome, Person } from '../ledger/contract.ts';
import { type Mailbox, readMailbox } from './address.ts';
import { attendedAt } from './invitation.ts';
import type { Delivery, Transport } from './mail.ts';

export interface DeliverOptions {
  /** Now. */
  at: Instant;
  /** `name@domain` or `Name <name@domain>`. */
  from: string;
  /** Most letters to take in one go; 10 when left out. */
  limit?: number;
  /** Must outlast all the letters of one go; a minute a letter when left out. */
  leaseSeconds?: number;
  /** Once it aborts, no other letter is begun; those that were taken are given back. */
  signal?: AbortSignal | undefined;
}

export interface Delivered {
  sent: number;
  retried: number;
  dead: number;
  /** Outcomes that were not recorded because the lease had run out: another worker has the letter. */
  lost: number;
}

type Tried = Exclude<Outcome, { is: 'untried' }>;

/** Minutes to wait after the first, second … failed attempt. One attempt more than there are waits, then the letter is dead. */
const WAITS = [1, 5, 15, 60, 240, 480, 960];

/**
 * Sends what is due. A full batch (`sent + retried + dead + lost` equal to `limit`) may have left more: call again.
 * @throws {Error} when `from` is not a mail address.
 */
export async function deliver(ledger: Ledger, transport: Transport, options: DeliverOptions): Promise<Delivered> {
  const { at, limit = 10, leaseSeconds = limit * 60, signal } = options;
  const from = readMailbox(options.from);
  if (from === null) {
    throw new Error(`The sender ${JSON.stringify(options.from)} is not a mail address. Expected: Name <name@domain>.`);
  }
  const count: Delivered = { sent: 0, retried: 0, dead: 0, lost: 0 };
  const leaseUntil = later(at, leaseSeconds);
  const rows = await ledger.claim(at, leaseUntil, limit);
  if (rows.length === 0) return count;
  const people = new Map((await ledger.people()).map((person) => [person.id, person]));
  for (const row of rows) {
    if (signal?.aborted) {
      await ledger.settle(row.key, leaseUntil, { is: 'untried', at });
      continue;
    }
    const outcome = await attempt(row, people.get(row.person), from, transport, at);
    const recorded = await ledger.settle(row.key, leaseUntil, outcome);
    count[recorded ? COUNTED[outcome.is] : 'lost'] += 1;
  }
  return count;
}

const COUNTED = { sent: 'sent', retry: 'retried', dead: 'dead' } as const satisfies Record<
  Tried['is'],
  keyof Delivered
>;

/** The Message-ID of the letter with this outbox key: always the same, so that a letter sent twice is known as one. */
export function messageIdFor(key: string, domain: string): string {
  return `<${createHash('sha256').update(key).digest('hex')}@${domainToASCII(domain)}>`;
}

async function attempt(
  row: OutboxRow,
  person: Person | undefined,
  from: Mailbox,
  transport: Transport,
  at: Instant,
): Promise<Tried> {
  if (person === undefined) {
    const error = `Modtageren ${row.person} findes ikke i personregisteret. / The recipient ${row.person} is not in the register of people.`;
    return { is: 'dead', at, error };
  }
  const delivery = await transport.deliver({
    messageId: row.messageId,
    from,
    to: { name: person.name, address: person.email },
    subject: row.subject,
    text: row.text,
    html: row.html,
    calendar: row.calendar && attendedAt(row.calendar, person.email),
    date: at,
  });
  return outcomeOf(delivery, row.attempts, at);
}

/** `attempts` counts this one, and any that a crash cut off. */
function outcomeOf(delivery: Delivery, attempts: number, at: Instant): Tried {
  if (delivery.is === 'accepted') return { is: 'sent', at };
  const wait = WAITS[attempts - 1];
  if (delivery.permanent || wait === undefined) return { is: 'dead', at, error: delivery.error };
  return { is: 'retry', at, error: delivery.error, nextAttemptAt: later(at, wait * 60) };
}

function later(at: Instant, seconds: number): Instant {
  return new Date(Date.parse(at) + seconds * 1000).toISOString();
}
