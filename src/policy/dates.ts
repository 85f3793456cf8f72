/** Dates and periods that were probably meant. What counts as one is the same for the whole house: see `conditions`. */

import { daysInMonth } from '../conditions/calendar-date.ts';
import { readPeriod } from '../conditions/period.ts';

export function isPeriod(value: unknown): boolean {
  return readPeriod(value) !== undefined;
}

/** The last day of the month where the day is too high; nothing where the shape is another. */
export function nearestDate(value: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return undefined;
  const [year, month] = match.slice(1).map(Number) as [number, number];
  if (year < 1 || month < 1 || month > 12) return undefined;
  return `${match[1]}-${match[2]}-${daysInMonth(year, month)}`;
}

/** The period that was probably meant: one character too many, small letters, a missing P. */
export function nearestPeriod(value: string): string | undefined {
  const upper = value.trim().toUpperCase();
  const candidates = [upper, `P${upper}`, upper.replace(/^P(\d+)\s+([YMWD])$/, 'P$1$2')];
  for (let index = upper.length - 1; index >= 0; index -= 1)
    candidates.push(upper.slice(0, index) + upper.slice(index + 1));
  return candidates.find((candidate) => candidate !== value && isPeriod(candidate));
}
