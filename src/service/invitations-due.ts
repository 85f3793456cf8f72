/** Invitations that somebody's calendar does not show yet. Level-triggered: compared is what each person was last sent. */

import { calledOff, type Invitation, invitations } from '../engine/invitations.ts';
import { dateOf, intoMailWindow } from '../engine/time.ts';
import type { Case, Instant } from '../engine/types.ts';
import { dateInWords, timeInWords } from '../engine/wording.ts';
import type { NewOutboxRow } from '../ledger/contract.ts';
import type { CalendarDate, Language, Policy } from '../policy/types.ts';
import { asKnown, calendarText, uidOf } from '../post/invitation.ts';
import { newMail } from './new-mail.ts';
import { mailDomain, type Office } from './office.ts';
import { type Receiver, receivers } from './recipients.ts';
import type { Register } from './register.ts';
import { letterTo } from './write-letter.ts';

export interface InvitationDue {
  invitation: Invitation;
  receiver: Receiver;
  sequence: number;
  message: string;
  row: NewOutboxRow;
  /** Key of the letter that the person was last sent about it. */
  after: string | null;
}

/** What a person was last sent of one invitation, as its key tells. */
interface Shown {
  key: string;
  sequence: number;
  method: Invitation['method'];
  begins: Instant;
  ends: Instant;
}

/**
 * Nobody is told of a day that is over, and a deputy is invited to the days on which they are deputy. Somebody who is invited hears of a move or a cancellation even when the role has
 * passed to another in the meantime.
 */
export function invitationsDue(
  office: Office,
  policy: Policy,
  kase: Case,
  at: Instant,
  register: Register,
  known: Set<string>,
): InvitationDue[] {
  const due: InvitationDue[] = [];
  const standing = invitations(policy, kase);
  for (const invitation of standing) {
    if (invitation.at > at || invitation.ends <= at) continue;
    const shown = shownTo(kase, invitation.id, known);
    const people = register.on(invitation.day);
    const invited = people.filter(({ id }) => shown.get(id)?.method === 'request');
    const to = receivers(policy, people, kase, invitation.to);
    for (const receiver of to) {
      if (invitation.method === 'cancel') break;
      const last = shown.get(receiver.person.id);
      if (last && sameDay(last, invitation)) continue;
      due.push(write(office, policy, kase, at, invitation, receiver, last));
    }
    for (const person of invited) {
      const stays = invitation.method === 'request' && to.some((receiver) => receiver.person.id === person.id);
      if (stays) continue;
      const receiver = { person, role: invitation.to[0]?.role ?? '' };
      due.push(write(office, policy, kase, at, { ...invitation, method: 'cancel' }, receiver, shown.get(person.id)));
    }
  }
  for (const id of idsShown(kase, known)) {
    if (standing.some((invitation) => invitation.id === id)) continue;
    for (const [personId, last] of shownTo(kase, id, known)) {
      const person = register.on(dateOf(at, policy.calendar.timeZone)).find((each) => each.id === personId);
      const gone = calledOff(policy, kase, id, { begins: last.begins, ends: last.ends }, at);
      if (!person || !gone || last.method === 'cancel' || last.ends <= at) continue;
      due.push(write(office, policy, kase, at, gone, { person, role: gone.to[0]?.role ?? '' }, last));
    }
  }
  return due;
}

function sameDay(last: Shown, { begins, ends }: Invitation): boolean {
  return last.method === 'request' && last.begins === begins && last.ends === ends;
}

function write(
  office: Office,
  policy: Policy,
  kase: Case,
  at: Instant,
  invitation: Invitation,
  receiver: Receiver,
  last: Shown | undefined,
): InvitationDue {
  const { method, messages, hours, begins, ends } = invitation;
  const { person } = receiver;
  // A correction of the record can take a move back; a calendar still takes only what is newer than what it shows.
  const sequence = Math.max(invitation.sequence, last ? last.sequence + 1 : 0);
  const message =
    method === 'cancel' ? messages.cancelled : last?.method === 'request' ? messages.moved : messages.invited;
  const values = {
    'invitation.title': invitation.title[person.language],
    'invitation.weekday': weekday(invitation.day, person.language),
    'invitation.date': days(policy, invitation, person.language),
    'invitation.from': timeInWords(hours.from, person.language),
    'invitation.to': timeInWords(hours.to, person.language),
  };
  const letter = letterTo(policy, kase, { message, at }, receiver, { values, url: office.url });
  const entry = `${kase.id}-${invitation.id}`;
  const calendar = calendarText({
    uid: `${entry}@${mailDomain(office)}`,
    method,
    sequence,
    stamp: at,
    begins,
    ends,
    summary: `${invitation.title[person.language]}: ${kase.title}`,
    description: letter.text,
    organizer: office.sender,
    attendee: { name: person.name, address: person.email },
  });
  const row = newMail(office, {
    key: `${prefix(kase, invitation.id)}${sequence}/${method}/${begins}/${ends}/${person.id}`,
    caseId: kase.id,
    person: person.id,
    calendar,
    late: false,
    letter,
    plannedAt: intoMailWindow(policy.calendar, at),
    state: 'pending',
  });
  return { invitation, receiver, sequence, message, row, after: last?.key ?? null };
}

/** What goes out of an invitation: what a calendar shows already is told of under the name that it was sent with. */
export async function entryAsSent({ ledger }: Office, { row, after }: InvitationDue): Promise<NewOutboxRow> {
  const [earlier] = after === null ? [] : await ledger.outbox({ key: after });
  const calendar = row.calendar && earlier?.calendar ? asKnown(row.calendar, earlier.calendar) : row.calendar;
  return { ...row, calendar };
}

/** The UID by which a person's calendar knows an invitation; null for somebody who was never sent it. */
export async function uidSent(
  { ledger }: Office,
  kase: Case,
  id: string,
  person: string,
  known: Set<string>,
): Promise<string | null> {
  const last = shownTo(kase, id, known).get(person);
  const [letter] = last ? await ledger.outbox({ key: last.key }) : [];
  return letter ? uidOf(letter.calendar) : null;
}

function prefix(kase: Case, id: string): string {
  return `${kase.id}/invitation/${id}/`;
}

/** Invitations of the case that somebody has been sent. */
function idsShown(kase: Case, known: Set<string>): Set<string> {
  const begin = `${kase.id}/invitation/`;
  const keys = [...known].filter((key) => key.startsWith(begin));
  return new Set(keys.map((key) => key.slice(begin.length, key.indexOf('/', begin.length))));
}

/** What each person was last sent of an invitation. */
export function shownTo(kase: Case, id: string, known: Set<string>): Map<string, Shown> {
  const begin = prefix(kase, id);
  const shown = new Map<string, Shown>();
  for (const key of known) {
    if (!key.startsWith(begin)) continue;
    const [sequence, method, begins = '', ends = '', person = ''] = key.slice(begin.length).split('/');
    const one: Shown = {
      key,
      sequence: Number(sequence),
      method: method === 'request' ? 'request' : 'cancel',
      begins,
      ends,
    };
    const other = shown.get(person);
    if (!other || other.sequence < one.sequence) shown.set(person, one);
  }
  return shown;
}

function days(policy: Policy, { day, ends }: Invitation, language: Language): string {
  const last = dateOf(ends, policy.calendar.timeZone);
  const first = dateInWords(day, language);
  return last === day ? first : `${first}${language === 'da' ? ' til ' : ' to '}${dateInWords(last, language)}`;
}

function weekday(day: CalendarDate, language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(day));
}
