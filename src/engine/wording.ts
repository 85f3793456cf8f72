/** Dates, times of day, spans, periods and durations as a person writes them, in Danish and English. */

import { daysInMonth } from '../conditions/calendar-date.ts';
import { readPeriod } from '../conditions/period.ts';
import type { CalendarDate, Language, Period, Policy, Text, Workflow } from '../policy/types.ts';
import { readDate } from './dates.ts';
import type { DeadlineState, Duration, Span } from './types.ts';

const monthNames: Record<Language, string[]> = {
  da: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** What the planned day of a milestone is called: `Mødet holdes`, and not `Mødet holdt`. */
export function plannedTitle(workflow: Workflow | undefined, milestone: string): Text | undefined {
  const named = workflow && Object.hasOwn(workflow.milestones, milestone) ? workflow.milestones[milestone] : undefined;
  return named?.planned ?? named?.title;
}

/** `17. maj 2018`, `17 May 2018`. @throws {TimeError} `date`. */
export function dateInWords(date: CalendarDate, language: Language): string {
  const { year, month, day } = readDate(date);
  const name = monthNames[language][month - 1];
  return language === 'da' ? `${day}. ${name} ${year}` : `${day} ${name} ${year}`;
}

/** `9.15`, `9:15`. */
export function timeInWords(time: string, language: Language): string {
  const short = time.replace(/^0/, '');
  return language === 'da' ? short.replace(':', '.') : short;
}

/** `5. januar 2026 kl. 9.15`, `5 January 2026 at 9:15`. */
export function momentInWords({ date, time }: { date: CalendarDate; time: string }, language: Language): string {
  return `${dateInWords(date, language)} ${language === 'da' ? 'kl.' : 'at'} ${timeInWords(time, language)}`;
}

/** `9.00–12.30`, `9:00–12:30`. */
export function hoursInWords({ from, to }: { from: string; to: string }, language: Language): string {
  return `${timeInWords(from, language)}–${timeInWords(to, language)}`;
}

/** As precisely as it is known: a day, `december 2021`, `marts–maj 2018`, `2016`, `senest 4. april 2018`, `ukendt`. */
export function spanInWords({ earliest, latest }: Span, language: Language): string {
  if (earliest === null) {
    if (latest === null) return language === 'da' ? 'ukendt' : 'unknown';
    return `${language === 'da' ? 'senest' : 'no later than'} ${dateInWords(latest, language)}`;
  }
  if (latest === null)
    return `${language === 'da' ? 'tidligst' : 'no earlier than'} ${dateInWords(earliest, language)}`;
  if (earliest === latest) return dateInWords(earliest, language);
  const from = readDate(earliest);
  const to = readDate(latest);
  if (from.day === 1 && to.day === daysInMonth(to.year, to.month)) {
    if (from.month === 1 && to.month === 12) return from.year === to.year ? `${from.year}` : `${from.year}–${to.year}`;
    const [first, last] = [from, to].map(({ month }) => monthNames[language][month - 1]) as [string, string];
    if (from.year !== to.year) return `${first} ${from.year} – ${last} ${to.year}`;
    return from.month === to.month ? `${first} ${from.year}` : `${first}–${last} ${from.year}`;
  }
  const [first, last] = [dateInWords(earliest, language), dateInWords(latest, language)];
  return language === 'da' ? `mellem ${first} og ${last}` : `between ${first} and ${last}`;
}

/** `6 måneder og 13 dage`; whole months are not turned into years. */
export function durationInWords({ months, days }: Pick<Duration, 'months' | 'days'>, language: Language): string {
  const parts = [...(months > 0 ? [counted(months, 'month', language)] : [])];
  if (days > 0 || months === 0) parts.push(counted(days, 'day', language));
  return parts.join(language === 'da' ? ' og ' : ' and ');
}

/** `24 måneder`, `8 uger`, `14 dage før`. A text that is no period comes back as it is. */
export function periodInWords(period: Period, language: Language): string {
  const length = readPeriod(period);
  if (!length) return period;
  const [months, days] = [Math.abs(length.months), Math.abs(length.days)];
  const weeks = months === 0 && days > 0 && days % 7 === 0 && period.endsWith('W');
  const words = weeks ? counted(days / 7, 'week', language) : durationInWords({ months, days }, language);
  if (length.months >= 0 && length.days >= 0) return words;
  return language === 'da' ? `${words} før` : `${words} before`;
}

/** The day of the rules, and the trial they stand under: `5. januar 2026, under prøven faster`. */
export function rulesInWords({ at, trial }: Pick<Policy, 'at' | 'trial'>, language: Language): string {
  const day = dateInWords(at, language);
  if (trial === null) return day;
  return `${day}, ${language === 'da' ? 'under prøven' : 'under the trial'} ${trial}`;
}

/** `24 måneder fra Ansøgt`, `14 dage før Syn`, `på dagen for Syn`. */
export function countedInWords(period: Period, start: string, language: Language): string {
  if (/^P0[DWMY]$/.test(period)) return `${language === 'da' ? 'på dagen for' : 'on the day of'} ${start}`;
  const length = periodInWords(period, language);
  if (period.startsWith('-')) return `${length} ${start}`;
  return `${length} ${language === 'da' ? 'fra' : 'from'} ${start}`;
}

/** Whether a day set by decision extends the deadline: it may also bring it forward. */
export function isLater(decided: Span, original: Span): boolean {
  return (decided.latest ?? '9999') > (original.latest ?? '9999');
}

/** How a deadline stands: `35 dage over fristen`, `holdt`, `overskredet med 6 måneder og 13 dage`. */
export function stateInWords(state: DeadlineState, language: Language): string {
  const say = stands[language];
  switch (state.is) {
    case 'not-begun':
      return say.notBegun;
    case 'open':
      return state.daysLeft === 0 ? say.today : say.left(state.daysLeft);
    case 'overdue':
      return say.overdue(state.days);
    case 'stopped':
      return say.stopped;
    case 'met':
      return say.met;
    case 'exceeded':
      return say.exceeded(durationInWords(state.by, language));
    case 'undecidable':
      return `${say.undecidable}: ${state.why[language]}`;
    case 'not-counting':
      return say.notCounting;
    default:
      return state satisfies never;
  }
}

const stands = {
  da: {
    notBegun: 'ikke begyndt',
    today: 'i dag',
    left: (days: number) => `${counted(days, 'day', 'da')} tilbage`,
    overdue: (days: number) => `${counted(days, 'day', 'da')} over fristen`,
    stopped: 'uret står stille',
    met: 'holdt',
    exceeded: (by: string) => `overskredet med ${by}`,
    undecidable: 'kan ikke afgøres',
    notCounting: 'tæller ikke her',
  },
  en: {
    notBegun: 'not begun',
    today: 'today',
    left: (days: number) => `${counted(days, 'day', 'en')} left`,
    overdue: (days: number) => `${counted(days, 'day', 'en')} overdue`,
    stopped: 'the clock stands still',
    met: 'kept',
    exceeded: (by: string) => `exceeded by ${by}`,
    undecidable: 'cannot be decided',
    notCounting: 'does not count here',
  },
} satisfies Record<Language, object>;

const units: Record<Language, Record<'month' | 'week' | 'day', [one: string, many: string]>> = {
  da: { month: ['måned', 'måneder'], week: ['uge', 'uger'], day: ['dag', 'dage'] },
  en: { month: ['month', 'months'], week: ['week', 'weeks'], day: ['day', 'days'] },
};

function counted(count: number, unit: 'month' | 'week' | 'day', language: Language): string {
  return `${count} ${units[language][unit][count === 1 ? 0 : 1]}`;
}
