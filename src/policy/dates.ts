/** What counts as a date and as a period in the text. Arithmetic on them belongs to the engine. */

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const periodPattern = /^-?P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?$/;

export function isCalendarDate(value: string): boolean {
  const match = datePattern.exec(value);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function isPeriod(value: string): boolean {
  return periodPattern.test(value);
}

/** The last day of the month where the day is too high; nothing where the shape is another. */
export function nearestDate(value: string): string | undefined {
  const match = datePattern.exec(value);
  if (!match) return undefined;
  const [year, month] = match.slice(1).map(Number) as [number, number];
  if (month < 1 || month > 12) return undefined;
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

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}
