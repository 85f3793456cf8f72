import { dateOf, intoMailWindow } from '../engine/time.ts';
import type { Instant } from '../engine/types.ts';
import { dateInWords } from '../engine/wording.ts';
import type { OutboxRow, Person } from '../ledger/contract.ts';
import { calendarOf } from '../policy/resolve.ts';
import type { Message } from '../policy/types.ts';
import { writeDigest } from '../post/digest.ts';
import { newMail } from './new-mail.ts';
import type { Office } from './office.ts';

/** True when mail may go out at this instant: never outside the hours of the text's calendar, whatever was missed. */
export function mailMayGo(office: Office, at: Instant): boolean {
  return intoMailWindow(calendarOf(office.text), at) === at;
}

/**
 * Puts the letters held for a person into one mail, at most one a day. Answers how many mails that made. Letters whose
 * reader is no longer known go each by themselves, so that delivery fails where it is seen.
 */
export async function gatherDigests(office: Office, at: Instant): Promise<number> {
  const held = (await office.ledger.outbox({ state: 'held' })).filter(({ plannedAt }) => plannedAt <= at);
  if (held.length === 0) return 0;
  const { timeZone } = calendarOf(office.text);
  const day = dateOf(at, timeZone);
  const people = new Map((await office.ledger.people()).map((person) => [person.id, person]));
  let made = 0;
  for (const [id, rows] of Map.groupBy(held, ({ person }) => person)) {
    const person = people.get(id) ?? { id, name: id, email: '', language: 'da', roles: [] };
    const mail = newMail(office, {
      key: `digest/${id}/${day}`,
      caseId: null,
      person: id,
      calendar: null,
      letter: writeDigest(opening(office), person.language, values(person, rows, day), rows),
      plannedAt: at,
      late: false,
      state: 'pending',
    });
    const keys = rows.map(({ key }) => key);
    if (await office.ledger.gather(mail, keys)) made += 1;
  }
  return made;
}

function values(person: Person, rows: OutboxRow[], day: string) {
  return {
    'recipient.name': person.name,
    'digest.count': String(rows.length),
    'digest.date': dateInWords(day, person.language),
  };
}

/** The message the text opens a digest with; where a newer text has none, nothing but the list. */
function opening({ text }: Office): Message {
  const id = text.calendar?.value.mail.digest?.message;
  const found = id === undefined ? undefined : text.messages.get(id);
  const plain = { subject: '{{digest.date}} ({{digest.count}})', body: '' };
  return { da: found?.da ?? plain, en: found?.en ?? plain };
}
