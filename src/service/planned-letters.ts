import { invitations } from '../engine/invitations.ts';
import { reminders } from '../engine/reminders.ts';
import { dateOf, exactly, instantAt } from '../engine/time.ts';
import type { Instant, Reminder } from '../engine/types.ts';
import type { CalendarDate, Language, Policy } from '../policy/types.ts';
import type { Letter } from '../post/letter.ts';
import { type InvitationDue, invitationsDue } from './invitations-due.ts';
import { sending } from './new-mail.ts';
import { caseById, type Office, policyOf } from './office.ts';
import { receivers } from './recipients.ts';
import { readRegister } from './register.ts';
import { subjectOf } from './subject-of.ts';
import { letterTo } from './write-letter.ts';

/** One reminder of a case's plan, with whom it reaches today and the very letters they get. */
export interface PlannedLetter {
  at: Instant;
  key: string;
  rule: string;
  message: string;
  /** In the language asked for, whether or not it reaches anybody. */
  subject: string;
  deadline: Reminder['deadline'] | null;
  /** The calendar entry that goes with it. */
  entry: { method: 'request' | 'cancel'; sequence: number; begins: Instant; ends: Instant } | null;
  source: string[];
  /** Roles it is sent to, in the language asked for. */
  roles: string[];
  letters: { person: string; name: string; sent: boolean; digest: boolean; letter: Letter }[];
}

/** What would be sent in the case up to and including a day, if nothing happens in it before. @throws {NoSuchCase} */
export async function plannedLetters(
  office: Office,
  id: string,
  { from, now, until, language }: { from: Instant | null; now: Instant; until: CalendarDate; language: Language },
): Promise<{ policy: Policy; planned: PlannedLetter[] }> {
  const { snapshot } = await caseById(office, id);
  const policy = await policyOf(office, snapshot);
  const { timeZone } = policy.calendar;
  const end = instantAt(exactly(until).latest as CalendarDate, '23:59', timeZone);
  const register = await readRegister(office.ledger);
  const known = await office.ledger.outboxKeys(id);
  const planned = reminders(policy, snapshot)
    .filter(({ at }) => at <= end && (from === null || at >= from))
    .map((reminder) => ({
      at: reminder.at,
      key: reminder.key,
      rule: reminder.rule,
      message: reminder.message,
      subject: subjectOf(policy, snapshot, reminder, language),
      deadline: reminder.deadline ?? null,
      entry: null,
      source: reminder.source,
      roles: [...new Set(reminder.to.map(({ role }) => policy.roles[role]?.title[language] ?? role))],
      letters: receivers(policy, register.on(dateOf(reminder.at, timeZone)), snapshot, reminder.to).map((receiver) => ({
        person: receiver.person.id,
        name: receiver.person.name,
        sent: known.has(`${reminder.key}/${receiver.person.id}`),
        digest: sending(policy, receiver, reminder.at).state === 'held',
        letter: letterTo(policy, snapshot, reminder, receiver, { url: office.url }),
      })),
    }));
  const waiting = invitations(policy, snapshot).reduce((last, { at }) => (at > last ? at : last), now);
  const due = invitationsDue(office, policy, snapshot, waiting, register, known).filter(
    ({ row }) => row.plannedAt <= end,
  );
  const invited = [...Map.groupBy(due, ({ row }) => row.key.slice(0, row.key.lastIndexOf('/')))].map(([key, group]) =>
    invitationLetter(policy, key, group as [InvitationDue, ...InvitationDue[]], language),
  );
  return { policy, planned: [...planned, ...invited].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) };
}

/** What the people of one group get with the same entry; in different words where some are invited and others told of a move. */
function invitationLetter(
  policy: Policy,
  key: string,
  group: [InvitationDue, ...InvitationDue[]],
  language: Language,
): PlannedLetter {
  const [{ invitation, sequence, message, row }] = group;
  return {
    at: row.plannedAt,
    key,
    rule: invitation.id,
    message,
    subject: row.subject,
    deadline: null,
    entry: { method: invitation.method, sequence, begins: invitation.begins, ends: invitation.ends },
    source: invitation.source,
    roles: [...new Set(group.map(({ receiver: { role } }) => policy.roles[role]?.title[language] ?? role))],
    letters: group.map(({ receiver: { person }, row: { subject, text, html } }) => ({
      person: person.id,
      name: person.name,
      sent: false,
      digest: false,
      letter: { subject, text, html },
    })),
  };
}
