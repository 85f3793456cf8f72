/** Holidays and working days of a calendar that is given as data. */

import type { Calendar, CalendarDate, Holiday } from '../policy/types.ts';
import { addDays, dayNumber, readDate, TimeError, weekday } from './dates.ts';

/** The first holiday of the calendar's list that falls on the date. @throws {TimeError} when it is not a real date. */
export function holidayOn(calendar: Calendar, date: CalendarDate): Holiday | null {
  const day = readDate(date);
  const sinceEaster = dayNumber(day) - easterSunday(day.year);
  for (const holiday of calendar.holidays) {
    if (holiday.from !== undefined && day.year < holiday.from) continue;
    if (holiday.until !== undefined && day.year > holiday.until) continue;
    if (holiday.on === date.slice(5) || holiday.easter === sinceEaster) return holiday;
  }
  return null;
}

export function isWorkingDay(calendar: Calendar, date: CalendarDate): boolean {
  return calendar.workingDays.includes(weekday(date)) && holidayOn(calendar, date) === null;
}

/**
 * The date itself when it is a working day, otherwise the nearest working day in the direction.
 * @throws {TimeError} `calendar` when there is none within a year, `out-of-range` outside years 1 to 9999.
 */
export function roll(calendar: Calendar, date: CalendarDate, direction: 'following' | 'preceding'): CalendarDate {
  const step = direction === 'following' ? 1 : -1;
  let day = date;
  for (let tried = 0; tried <= 366; tried++) {
    if (isWorkingDay(calendar, day)) return day;
    day = addDays(day, step);
  }
  throw new TimeError(
    'calendar',
    `The calendar "${calendar.id}" has no working day within a year of ${date}. Expected at least one weekday under workingDays that is not always a holiday.`,
  );
}

/**
 * Day number of Easter Sunday: the Sunday after the church's full moon on or after 21 March.
 * Gauss's rule with the Gregorian corrections.
 */
function easterSunday(year: number): number {
  const cycle = year % 19;
  const century = Math.floor(year / 100);
  const drift = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const age = (19 * cycle + drift + 15) % 30;
  // Moved a day back so that no two years of a cycle share a full moon.
  const moon = age === 29 || (age === 28 && cycle > 10) ? age - 1 : age;
  const fullMoon = dayNumber({ year, month: 3, day: 21 }) + moon;
  return fullMoon + 7 - (((fullMoon % 7) + 1) % 7);
}
