/** What a correction or a move to other rules would change: deadlines, reminders, verdicts. */

import type { Corrected } from '../engine/correct.ts';
import type { Differences, Migration, MovedDeadline } from '../engine/migrate.ts';
import type { Reminder } from '../engine/types.ts';
import { spanInWords } from '../engine/wording.ts';
import type { Language } from '../policy/types.ts';

/** How a reminder is told: when, its subject and its roles. */
export type TellReminder = (reminder: Reminder) => string;

export function differenceLines(
  { deadlines, remindersGone, remindersCome }: Differences,
  tell: TellReminder,
  language: Language,
): string[] {
  const say = words[language];
  return [
    ...section(
      say.deadlines,
      deadlines.map((each) => deadlineLine(each, language)),
    ),
    ...section(say.gone, remindersGone.map(tell)),
    ...section(say.come, remindersCome.map(tell)),
    ...(deadlines.length + remindersGone.length + remindersCome.length === 0 ? [say.nothingMoves] : []),
  ];
}

/** @param title the name of a criterion by its id. */
export function laterLines(
  later: Corrected['later'],
  told: (each: Corrected['later'][number]) => string,
  title: (criterion: string) => string,
  language: Language,
): string[] {
  const say = words[language];
  return section(
    say.later,
    later.flatMap((each) => [
      `${each.version}. ${told(each)}: ${say[each.what]}`,
      ...each.criteria.map(
        ({ criterion, before, after }) => `  ${title(criterion)}: ${say.now(verdict(before), verdict(after))}`,
      ),
      ...each.refusals.map(({ why }) => `  ${why[language]}`),
      ...elsewhere(each).map((other) => `  ${say.elsewhere(other)}`),
    ]),
  );

  /** Other cases that the event reached into, and that the correction leaves alone. */
  function elsewhere({ event, what }: Corrected['later'][number]): string[] {
    if (event.type !== 'accepted' || !['withdrawn', 'amended', 'dropped'].includes(what)) return [];
    return event.drives.map((driven) =>
      'case' in driven ? driven.case : 'start' in driven ? driven.title : say.linkedCases,
    );
  }

  function verdict(answer: string): string {
    return Object.hasOwn(say.verdicts, answer) ? say.verdicts[answer as 'pass'] : say.notAsked;
  }
}

export function verdictLines(verdicts: Migration['verdicts'], language: Language): string[] {
  const say = words[language];
  const answer = (of: Migration['verdicts'][number]['before']) => (of === null ? say.notAsked : say.verdicts[of]);
  return section(
    say.judged,
    verdicts.map(({ title, before, after }) => `${title[language]}: ${say.now(answer(before), answer(after))}`),
  );
}

function deadlineLine({ title, before, after }: MovedDeadline, language: Language): string {
  const say = words[language];
  const told = (side: MovedDeadline['before']) => {
    if (!side?.due) return say.none;
    const how = [
      ...(side.binding ? [] : [say.notBinding]),
      ...(side.met ? [say.met] : side.stopped ? [say.stopped] : []),
    ];
    return spanInWords(side.due, language) + (how.length > 0 ? ` (${how.join(', ')})` : '');
  };
  return `${title[language]}: ${say.moves(told(before), told(after))}`;
}

function section(heading: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [heading, ...lines.map((line) => `  ${line}`)];
}

const words = {
  da: {
    deadlines: 'Frister, der flyttes',
    gone: 'Påmindelser, der ikke længere sendes',
    come: 'Påmindelser, der sendes i stedet',
    nothingMoves: 'Ingen frister og påmindelser ændres.',
    later: 'Hændelser',
    withdrawn: 'trækkes tilbage',
    amended: 'ændres',
    'judged-otherwise': 'bedømmes anderledes',
    'would-be-refused': 'ville være afvist nu; beslutningen står ved magt',
    dropped: 'falder bort, fordi den ikke længere følger',
    elsewhere: (kase: string) => `Det, den førte til i »${kase}«, rettes ikke med; ret det dér.`,
    linkedCases: 'sagerne, der hører til denne',
    judged: 'Kriterier, der besvares anderledes',
    verdicts: { pass: 'opfyldt', fail: 'ikke opfyldt', unknown: 'kan ikke afgøres' },
    notAsked: 'ikke spurgt',
    now: (before: string, after: string) => `nu ${after} (før: ${before})`,
    moves: (before: string, after: string) => `før ${before}, nu ${after}`,
    none: 'ingen frist',
    notBinding: 'ikke bindende',
    met: 'opfyldt',
    stopped: 'står stille',
  },
  en: {
    deadlines: 'Deadlines that move',
    gone: 'Reminders no longer sent',
    come: 'Reminders sent instead',
    nothingMoves: 'No deadlines and reminders change.',
    later: 'Events',
    withdrawn: 'is withdrawn',
    amended: 'is changed',
    'judged-otherwise': 'is judged otherwise',
    'would-be-refused': 'would be refused now; the decision stands',
    dropped: 'falls away, because it no longer follows',
    elsewhere: (kase: string) => `What it led to in "${kase}" is not corrected with it; correct it there.`,
    linkedCases: 'the cases that belong to this one',
    judged: 'Criteria answered otherwise',
    verdicts: { pass: 'met', fail: 'not met', unknown: 'cannot be decided' },
    notAsked: 'not asked',
    now: (before: string, after: string) => `now ${after} (before: ${before})`,
    moves: (before: string, after: string) => `before ${before}, now ${after}`,
    none: 'no due date',
    notBinding: 'not binding',
    met: 'met',
    stopped: 'stands still',
  },
} satisfies Record<Language, object>;
