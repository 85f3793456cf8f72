import { reminders } from '../engine/reminders.ts';
import { exactly, instantAt } from '../engine/time.ts';
import type { Instant, Reminder } from '../engine/types.ts';
import type { CalendarDate, Language, Policy } from '../policy/types.ts';
import type { Letter } from '../post/letter.ts';
import { caseById, type Office, policyOf } from './office.ts';
import { receivers } from './recipients.ts';
import { letterTo } from './write-letter.ts';

/** One reminder of a case's plan, with whom it reaches today and the very letters they get. */
export interface PlannedLetter {
  at: Instant;
  key: string;
  rule: string;
  message: string;
  deadline: Reminder['deadline'] | null;
  source: string[];
  /** Roles it is sent to, in the language asked for. */
  roles: string[];
  letters: { person: string; name: string; sent: boolean; letter: Letter }[];
}

/** What would be sent in the case up to and including a day, if nothing happens in it before. @throws {NoSuchCase} */
export async function plannedLetters(
  office: Office,
  id: string,
  { from, until, language }: { from: Instant | null; until: CalendarDate; language: Language },
): Promise<{ policy: Policy; planned: PlannedLetter[] }> {
  const { snapshot } = await caseById(office, id);
  const policy = await policyOf(office, snapshot);
  const end = instantAt(exactly(until).latest as CalendarDate, '23:59', policy.calendar.timeZone);
  const people = await office.ledger.people();
  const known = await office.ledger.outboxKeys(id);
  const planned = reminders(policy, snapshot)
    .filter(({ at }) => at <= end && (from === null || at >= from))
    .map((reminder) => ({
      at: reminder.at,
      key: reminder.key,
      rule: reminder.rule,
      message: reminder.message,
      deadline: reminder.deadline ?? null,
      source: reminder.source,
      roles: [...new Set(reminder.to.map(({ role }) => policy.roles[role]?.title[language] ?? role))],
      letters: receivers(people, snapshot, reminder.to).map((receiver) => ({
        person: receiver.person.id,
        name: receiver.person.name,
        sent: known.has(`${reminder.key}/${receiver.person.id}`),
        letter: letterTo(policy, snapshot, reminder, receiver, false),
      })),
    }));
  return { policy, planned };
}
