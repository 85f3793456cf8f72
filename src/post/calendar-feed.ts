/** A calendar that others subscribe to (RFC 5545, method PUBLISH): the same ids as invitations, so that nothing stands there twice. */

import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Instant } from '../engine/types.ts';
import type { CalendarDate, Language } from '../policy/types.ts';
import type { Mailbox } from './address.ts';
import { plain } from './invitation.ts';

export interface FeedEntry {
  uid: string;
  sequence: number;
  /** When what it says was recorded. */
  stamp: Instant;
  /** Times, or the whole of a day. */
  on: { begins: Instant; ends: Instant } | { day: CalendarDate };
  summary: string;
  /** Plain text; line breaks are kept. */
  description: string;
  /** Address of the page it is about. */
  url: string;
}

export function feedText(
  entries: FeedEntry[],
  { title, language, organizer }: { title: string; language: Language; organizer: Mailbox },
): string {
  const calendar = ical({
    name: plain(title).replaceAll('\n', ' '),
    prodId: { company: 'lkt-engine', product: 'lkt', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 60 * 60 * 4,
  });
  for (const { uid, sequence, stamp, on, summary, description, url } of entries) {
    const whole = 'day' in on;
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: new Date(stamp),
      start: new Date(whole ? on.day : on.begins),
      // The end of a whole day is the next one, and may be left out.
      ...(whole ? { allDay: true } : { end: new Date(on.ends) }),
      summary: plain(summary).replaceAll('\n', ' '),
      description: plain(description).trim(),
      url,
      organizer: { name: plain(organizer.name) || organizer.address, email: organizer.address },
      status: ICalEventStatus.CONFIRMED,
      transparency: whole ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  }
  return `${calendar.toString()}\r\n`;
}
