/** Dates and periods that were probably meant. What counts as one is the same for the whole house: see `conditions`. */

import { daysInMonth, isCalendarDate } from '../conditions/calendar-date.ts';
import { readPeriod } from '../conditions/period.ts';

export function isPeriod(value: unknown): boolean {
  return readPeriod(value) !== undefined;
}

const units: [unit: string, words: RegExp][] = [
  ['Y', /^(?:år|years?)$/],
  ['M', /^(?:måned(?:er)?|months?)$/],
  ['W', /^(?:uger?|weeks?)$/],
  ['D', /^(?:dage?|days?)$/],
];

/** The date that was probably meant: written the Danish way, without its noughts, or on a day that the month lacks. */
export function nearestDate(value: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(value) ??
    /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(value)?.toSpliced(1, 3, ...value.split(/[-./]/).toReversed()) ??
    [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (!isCalendarDate(`${year}-${month.padStart(2, '0')}-01`)) return undefined;
  const last = daysInMonth(Number(year), Number(month));
  const near = Math.min(Math.max(Number(day), 1), last);
  return `${year}-${month.padStart(2, '0')}-${String(near).padStart(2, '0')}`;
}

/** The period that was probably meant: one character too many, small letters, a missing P. */
export function nearestPeriod(value: string): string | undefined {
  const [, count, word] = /^(\d+)\s*(\p{L}+)$/u.exec(value.trim().toLowerCase()) ?? [];
  const unit = units.find(([, words]) => words.test(word ?? ''))?.[0];
  if (unit) return `P${count}${unit}`;
  const upper = value.trim().toUpperCase();
  const candidates = [upper, `P${upper}`, upper.replace(/^P(\d+)\s+([YMWD])$/, 'P$1$2')];
  for (let index = upper.length - 1; index >= 0; index -= 1)
    candidates.push(upper.slice(0, index) + upper.slice(index + 1));
  return candidates.find((candidate) => candidate !== value && isPeriod(candidate));
}
