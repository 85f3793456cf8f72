/**
 * The one door to time: periods, zoned instants, the mail window and spans of uncertain dates.
 * Nothing here reads a clock. Luxon answers only for a zone's offset at a given instant, because its own conversion
 * of local times starts from the present moment's offset.
 */

import { IANAZone } from 'luxon';
import { daysInMonth, isCalendarDate } from '../conditions/calendar-date.ts';
import { readPeriod } from '../conditions/period.ts';
import type { Calendar, CalendarDate, Period } from '../policy/types.ts';
import { roll } from './calendar.ts';
import { addDays, dayNumber, daysBetween, fromDayNumber, readDate, TimeError, writeDate } from './dates.ts';
import type { Duration, Instant, Span } from './types.ts';

export { isCalendarDate } from '../conditions/calendar-date.ts';
export { holidayOn, isWorkingDay, roll } from './calendar.ts';
export { daysBetween, TimeError } from './dates.ts';

export interface PeriodRules {
  /** A day that does not exist in the month becomes its last day (down) or the first of the next month (up). */
  monthEnd: 'down' | 'up';
  /** To a working day; left out: none. Needs `calendar`. */
  roll?: 'none' | 'following' | 'preceding';
  calendar?: Calendar;
}

const dayInMilliseconds = 86_400_000;

/**
 * Months first, with the declared rounding, then days, then to a working day.
 * @throws {TimeError} `date`, `period`, `calendar`, or `out-of-range` outside years 1 to 9999.
 */
export function addPeriod(from: CalendarDate, period: Period, rules: PeriodRules): CalendarDate {
  const length = readPeriod(period);
  if (!length) {
    throw new TimeError(
      'period',
      `"${period}" is not a period. Expected years, months, weeks and days as in P24M, P1Y6M, P7D or -P1M.`,
    );
  }
  const date = writeDate(fromDayNumber(dayAfterMonths(from, length.months, rules.monthEnd) + length.days));
  if (rules.roll === undefined || rules.roll === 'none') return date;
  if (!rules.calendar) {
    throw new TimeError('calendar', `Rolling to a ${rules.roll} working day needs a calendar, and none was given.`);
  }
  return roll(rules.calendar, date, rules.roll);
}

/**
 * From `a` to `b`: the most whole months (a day that does not exist counting as the last of its month) and the days left over.
 * @throws {TimeError} `order` when `b` comes before `a`.
 */
export function between(a: CalendarDate, b: CalendarDate): Duration {
  const inDays = daysBetween(a, b);
  if (inDays < 0) throw new TimeError('order', `${b} comes before ${a}. Expected the earlier date first.`);
  const start = readDate(a);
  const end = readDate(b);
  const last = dayNumber(end);
  let months = (end.year - start.year) * 12 + end.month - start.month;
  if (dayAfterMonths(a, months, 'down') > last) months -= 1;
  return { months, days: last - dayAfterMonths(a, months, 'down'), inDays };
}

/** The date of an instant in a time zone. @throws {TimeError} `instant`, `time-zone` or `out-of-range`. */
export function dateOf(instant: Instant, timeZone: string): CalendarDate {
  if (latestDate.instant === instant && latestDate.timeZone === timeZone) return latestDate.date;
  const at = readInstant(instant);
  const local = new Date(at + offsetAt(timeZone, at));
  const date = writeDate({ year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() });
  latestDate = { instant, timeZone, date };
  return date;
}

/** A command asks for the date of one instant again and again. */
let latestDate = { instant: '', timeZone: '', date: '' };

/**
 * The instant of a local time `HH:mm`. Skipped by summer time, it counts from before the gap (02:30 becomes 03:30);
 * occurring twice, it is the first. @throws {TimeError} `date`, `time-of-day`, `time-zone` or `out-of-range`.
 */
export function instantAt(date: CalendarDate, time: string, timeZone: string): Instant {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw new TimeError('time-of-day', `"${time}" is not a time of day. Expected HH:mm from 00:00 to 23:59.`);
  }
  readDate(date);
  const local = Date.parse(`${date}T${time}:00.000Z`);
  const before = offsetAt(timeZone, local - dayInMilliseconds);
  const after = offsetAt(timeZone, local + dayInMilliseconds);
  // Only an offset that leads to an instant with that same offset is a true reading of the local time.
  const readings = [...new Set([local - before, local - after])].filter((at) => at + offsetAt(timeZone, at) === local);
  return writeInstant(readings.length > 0 ? Math.min(...readings) : local - before);
}

/**
 * The first instant at or after the given one within the calendar's mail hours, from inclusive, to exclusive.
 * @throws {TimeError} `instant`, `time-of-day`, `time-zone`, or `calendar` when the hours are empty or no day is a working day.
 */
