/** What a correction or a move to other rules would change: events, deadlines, reminders, verdicts. */

import type { Corrected } from '../engine/correct.ts';
import { leafPaths, stateAt } from '../engine/machine.ts';
import type { Differences, Migration, MovedDeadline } from '../engine/migrate.ts';
import type { Case } from '../engine/types.ts';
import { spanInWords } from '../engine/wording.ts';
import type { Language, Policy, Text } from '../policy/types.ts';
import type { CaseFile } from './case-file.ts';
import { eventInWords } from './event-words.ts';
import { labelledRefusals } from './labelled.ts';
import type { TellReminder } from './reminder-words.ts';

/** One kind of change, with what is changed and, under each, how; without items, that nothing of a kind is. */
export interface Changed {
  heading: string;
  items: { text: string; under: string[] }[];
}

/** Everything that a correction would change; empty kinds are left out. */
export function correctionInWords(
  corrected: Corrected,
  file: CaseFile,
  tell: TellReminder,
  language: Language,
): Changed[] {
  return [
    ...filled([
      laterEvents(corrected.later, file, language),
      plain(words[language].began, begunInWords(corrected, language)),
    ]),
    ...differences(corrected, tell, language),
  ];
}

/** What the beginning of a case turns out to have been: its title, its day, and what it belongs to. */
function begunInWords({ before, after }: Corrected, language: Language): string[] {
  const say = words[language];
  const told = (links: Case['links']) =>
    Object.entries(links)
      .map(([link, to]) => `${link} = ${to}`)
      .join(', ') || say.nothing;
  const facts: [string, string, string][] = [
    [say.title, before.title, after.title],
    [say.day, spanInWords(before.started, language), spanInWords(after.started, language)],
    [say.links, told(before.links), told(after.links)],
  ];
  return facts.flatMap(([what, was, is]) => (was === is ? [] : [`${what}: ${say.moves(was, is)}`]));
}

/** Everything that a placing would change: where the case stands, deadlines and reminders. */
export function placingInWords(
  placed: { before: Case; after: Case } & Differences,
  policy: Policy,
  tell: TellReminder,
  language: Language,
): Changed[] {
  const say = words[language];
  const [was, is] = [placed.before, placed.after].map((kase) => stateInTitles(policy, kase)[language]);
  const stands = was === is ? [] : [plain(say.stands, [say.moves(was ?? '', is ?? '')])];
  return [...stands, ...differences(placed, tell, language)];
}

/** Everything that a move to other rules would change. */
export function migrationInWords(migration: Migration, tell: TellReminder, language: Language): Changed[] {
  const say = words[language];
  const answer = (of: Migration['verdicts'][number]['before']) => (of === null ? say.notAsked : say.verdicts[of]);
  const judged = migration.verdicts.map(
    ({ title, before, after }) => `${title[language]}: ${say.now(answer(before), answer(after))}`,
  );
  return [...differences(migration, tell, language), ...filled([plain(say.judged, judged)])];
}

function differences(
  { deadlines, remindersGone, remindersCome }: Differences,
  tell: TellReminder,
  language: Language,
): Changed[] {
  const say = words[language];
  const moved = deadlines.map((each) => deadlineInWords(each, language));
  const changes = filled([
    plain(say.deadlines, moved),
    plain(say.gone, remindersGone.map(tell)),
    plain(say.come, remindersCome.map(tell)),
  ]);
  return changes.length > 0 ? changes : [{ heading: say.nothingMoves, items: [] }];
}

function laterEvents(
  later: Corrected['later'],
  { history, policy, case: kase }: CaseFile,
  language: Language,
): Changed {
  const say = words[language];
  const items = later.map((each) => {
    const what = history.find(({ event }) => event.version === each.version)?.what;
    const told = eventInWords(each.event, what ?? { da: each.event.type, en: each.event.type }, policy, language);
    return {
      text: `${each.version}. ${told}: ${say[each.what]}`,
      under: [
        ...each.criteria.map(
          ({ criterion, before, after }) => `${title(criterion)}: ${say.now(verdict(before), verdict(after))}`,
        ),
        ...labelledRefusals(policy, kase.workflow, each.refusals).map(({ why }) => why[language]),
        ...elsewhere(each).map(say.elsewhere),
      ],
    };
  });
  return { heading: say.later, items };

  function title(criterion: string): string {
    return (policy.criteria[criterion] ?? policy.conditions[criterion])?.title[language] ?? criterion;
  }

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

function deadlineInWords({ title, before, after }: MovedDeadline, language: Language): string {
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

function stateInTitles(policy: Policy, kase: Case): Text {
  const workflow = policy.workflows[kase.workflow];
  const titles = leafPaths(kase.state).map((path) => workflow && stateAt(workflow, path)?.meta.title);
  return {
    da: titles.map((title) => title?.da).join(', '),
    en: titles.map((title) => title?.en).join(', '),
  };
}

function plain(heading: string, lines: string[]): Changed {
  return { heading, items: lines.map((text) => ({ text, under: [] })) };
}

function filled(changes: Changed[]): Changed[] {
  return changes.filter(({ items }) => items.length > 0);
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
    began: 'Sagens begyndelse',
    title: 'Titel',
    day: 'Begyndt',
    links: 'Hører til',
    nothing: 'ingen sag',
    stands: 'Sagen står',
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
    began: 'The beginning of the case',
    title: 'Title',
    day: 'Began',
    links: 'Belongs to',
    nothing: 'no case',
    stands: 'The case stands',
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
