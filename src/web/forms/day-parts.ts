/** A date is asked for in three fields, day, month and year, whatever the browser makes of dates; here they become one. */

export const dayParts = ['day', 'month', 'year'] as const;

type DayPart = (typeof dayParts)[number];

export function partName(name: string, part: DayPart): string {
  return `${name}--${part}`;
}

/** What stands in each field: of a date as it is stored, and of one that was written and is none. */
export function splitDay(value: string): Record<DayPart, string> {
  const stored = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (stored) {
    const [, year = '', month = '', day = ''] = stored;
    return { day: String(Number(day)), month: String(Number(month)), year };
  }
  const [day = '', month = '', year = ''] = value.split('.');
  return { day, month, year };
}

/** The fields of a form with each date as one: `2027-02-03`, or `30.2.` as it was written where it is no date. */
export function withDays<Value extends string | string[]>(
  fields: Record<string, Value>,
): Record<string, Value | string> {
  const names = Object.keys(fields).flatMap((name) => /^(.+)--day$/.exec(name)?.[1] ?? []);
  if (names.length === 0) return fields;
  const parts = new Set(names.flatMap((name) => dayParts.map((part) => partName(name, part))));
  const joined: Record<string, Value | string> = {};
  for (const [name, value] of Object.entries(fields)) if (!parts.has(name)) joined[name] = value;
  for (const name of names) {
    if (name === '__proto__' || Object.hasOwn(joined, name)) continue;
    const [day = '', month = '', year = ''] = dayParts.map((part) => {
      const written = fields[partName(name, part)];
      return typeof written === 'string' ? written.replaceAll('.', '').trim() : '';
    });
    joined[name] = joinDay(day, month, year);
  }
  return joined;
}

function joinDay(day: string, month: string, year: string): string {
  if (day + month + year === '') return '';
  const whole = /^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && /^\d{4}$/.test(year);
  return whole ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : `${day}.${month}.${year}`;
}