export function intoMailWindow(calendar: Calendar, instant: Instant): Instant {
  const { from, to, workingDaysOnly } = calendar.mail;
  if (from >= to) {
    throw new TimeError(
      'calendar',
      `The mail hours of the calendar "${calendar.id}" are ${from} to ${to}. Expected from before to.`,
    );
  }
  let day = dateOf(instant, calendar.timeZone);
  while (true) {
    if (workingDaysOnly) day = roll(calendar, day, 'following');
    const opens = instantAt(day, from, calendar.timeZone);
    const closes = instantAt(day, to, calendar.timeZone);
    // Instants are written with a fixed width, so they compare as text. Summer time may swallow a short window.
    if (instant < closes && opens < closes) return instant < opens ? opens : instant;
    day = addDays(day, 1);
  }
}

/** Reads `2021-02-10`, `2021-02`, `2021` or `unknown`. @throws {TimeError} `span` for anything else. */
export function spanOf(text: string): Span {
  if (text === 'unknown') return { earliest: null, latest: null };
  if (isCalendarDate(text)) return exactly(text);
  const month = `${text}-01`;
  if (isCalendarDate(month)) {
    const first = readDate(month);
    return { earliest: month, latest: writeDate({ ...first, day: daysInMonth(first.year, first.month) }) };
  }
  if (isCalendarDate(`${text}-01-01`)) return { earliest: `${text}-01-01`, latest: `${text}-12-31` };
  throw new TimeError('span', `"${text}" is not a date. Expected 2021-02-10, 2021-02, 2021 or unknown.`);
}

/** A date known to the day. @throws {TimeError} `date`. */
export function exactly(date: CalendarDate): Span {
  readDate(date);
  return { earliest: date, latest: date };
}

/** True when the span is known to the day. */
export function isExact(span: Span): boolean {
  return span.earliest !== null && span.earliest === span.latest;
}

/** Both ends moved by the period; an unknown end stays unknown. @throws {TimeError} as `addPeriod`. */
export function addPeriodToSpan(span: Span, period: Period, rules: PeriodRules): Span {
  return moveEnds(span, (date) => addPeriod(date, period, rules));
}

/** Both ends moved by whole days, back when negative. @throws {TimeError} `out-of-range`. */
export function shiftSpan(span: Span, days: number): Span {
  return moveEnds(span, (date) => addDays(date, days));
}

function moveEnds(span: Span, move: (date: CalendarDate) => CalendarDate): Span {
  return {
    earliest: span.earliest === null ? null : move(span.earliest),
    latest: span.latest === null ? null : move(span.latest),
  };
}

/** Day number after adding months alone, which may lie outside the years that can be written. */
function dayAfterMonths(from: CalendarDate, months: number, monthEnd: PeriodRules['monthEnd']): number {
  const start = readDate(from);
  const index = start.year * 12 + start.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const length = daysInMonth(year, month);
  if (start.day <= length) return dayNumber({ year, month, day: start.day });
  return dayNumber({ year, month, day: length }) + (monthEnd === 'up' ? 1 : 0);
}

/** What a zone's offset is on a UTC day, null where it changes on that day. Asking luxon is slow, and days come again. */
const offsetsOfDays = new Map<string, Map<number, number | null>>();
const mostDays = 20_000;

/** Offset from UTC in milliseconds, east positive. */
function offsetAt(timeZone: string, at: number): number {
  const known = offsetsOfDays.get(timeZone) ?? new Map<number, number | null>();
  const day = Math.floor(at / dayInMilliseconds);
  const ready = known.get(day);
  if (typeof ready === 'number') return ready;
  if (ready === null) return askedOffset(timeZone, at);
  const [first, last] = [day * dayInMilliseconds, (day + 1) * dayInMilliseconds - 1];
  const offset = askedOffset(timeZone, first);
  if (known.size >= mostDays) known.clear();
  // No zone has changed its offset and changed it back within one day.
  known.set(day, offset === askedOffset(timeZone, last) ? offset : null);
  offsetsOfDays.set(timeZone, known);
  return offsetAt(timeZone, at);
}

function askedOffset(timeZone: string, at: number): number {
  const zone = IANAZone.create(timeZone);
  if (!zone.isValid) {
    throw new TimeError(
      'time-zone',
      `"${timeZone}" is not a known time zone. Expected a name such as Europe/Copenhagen.`,
    );
  }
  return zone.offset(at) * 60_000;
}

function readInstant(instant: Instant): number {
  const written = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/.exec(instant);
  if (!written?.[1] || !isCalendarDate(written[1])) {
    throw new TimeError(
      'instant',
      `"${instant}" is not a point in time. Expected UTC with milliseconds, for instance 2021-02-10T08:00:00.000Z.`,
    );
  }
  return Date.parse(instant);
}

function writeInstant(at: number): Instant {
  const year = new Date(at).getUTCFullYear();
  if (year < 1 || year > 9999) {
    throw new TimeError(
      'out-of-range',
      `The result falls in year ${year}. Expected a point in time in the years 1 to 9999.`,
    );
  }
  return new Date(at).toISOString();
}
