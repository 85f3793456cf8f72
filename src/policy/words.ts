/** Periods, states of binding and units in the words of a report. */

import type { CalendarDate, DeadlineRule, Json, Language, Parameter, Period, Rung, Status } from './types.ts';

const units = {
  Y: { da: ['år', 'år'], en: ['year', 'years'] },
  M: { da: ['måned', 'måneder'], en: ['month', 'months'] },
  W: { da: ['uge', 'uger'], en: ['week', 'weeks'] },
  D: { da: ['dag', 'dage'], en: ['day', 'days'] },
} as const;

/** `P1Y6M` → `1 år og 6 måneder`. */
export function periodInWords(period: Period, language: Language): string {
  const parts = [...period.matchAll(/(\d+)([YMWD])/g)].map(([, count, unit]) => {
    const [one, many] = units[unit as keyof typeof units][language];
    return `${count} ${count === '1' ? one : many}`;
  });
  const joined = parts.join({ da: ' og ', en: ' and ' }[language]);
  return period.startsWith('-') ? `−${joined}` : joined;
}

/** `14 dage fra planlagt: Mødet holdes`, `14 dage før planlagt: …`, `på dagen for planlagt: …`. */
export function countedInWords(period: Period, start: string, language: Language): string {
  const danish = language === 'da';
  if (/^P0[DWMY]$/.test(period)) return `${danish ? 'på dagen for' : 'on the day of'} ${start}`;
  if (period.startsWith('-'))
    return `${periodInWords(period.slice(1), language)} ${danish ? 'før' : 'before'} ${start}`;
  return `${periodInWords(period, language)} ${danish ? 'fra' : 'from'} ${start}`;
}

const statuses: Record<Status, Record<Language, string>> = {
  'in-force': { da: 'gældende', en: 'in force' },
  decided: { da: 'besluttet', en: 'decided' },
  proposed: { da: 'foreslået', en: 'proposed' },
  practice: { da: 'praksis', en: 'practice' },
};

export function statusInWords(status: Status, language: Language): string {
  return statuses[status][language];
}

export function valueInWords(value: Json, unit: Parameter['unit'], language: Language): string {
  if (unit === 'period') return periodInWords(String(value), language);
  if (unit === 'switch') return value ? { da: 'ja', en: 'yes' }[language] : { da: 'nej', en: 'no' }[language];
  return String(value);
}

const kinds: Record<DeadlineRule['kind'], Record<Language, string>> = {
  cap: { da: 'loft', en: 'cap' },
  deadline: { da: 'frist', en: 'deadline' },
  date: { da: 'dato', en: 'date' },
};

export function kindInWords(kind: DeadlineRule['kind'], language: Language): string {
  return kinds[kind][language];
}

/** When a rung of a ladder stands, counted from the due date or from the beginning. */
export function rungInWords(rung: Rung, language: Language): string {
  const period = (given: Period) => periodInWords(given, language);
  const danish = language === 'da';
  const repeated =
    rung.every && rung.atMost
      ? danish
        ? `, derefter hver gang der er gået ${period(rung.every)}, højst ${rung.atMost} gange i alt`
        : `, then every ${period(rung.every)}, at most ${rung.atMost} times in all`
      : '';
  if (rung.on) return (danish ? 'på dagen' : 'on the day') + repeated;
  if (rung.before) return (danish ? `${period(rung.before)} før` : `${period(rung.before)} before`) + repeated;
  if (rung.after) return (danish ? `${period(rung.after)} efter` : `${period(rung.after)} after`) + repeated;
  if (!rung.begin) return repeated;
  const begin = danish ? `${period(rung.begin)} efter begyndelsen` : `${period(rung.begin)} after the beginning`;
  return begin + repeated;
}

/** `17. maj 2018`, `17 May 2018`. */
export function dateInWords(date: CalendarDate, language: Language): string {
  const locale = { da: 'da-DK', en: 'en-GB' }[language];
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}
