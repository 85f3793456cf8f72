import { intoMailWindow } from '../engine/time.ts';
import type { Instant } from '../engine/types.ts';
import { calendarOf } from '../policy/resolve.ts';
import type { Office } from './office.ts';

/** Why nothing is sent now, and from when it is. */
export interface ClosedForMail {
  /** Local times of day. */
  from: string;
  to: string;
  workingDaysOnly: boolean;
  next: Instant;
  /** Mails that wait. */
  waiting: number;
}

/** Null while mail may be sent. */
export async function closedForMail(office: Office, at: Instant): Promise<ClosedForMail | null> {
  const calendar = calendarOf(office.text);
  const next = intoMailWindow(calendar, at);
  if (next === at) return null;
  const waiting = (await office.ledger.outbox({ state: 'pending' })).filter(({ plannedAt }) => plannedAt <= next);
  const { from, to, workingDaysOnly } = calendar.mail;
  return { from, to, workingDaysOnly, next, waiting: waiting.length };
}
