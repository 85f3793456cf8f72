/** What a time line says of its own, in both languages. */

import type { Span } from '../engine/types.ts';
import { countedInWords, dateInWords, isLater, periodInWords, spanInWords, stateInWords } from '../engine/wording.ts';
import type { Language } from '../policy/types.ts';
import type { Limit, Mark, Stretch, TimeLine } from './time-line-model.ts';

export const words = {
  da: {
    phases: 'Faser',
    earlier: 'Tidligere faser er ikke registreret',
    milestones: 'Milepæle',
    limits: 'Lofter og frister',
    today: 'I dag',
    recordEnds: 'Kilderne slutter',
    timeLine: 'Tidslinje',
    undated: 'Uden kendt dato',
    unknownStart: 'begyndelsen kendes ikke',
    planned: 'planlagt',
    original: 'oprindelig',
    extendedTo: 'forlænget til',
    decidedTo: 'ved beslutning fastsat til',
    movedTo: 'flyttet, fordi uret stod stille, til',
    until: 'til',
    forecast: 'foreløbig: det, den tælles fra, er ikke sket endnu',
    notBinding: 'forslag, ikke bindende',
    pauses: 'Pauser',
    key: 'Tegnforklaring',
    keys: {
      now: 'Her er sagen nu',
      vague: 'Datoen kendes ikke til dagen',
      pause: 'Pause',
      held: 'Holdt eller sket',
      planned: 'Planlagt',
      limit: 'Løber til fristen',
      original: 'Oprindelig frist',
      extension: 'Flyttet ved beslutning',
      moved: 'Flyttet, fordi uret stod stille',
      met: 'Opfyldt',
      late: 'Over fristen',
      tentative: 'Foreløbig, ikke bindende eller uden kendt begyndelse',
    },
  },
  en: {
    phases: 'Phases',
    earlier: 'Earlier phases are not recorded',
    milestones: 'Milestones',
    limits: 'Caps and deadlines',
    today: 'Today',
    recordEnds: 'The record ends',
    timeLine: 'Time line',
    undated: 'Without a known date',
    unknownStart: 'the beginning is not known',
    planned: 'planned',
    original: 'originally',
    extendedTo: 'extended to',
    decidedTo: 'set by decision to',
    movedTo: 'moved, because the clock stood still, to',
    until: 'until',
    forecast: 'provisional: what it is counted from has not happened yet',
    notBinding: 'proposed, not binding',
    pauses: 'Pauses',
    key: 'Key',
    keys: {
      now: 'The case is here now',
      vague: 'Date not known to the day',
      pause: 'Pause',
      held: 'Held or happened',
      planned: 'Planned',
      limit: 'Runs to the due date',
      original: 'Original due date',
      extension: 'Moved by decision',
      moved: 'Moved because the clock stood still',
      met: 'Met',
      late: 'Overdue',
      tentative: 'Provisional, not binding or without a known beginning',
    },
  },
} satisfies Record<Language, object>;

export function seenFromInWords({ seenFrom: { day, is } }: TimeLine, language: Language): string {
  return `${is === 'today' ? `${words[language].today},` : words[language].recordEnds} ${dateInWords(day, language)}`;
}

/** True where a person must act or explain: the due date has passed. */
export function isLate(state: { is: string } | null): boolean {
  return state?.is === 'overdue' || state?.is === 'exceeded';
}

/** `24 måneder fra 1. læringsseminar, til 30. september 2022; …`, and how it stands. */
export function limitInWords(limit: Limit, language: Language): { course: string; stands: string } {
  const say = words[language];
  const { from, original, extendedBy, due, met, binding, forecast, state } = limit;
  const when = (span: Limit['due']) => spanInWords(span, language);
  const moved = original !== null && extendedBy === null && when(original) !== when(due);
  const parts = [
    from
      ? countedInWords(limit.for, `${from.title[language]} (${when(from.when)})`, language)
      : `${periodInWords(limit.for, language)}, ${say.unknownStart}`,
    ...(extendedBy
      ? [
          ...(original ? [`${say.original} ${when(original)}`] : []),
          `${original && !isLater(extendedBy, original) ? say.decidedTo : say.extendedTo} ${when(due)}`,
        ]
      : moved
        ? [`${say.original} ${when(original)}`, `${say.movedTo} ${when(due)}`]
        : [`${say.until} ${when(due)}`]),
    ...(met ? [`${met.title[language]} ${when(met.when)}`] : []),
    ...(forecast ? [say.forecast] : []),
    ...(binding ? [] : [say.notBinding]),
  ];
  return { course: parts.join('; '), stands: state.is === 'not-counting' ? '' : stateInWords(state, language) };
}

/** `17. maj 2018`, or `planlagt 16. september 2021`. */
export function markInWords({ when, planned }: Mark, language: Language): string {
  const said = spanInWords(when, language);
  return planned ? `${words[language].planned} ${said}` : said;
}

/** The whole picture for those who do not see it. */
export function inWords(model: TimeLine, language: Language): string {
  const say = words[language];
  const list = (heading: string, entries: string[]) =>
    entries.length === 0 ? [] : [`${heading}: ${entries.join('; ')}.`];
  return [
    `${model.workflow[language]}. ${seenFromInWords(model, language)}.`,
    ...list(say.phases, [
      ...(model.takenOver ? [earlierInWords(model.takenOver, language)] : []),
      ...model.phases.flatMap(({ title, stays }) =>
        stays.map((stay) => `${title[language]}, ${stay.title[language]}: ${stretchInWords(stay, language)}`),
      ),
    ]),
    ...list(
      say.pauses,
      model.pauses.map((pause) => stretchInWords(pause, language)),
    ),
    ...list(
      say.milestones,
      model.milestones.map((mark) => `${mark.title[language]}: ${markInWords(mark, language)}`),
    ),
    ...list(
      say.limits,
      model.limits.map((limit) => {
        const { course, stands } = limitInWords(limit, language);
        return `${limit.title[language]}: ${course}${stands && `; ${stands}`}`;
      }),
    ),
  ].join(' ');
}

/** What is not told of the time before a case was taken over. */
export function earlierInWords(takenOver: Span, language: Language): string {
  const { earlier, until } = words[language];
  return `${earlier}, ${until} ${spanInWords(takenOver, language)}`;
}

/** Open at the end while it lasts. */
export function stretchInWords({ from, to }: Stretch, language: Language): string {
  return `${spanInWords(from, language)} –${to ? ` ${spanInWords(to, language)}` : ''}`;
}
