/** The letters a case gives rise to at an instant: reminders, notices and invitations that nobody has been sent yet. */

import { reminders } from '../engine/reminders.ts';
import { dateOf } from '../engine/time.ts';
import type { Case, Instant } from '../engine/types.ts';
import type { NewOutboxRow, Person } from '../ledger/contract.ts';
import type { Policy } from '../policy/types.ts';
import { entryAsSent, invitationsDue } from './invitations-due.ts';
import { newMail, sending } from './new-mail.ts';
import type { Office } from './office.ts';
import { allDone, type Receiver, receivers } from './recipients.ts';
import type { Register } from './register.ts';
import { letterTo } from './write-letter.ts';

/** @param known keys of the case that are in the outbox already. */
export async function lettersDue(
  office: Office,
  policy: Policy,
  kase: Case,
  at: Instant,
  register: Register,
  known: Set<string>,
): Promise<NewOutboxRow[]> {
  const invited = invitationsDue(office, policy, kase, at, register, known);
  return [
    ...remindersDue(office, policy, kase, at, register, known),
    ...(await Promise.all(invited.map((each) => entryAsSent(office, each)))),
  ];
}

/** A reminder whose roles nobody holds is written all the same: delivery fails, and the dead letter shows it. */
function nobodyIn(role: string): Person {
  // No person can have such an id.
  return { id: `nobody:${role}`, name: '—', email: '', language: 'da', roles: [] };
}

/** News that went to those who held the role then is none to whoever takes it over. */
function wasTold(notice: string, known: Set<string>): boolean {
  for (const key of known) if (key.startsWith(`${notice}/`) && !key.startsWith(`${notice}/nobody:`)) return true;
  return false;
}

/** Of late ones, a person gets the newest of each deadline. */
function remindersDue(
  office: Office,
  policy: Policy,
  kase: Case,
  at: Instant,
  register: Register,
  known: Set<string>,
): NewOutboxRow[] {
  const { timeZone } = policy.calendar;
  const day = dateOf(at, timeZone);
  const rows = new Map<string, { row: NewOutboxRow; coalesce: string }>();
  for (const reminder of reminders(policy, kase)) {
    if (reminder.at > at) break;
    const late = dateOf(reminder.at, timeZone) < day;
    const people = register.on(day);
    const found = receivers(policy, people, kase, reminder.to);
    if (allDone(policy, people, kase, reminder.to)) continue;
    const role = reminder.to[0]?.role ?? '';
    const to: Receiver[] = found.length > 0 ? found : [{ person: nobodyIn(role), role }];
    const told = reminder.rule === 'notice' && wasTold(reminder.key, known);
    for (const receiver of to) {
      if (told) break;
      const key = `${reminder.key}/${receiver.person.id}`;
      if (known.has(key)) continue;
      const letter = letterTo(policy, kase, reminder, receiver, { late, url: office.url });
      const when =
        found.length === 0
          ? ({ plannedAt: reminder.at, state: 'pending' } as const)
          : sending(policy, receiver, reminder.at);
      const row = newMail(office, {
        key,
        caseId: kase.id,
        person: receiver.person.id,
        calendar: null,
        late,
        letter,
        ...when,
      });
      rows.set(key, { row, coalesce: found.length === 0 ? key : `${reminder.coalesce}/${receiver.person.id}` });
    }
  }
  const newest = new Map([...rows.values()].map(({ row, coalesce }) => [coalesce, row.key]));
  return [...rows.values()].map(({ row, coalesce }) =>
    newest.get(coalesce) === row.key ? row : { ...row, state: 'superseded' },
  );
}
