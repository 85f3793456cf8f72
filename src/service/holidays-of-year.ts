import { holidayOn } from '../engine/calendar.ts';
import { addPeriod } from '../engine/time.ts';
import type { Calendar, CalendarDate, Holiday } from '../policy/types.ts';

/** The days off of the year that a day lies in, in order. */
export function holidaysOfYear(calendar: Calendar, on: CalendarDate): { date: CalendarDate; holiday: Holiday }[] {
  const year = on.slice(0, 4);
  const found: { date: CalendarDate; holiday: Holiday }[] = [];
  for (let date = `${year}-01-01`; ; date = addPeriod(date, 'P1D', { monthEnd: 'down' })) {
    const holiday = holidayOn(calendar, date);
    if (holiday) found.push({ date, holiday });
    if (date === `${year}-12-31`) return found;
  }
}
