/** Calendar dates as whole days: no clock, no time zone, no `Date`. The calendar is the Gregorian one, years 1 to 9999. */

import { daysInMonth, isCalendarDate } from '../conditions/calendar-date.ts';
import type { CalendarDate } from '../policy/types.ts';

type TimeErrorCode =
  | 'date'
  | 'period'
  | 'span'
  | 'instant'
  | 'time-of-day'
  | 'time-zone'
  | 'calendar'
  | 'order'
  | 'out-of-range';

/** Something about time that cannot be answered; the message says what was found and what was expected. */
export class TimeError extends Error {
  readonly code: TimeErrorCode;
  constructor(code: TimeErrorCode, message: string) {
    super(message);
    this.name = 'TimeError';
    this.code = code;
  }
}

interface YearMonthDay {
  year: number;
  month: number;
  day: number;
}

/** Days from `a` to `b`; negative when `b` comes first. @throws {TimeError} for anything but two real dates. */
export function daysBetween(a: CalendarDate, b: CalendarDate): number {
  return dayNumber(readDate(b)) - dayNumber(readDate(a));
}

/** The date `days` whole days later, or earlier when negative. @throws {TimeError} outside years 1 to 9999. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return writeDate(fromDayNumber(dayNumber(readDate(date)) + days));
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: CalendarDate): number {
  // 1 January of year 1, day 0, was a Monday.
  return (dayNumber(readDate(date)) % 7) + 1;
}

/** @throws {TimeError} `date` when the text is not a real date. */
export function readDate(date: CalendarDate): YearMonthDay {
  if (!isCalendarDate(date)) {
    throw new TimeError(
      'date',
      `"${date}" is not a date. Expected a real day written YYYY-MM-DD, for instance 2021-02-10.`,
    );
  }
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) };
}

/** @throws {TimeError} `out-of-range` outside years 1 to 9999. */
export function writeDate({ year, month, day }: YearMonthDay): CalendarDate {
  if (year < 1 || year > 9999) {
    throw new TimeError('out-of-range', `The result falls in year ${year}. Expected a date in the years 1 to 9999.`);
  }
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Days since 1 January of year 1. */
export function dayNumber({ year, month, day }: YearMonthDay): number {
  let days = daysBeforeYear(year) + day - 1;
  for (let earlier = 1; earlier < month; earlier++) days += daysInMonth(year, earlier);
  return days;
}

export function fromDayNumber(number: number): YearMonthDay {
  // The mean year puts the guess at most one year off.
  let year = Math.floor(number / 365.2425) + 1;
  if (daysBeforeYear(year) > number) year -= 1;
  else if (daysBeforeYear(year + 1) <= number) year += 1;
  let month = 1;
  let left = number - daysBeforeYear(year);
  while (left >= daysInMonth(year, month)) {
    left -= daysInMonth(year, month);
    month += 1;
  }
  return { year, month, day: left + 1 };
}

function daysBeforeYear(year: number): number {
  const before = year - 1;
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
}
