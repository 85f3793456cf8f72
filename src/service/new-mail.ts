import { addPeriod, dateOf, instantAt, intoMailWindow } from '../engine/time.ts';
import type { Instant } from '../engine/types.ts';
import type { NewOutboxRow } from '../ledger/contract.ts';
import type { Calendar, Policy } from '../policy/types.ts';
import { messageIdFor } from '../post/deliver.ts';
import type { Letter } from '../post/letter.ts';
import { mailDomain, type Office } from './office.ts';
import type { Receiver } from './recipients.ts';

/** A row of the outbox for one letter; its Message-ID follows from its key. */
export function newMail(
  office: Office,
  { letter, ...row }: Omit<NewOutboxRow, 'messageId' | keyof Letter> & { letter: Letter },
): NewOutboxRow {
  const { subject, text, html } = letter;
  return { ...row, messageId: messageIdFor(row.key, mailDomain(office)), subject, text, html };
}

/** When a letter is to be sent, and whether it waits there for the others of the day, as its reader's role has chosen. */
export function sending(policy: Policy, { role }: Receiver, at: Instant): Pick<NewOutboxRow, 'plannedAt' | 'state'> {
  const daily = policy.roles[role]?.digest === 'daily' && policy.calendar.mail.digest !== undefined;
  return daily
    ? { plannedAt: nextDigest(policy.calendar, at) ?? at, state: 'held' }
    : { plannedAt: at, state: 'pending' };
}

/** The first time at or after an instant at which the one mail of a day is sent; null where the calendar has none. */
function nextDigest(calendar: Calendar, after: Instant): Instant | null {
  const { digest } = calendar.mail;
  if (!digest) return null;
  for (let day = dateOf(after, calendar.timeZone); ; day = addPeriod(day, 'P1D', { monthEnd: 'down' })) {
    const at = instantAt(day, digest.at, calendar.timeZone);
    if (at >= after && intoMailWindow(calendar, at) === at) return at;
  }
}
