/** Calendar dates as places from left to right, with the years and months that are named above them. */

import type { CalendarDate, Language } from '../policy/types.ts';
import { widthOf } from './text-width.ts';
import { colours, textAt } from './time-line-look.ts';
import { element } from './xml.ts';

export interface Axis {
  left: number;
  right: number;
  /** Where the day begins. */
  at(date: CalendarDate): number;
  /** Where the day ends. */
  endOf(date: CalendarDate): number;
}

const dayInMilliseconds = 86_400_000;
const narrowestMonth = 34;
const shortMonths: Record<Language, string[]> = {
  da: 'jan feb mar apr maj jun jul aug sep okt nov dec'.split(' '),
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
};

/** From a little before the first date to a little after the last, in whole months. */
export function axisOver(
  dates: [CalendarDate, ...CalendarDate[]],
  left: number,
  width: number,
): Axis & { months: Month[] } {
  const days = dates.map(dayNumber);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const margin = Math.max(10, (last - first) * 0.03);
  const from = monthOf(first - margin);
  const until = monthOf(last + margin);
  const months: Month[] = [];
  for (let index = from; index <= until; index += 1) months.push({ year: Math.floor(index / 12), month: index % 12 });
  const start = firstDay(from);
  const end = firstDay(until + 1);
  const place = (day: number) => left + ((day - start) / (end - start)) * width;
  return {
    left,
    right: left + width,
    at: (date) => place(dayNumber(date)),
    endOf: (date) => place(dayNumber(date) + 1),
    months,
  };
}

interface Month {
  year: number;
  /** From 0. */
  month: number;
}

/** Names of years and months above `y`, and a line down to `bottom` at each. */
export function drawAxis(axis: Axis & { months: Month[] }, y: number, bottom: number, language: Language): string {
  const step =
    [1, 2, 3, 6, 12].find((each) => ((axis.right - axis.left) / axis.months.length) * each >= narrowestMonth) ?? 12;
  const drawn: string[] = [];
  for (const [index, { year, month }] of axis.months.entries()) {
    const x = axis.at(firstOf({ year, month }));
    const newYear = month === 0;
    if (newYear || (month % step === 0 && step < 12)) {
      drawn.push(
        element('line', {
          x1: x,
          x2: x,
          y1: y - (newYear ? 30 : 14),
          y2: bottom,
          stroke: newYear ? colours.year : colours.month,
          'stroke-width': 1,
        }),
      );
    }
    const room = axis.right - x;
    const untilNewYear = ((12 - month) / axis.months.length) * (axis.right - axis.left);
    const fits = (text: string, size: number) => widthOf(text, size, 'bold') + 8 <= Math.min(room, untilNewYear);
    if ((newYear || index === 0) && fits(String(year), 13))
      drawn.push(textAt(x + 4, y - 18, String(year), { size: 13, weight: 'bold' }));
    const short = shortMonths[language][month]!;
    if (month % step === 0 && step < 12 && fits(short, 10)) drawn.push(textAt(x + 4, y - 4, short, { size: 10 }));
  }
  drawn.push(
    element('line', { x1: axis.left, x2: axis.right, y1: y, y2: y, stroke: colours.ink, 'stroke-width': 1.5 }),
  );
  return drawn.join('\n');
}

function dayNumber(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`) / dayInMilliseconds;
}

function firstOf({ year, month }: Month): CalendarDate {
  return `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-01`;
}

/** Months since the year 0. */
function monthOf(day: number): number {
  const date = new Date(Math.floor(day) * dayInMilliseconds);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function firstDay(month: number): number {
  return dayNumber(firstOf({ year: Math.floor(month / 12), month: month % 12 }));
}
