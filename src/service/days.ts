import { addPeriod, dateOf, isCalendarDate, spanOf } from '../engine/time.ts';
import type { Instant, Span } from '../engine/types.ts';
import type { ParsedText } from '../policy/text.ts';
import type { CalendarDate } from '../policy/types.ts';

/** The day it is where the text's calendar applies. */
export function today(text: ParsedText, at: Instant): CalendarDate {
  return dateOf(at, timeZoneOf(text));
}

/** `YYYY-MM-DD` and a day that exists. */
export function isDay(written: string): boolean {
  return isCalendarDate(written);
}

/** A day, a month or a year as a person writes it; null for anything else. */
export function spanGiven(written: string): Span | null {
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(written) && isDay(`${written}-01-01`.slice(0, 10))
    ? spanOf(written)
    : null;
}

export function yearAfter(date: CalendarDate): CalendarDate {
  return addPeriod(date, 'P1Y', { monthEnd: 'down' });
}

/** The day so many days after another. */
export function daysAfter(date: CalendarDate, days: number): CalendarDate {
  return addPeriod(date, `P${days}D`, { monthEnd: 'down' });
}

/** To make one takes longer than to use it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Time of day with its date, where the text's calendar applies: `2026-11-23 08:00`. */
export function localTime(text: ParsedText, at: Instant): { date: CalendarDate; time: string } {
  const timeZone = timeZoneOf(text);
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  clocks.set(timeZone, clock);
  return { date: dateOf(at, timeZone), time: clock.format(new Date(at)) };
}

/** The calendar is a required part of the text. */
export function timeZoneOf(text: ParsedText): string {
  if (!text.calendar) throw new Error('The text has no calendar.');
  return text.calendar.value.timeZone;
}
