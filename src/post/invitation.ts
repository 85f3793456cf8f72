/** A calendar entry as iCalendar text (RFC 5545, RFC 5546), in the form that Outlook and Google take. */

import ical, {
  foldLines,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { Instant } from '../engine/types.ts';
import { type Mailbox, onTheWire } from './address.ts';

export interface Entry {
  /** The same for ever; calendars know the entry by it. */
  uid: string;
  method: 'request' | 'cancel';
  sequence: number;
  stamp: Instant;
  begins: Instant;
  ends: Instant;
  summary: string;
  /** Plain text; line breaks are kept. */
  description: string;
  organizer: Mailbox;
  attendee: Mailbox;
}

/** Times are written in UTC: a time zone's name without its rules puts Outlook an hour off. */
export function calendarText(entry: Entry): string {
  const cancelled = entry.method === 'cancel';
  const calendar = ical({
    prodId: { company: 'lkt-engine', product: 'lkt', language: 'DA' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  const event = calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: new Date(entry.stamp),
    start: new Date(entry.begins),
    end: new Date(entry.ends),
    summary: plain(entry.summary).replaceAll('\n', ' '),
    description: plain(entry.description).trim(),
    organizer: { name: plain(entry.organizer.name) || entry.organizer.address, email: entry.organizer.address },
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
  });
  event.createAttendee({
    name: plain(entry.attendee.name) || entry.attendee.address,
    email: onTheWire(entry.attendee.address),
    role: ICalAttendeeRole.REQ,
    type: ICalAttendeeType.INDIVIDUAL,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: !cancelled,
  });
  return `${calendar.toString()}\r\n`;
}

/**
 * The entry for the same person at the address the mail goes to: an entry whose attendee is somebody else than its reader
 * is shown without a way to answer.
 */
export function attendedAt(calendar: string, address: string): string {
  const whole = unfolded(calendar);
  const attended = whole.replace(/^(ATTENDEE[;:].*mailto:).*$/im, (_, before: string) => before + onTheWire(address));
  return attended === whole ? calendar : foldLines(attended);
}

/**
 * The entry under the UID and ORGANIZER that an earlier one was sent with: by these a calendar knows it again, whoever
 * mail comes from by now.
 */
export function asKnown(calendar: string, earlier: string): string {
  const before = unfolded(earlier);
  const kept = ['UID', 'ORGANIZER'].reduce((so, name) => {
    const line = lineOf(name).exec(before)?.[0];
    return line === undefined ? so : so.replace(lineOf(name), () => line);
  }, unfolded(calendar));
  return foldLines(kept);
}

/** The UID that an entry was sent with; null where its text is no longer kept. */
export function uidOf(calendar: string | null): string | null {
  return calendar === null ? null : (lineOf('UID').exec(unfolded(calendar))?.[0].slice('UID:'.length) ?? null);
}

function lineOf(name: string): RegExp {
  return new RegExp(`^${name}[;:][^\\r\\n]*`, 'm');
}

function unfolded(calendar: string): string {
  return calendar.replace(/\r\n[ \t]/g, '');
}

/** The MIME parameter that must say the same as the text. */
export function methodOf(calendar: string): 'REQUEST' | 'CANCEL' {
  return /^METHOD:CANCEL\r?$/m.test(calendar) ? 'CANCEL' : 'REQUEST';
}

/** Line breaks in one spelling; no other control or direction-changing character. */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, '');
}
