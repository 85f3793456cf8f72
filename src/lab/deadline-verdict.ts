/** How a deadline stands where the sources end. Silence is never taken for a breach: what they do not tell is not decidable, and why. */

import { comparison, deadlineState } from '../engine/deadline-state.ts';
import { isExact } from '../engine/time.ts';
import type { Deadline, Span } from '../engine/types.ts';
import { dateInWords, spanInWords } from '../engine/wording.ts';
import type { Anchor, CalendarDate, DeadlineRule, Language, Text } from '../policy/types.ts';
import type { DatedThing, DeadlineVerdict, PlannedVerdict } from './replay-types.ts';

interface Judged {
  deadline: Deadline;
  rule: DeadlineRule;
  knownUntil: CalendarDate;
  /** The name of a milestone or deadline by id. */
  title: (id: string) => Text;
}

export function deadlineVerdict({ deadline, rule, knownUntil, title }: Judged): DeadlineVerdict {
  const { due, from, metBy, extendedBy } = deadline;
  if (!due && rule.kind !== 'cap') return { is: 'not-begun' };
  const begun = from !== null && (from.when.earliest !== null || from.when.latest !== null);
  if (!due || (!begun && !(metBy && extendedBy))) {
    const why = [startUnknown(rule.from, title), ...(extendedBy ? [extendedTo(extendedBy, knownUntil)] : [])];
    return undecided(...why);
  }
  if (deadline.forecast && rule.kind === 'cap' && from) {
    return undecided(onlyForecast({ ...from, title: title(from.what) }), notFound(rule, title));
  }
  const state = deadlineState(deadline, knownUntil);
  switch (state.is) {
    case 'met':
    case 'exceeded':
      return state;
    case 'undecidable':
      return metBy
        ? undecided(happenedWhen({ ...metBy, title: title(metBy.what) }), dueWhen(due))
        : undecided(sourcesEndNear(knownUntil, due), notFound(rule, title));
    case 'overdue':
      return undecided(sourcesEndAfter(knownUntil, due), notFound(rule, title));
    case 'open':
      return { is: 'open', why: sourcesEndBefore(knownUntil, due) };
    case 'stopped':
      return { is: 'open', why: clockStopped(knownUntil) };
    case 'not-counting':
    case 'not-begun':
      return { is: state.is };
    default:
      return state satisfies never;
  }
}

/** How the planned date would keep the deadline; null where something has met it, or it is counted from that very plan. */
export function plannedVerdict({ deadline, title }: Judged): PlannedVerdict | null {
  const { due, from, metBy, plannedFor } = deadline;
  if (metBy || !due || !plannedFor || plannedFor.what === from?.what) return null;
  const compared = comparison(plannedFor.when, due);
  if (compared.is !== 'undecidable') return compared;
  return undecided(plannedWhen({ ...plannedFor, title: title(plannedFor.what) }), dueWhen(due));
}

function undecided(...sentences: Text[]): { is: 'not-decidable'; why: Text } {
  return { is: 'not-decidable', why: each((language) => sentences.map((text) => text[language]).join(' ')) };
}

function startUnknown({ milestone = [], plan, deadline }: Anchor, title: (id: string) => Text): Text {
  return dateUnknown(title(milestone[0] ?? plan ?? deadline ?? ''));
}

function onlyForecast({ title, when }: DatedThing): Text {
  return {
    da: `Fristen er regnet ud fra en plan: »${title.da}« ${spanInWords(when, 'da')}.`,
    en: `The due date is counted from a plan: "${title.en}" ${spanInWords(when, 'en')}.`,
  };
}

function dateUnknown(name: Text): Text {
  return { da: `Datoen for »${name.da}« kendes ikke.`, en: `The date of "${name.en}" is not known.` };
}

function extendedTo(until: Span, knownUntil: CalendarDate): Text {
  return {
    da: `Fristen er ved beslutning sat til ${spanInWords(until, 'da')}; kilderne slutter ${dateInWords(knownUntil, 'da')}.`,
    en: `The due date was set by decision to ${spanInWords(until, 'en')}; the sources end on ${dateInWords(knownUntil, 'en')}.`,
  };
}

function happenedWhen({ title, when }: DatedThing): Text {
  if (isExact(when)) {
    return {
      da: `»${title.da}« er registreret ${spanInWords(when, 'da')}.`,
      en: `"${title.en}" is recorded on ${spanInWords(when, 'en')}.`,
    };
  }
  if (!when.earliest && !when.latest) return dateUnknown(title);
  return {
    da: `»${title.da}« kendes kun som ${spanInWords(when, 'da')}.`,
    en: `"${title.en}" is known only as ${spanInWords(when, 'en')}.`,
  };
}

function plannedWhen({ title, when }: DatedThing): Text {
  return {
    da: `»${title.da}« er planlagt: ${spanInWords(when, 'da')}.`,
    en: `"${title.en}" is planned: ${spanInWords(when, 'en')}.`,
  };
}

function dueWhen(due: Span): Text {
  if (isExact(due))
    return { da: `Fristen er ${spanInWords(due, 'da')}.`, en: `It is due on ${spanInWords(due, 'en')}.` };
  return {
    da: `Fristen kendes kun som ${spanInWords(due, 'da')}.`,
    en: `The due date is known only as ${spanInWords(due, 'en')}.`,
  };
}

function sourcesEndAfter(knownUntil: CalendarDate, due: Span): Text {
  return {
    da: `Kilderne slutter ${dateInWords(knownUntil, 'da')}, efter fristen (${spanInWords(due, 'da')}).`,
    en: `The sources end on ${dateInWords(knownUntil, 'en')}, after the due date (${spanInWords(due, 'en')}).`,
  };
}

function sourcesEndBefore(knownUntil: CalendarDate, due: Span): Text {
  return {
    da: `Kilderne slutter ${dateInWords(knownUntil, 'da')}, før fristen er udløbet (${spanInWords(due, 'da')}).`,
    en: `The sources end on ${dateInWords(knownUntil, 'en')}, before the deadline has run out (${spanInWords(due, 'en')}).`,
  };
}

function sourcesEndNear(knownUntil: CalendarDate, due: Span): Text {
  return {
    da: `Kilderne slutter ${dateInWords(knownUntil, 'da')}, og fristen kendes kun som ${spanInWords(due, 'da')}.`,
    en: `The sources end on ${dateInWords(knownUntil, 'en')}, and the due date is known only as ${spanInWords(due, 'en')}.`,
  };
}

function clockStopped(knownUntil: CalendarDate): Text {
  return {
    da: `Kilderne slutter ${dateInWords(knownUntil, 'da')}, mens fristen er sat i bero.`,
    en: `The sources end on ${dateInWords(knownUntil, 'en')}, while the clock stands still.`,
  };
}

function notFound({ until }: DeadlineRule, title: (id: string) => Text): Text {
  const names = until.map(title);
  const list = (language: Language) => names.map((name) => name[language]).join(', ');
  return { da: `Ikke fundet i kilderne: ${list('da')}.`, en: `Not found in the sources: ${list('en')}.` };
}

function each(text: (language: Language) => string): Text {
  return { da: text('da'), en: text('en') };
}
