import { addPeriod, dateOf, isCalendarDate } from '../engine/time.ts';
import type { Instant } from '../engine/types.ts';
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

export function yearAfter(date: CalendarDate): CalendarDate {
  return addPeriod(date, 'P1Y', { monthEnd: 'down' });
}

/** Time of day with its date, where the text's calendar applies: `2026-11-23 08:00`. */
export function localTime(text: ParsedText, at: Instant): { date: CalendarDate; time: string } {
  const timeZone = timeZoneOf(text);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(at));
  return { date: dateOf(at, timeZone), time };
}

function timeZoneOf(text: ParsedText): string {
  return text.calendar?.value.timeZone ?? 'Europe/Copenhagen';
}
