/** A replay as plain text for a terminal. */

import { isExact } from '../engine/time.ts';
import { dateInWords, spanInWords } from '../engine/wording.ts';
import type { Language, Text } from '../policy/types.ts';
import type {
  DatedTitle,
  FollowUp,
  JudgedRule,
  Phase,
  RecordedCommand,
  Replay,
  ReplayedDeadline,
  ReplayedDecision,
} from './replay-types.ts';
import { deadlineName, decisionInWords, plannedInWords, takenInWords, verdictInWords } from './verdict-text.ts';

export { trialText } from './trial-text.ts';

/** One block of text a replay, without colours. */
export function replayText(replays: Replay[], language: Language): string {
  return `${replays.map((one) => block(one, language)).join('\n\n')}\n`;
}

function block(one: Replay, language: Language): string {
  const say = phrases[language];
  const when = (span: Parameters<typeof spanInWords>[0]) => spanInWords(span, language);
  const section = (heading: string, lines: string[]) =>
    lines.length > 0 ? ['', `  ${heading}`, ...lines.map((line) => `    ${line}`)] : [];
  const lead = one.organisation ? [`  ${say.organisation}: ${one.organisation.title[language]}`] : [];
  const coming = Object.entries(one.planned).filter(([id]) => !Object.hasOwn(one.milestones, id));
  return [
    `${one.title[language]} (${one.id})`,
    `  ${one.workflow.title[language]}. ${say.sourcesEnd} ${dateInWords(one.knownUntil, language)}.`,
    ...lead,
    ...section(
      say.phases,
      one.phases.map((phase) => phaseLine(phase, language)),
    ),
    ...section(
      say.milestones,
      Object.values(one.milestones).map((dated) => datedLine(dated, language)),
    ),
    ...section(say.planned, [
      ...coming.map(([, dated]) => datedLine(dated, language)),
      ...one.plannedCommands.map((command) => commandLine(command, language)),
    ]),
    ...section(
      say.deadlines,
      one.deadlines.filter(isTelling).flatMap((deadline) => deadlineLines(deadline, language)),
    ),
    ...section(
      say.replanned,
      one.replanned.map(({ title, from, to, at }) => say.movedPlan(title[language], when(from), when(to), when(at))),
    ),
    ...section(
      say.extensions,
      one.extensions.map(({ title, until, decided }) => say.extended(title[language], when(until), when(decided))),
    ),
    ...section(
      say.pauses,
      one.pauses.map(({ from, to }) => say.pause(when(from), to && when(to))),
    ),
    ...section(
      say.decisions,
      one.decisions.flatMap((decision) => decisionLines(decision, language)),
    ),
    ...section(
      say.followUps,
      one.followUps.map((followUp) => followUpLine(followUp, language)),
    ),
    ...section(
      say.open,
      one.open.map((text) => `- ${text[language]}`),
    ),
    ...section(
      say.problems,
      one.problems.map(({ event, what, why }) => `${say.event} ${event}, ${what[language]}: ${why[language]}`),
    ),
  ].join('\n');
}

/** Caps always; others only where there is something to tell. */
function isTelling({ kind, verdict }: ReplayedDeadline): boolean {
  return kind === 'cap' || (verdict.is !== 'not-begun' && verdict.is !== 'not-counting');
}

function phaseLine({ title, from, to, by }: Phase, language: Language): string {
  const end = to ? ` → ${spanInWords(to, language)}` : '';
  const placed = by === 'placed' ? ` (${phrases[language].placed})` : '';
  return `${title[language]}: ${spanInWords(from, language)}${end}${placed}`;
}

function datedLine({ title, when }: DatedTitle, language: Language): string {
  return `${title[language]}: ${spanInWords(when, language)}`;
}

function commandLine({ title, at, role }: RecordedCommand, language: Language): string {
  return `${title[language]} (${role.title[language]}): ${spanInWords(at, language)}`;
}

function deadlineLines(deadline: ReplayedDeadline, language: Language): string[] {
  const say = phrases[language];
  const { from, due, original, extendedBy, pausedDays, metBy, plannedFor, plannedVerdict } = deadline;
  const binding = deadline.binding ? '' : ` [${say.notBinding}]`;
  const dated = ({ title, when }: { title: Text; when: DatedTitle['when'] }) =>
    `${title[language]} ${spanInWords(when, language)}`;
  const lasted = deadline.taken ? takenInWords(deadline.taken, language) : null;
  const details = [
    ...(from ? [`${say.from} ${dated(from)}`] : []),
    ...(due ? [`${say.due} ${spanInWords(due, language)}`] : []),
    ...(extendedBy && original ? [`${say.before} ${spanInWords(original, language)}`] : []),
    ...(pausedDays.most > 0 ? [say.paused(pausedDays.fewest, pausedDays.most)] : []),
    ...(metBy ? [dated(metBy)] : []),
    ...(lasted ? [`${say.took} ${lasted}`] : []),
  ];
  return [
    `${deadlineName(deadline, language)}${binding}: ${deadline.originalPlan ? say.keptLastPlan(spanInWords(deadline.originalPlan, language)) : verdictInWords(deadline.verdict, language)}`,
    ...(details.length > 0 ? [`  ${details.join(' · ')}`] : []),
    ...(plannedFor && plannedVerdict
      ? [`  ${say.plan} ${dated(plannedFor)}: ${plannedInWords(plannedVerdict, language)}`]
      : []),
  ];
}

function decisionLines(decision: ReplayedDecision, language: Language): string[] {
  const verdict = decision.verdict === 'no-rules' ? '' : `: ${decisionInWords(decision.verdict, language)}`;
  const head = `${spanInWords(decision.at, language)}, ${decision.title[language]} (${decision.role.title[language]})${verdict}`;
  const wanting = decision.rules.filter(({ verdict }) => verdict !== 'pass');
  return [head, ...wanting.map((rule) => `  ${ruleLine(rule, language)}`)];
}

function ruleLine({ title, strength, verdict, labels }: JudgedRule, language: Language): string {
  const say = phrases[language];
  const answer =
    verdict === 'fail' ? say.notMet : `${say.missing} ${labels.map((label) => label[language]).join(', ')}`;
  return `- ${title[language]}${strength === 'should' ? ` (${say.should})` : ''}: ${answer}`;
}

function followUpLine({ title, due, since }: FollowUp, language: Language): string {
  const say = phrases[language];
  const from = since ? ` (${say.from} ${since.title[language]} ${spanInWords(since.when, language)})` : '';
  const day = due ? `${say.due} ${spanInWords(due, language)}` : say.dueUnknown;
  const settled = due && isExact(due) ? '' : due ? `, ${say.notToTheDay}` : '';
  return `${title[language]}: ${day}${settled}${from}`;
}

const phrases = {
  da: {
    sourcesEnd: 'Kilderne slutter',
    organisation: 'Projektledelse',
    phases: 'Forløb',
    placed: 'indplaceret efter kilderne',
    milestones: 'Milepæle',
    planned: 'Planlagt, ikke fundet gennemført',
    deadlines: 'Frister',
    notBinding: 'ikke bindende',
    from: 'fra',
    due: 'frist',
    before: 'før forlængelsen',
    took: 'det tog',
    plan: 'efter planen',
    paused: (fewest: number, most: number) => `på pause ${fewest === most ? most : `${fewest}–${most}`} dage`,
    keptLastPlan: (first: string) => `holdt på den senest planlagte dag; oprindelig plan ${first}`,
    replanned: 'Ændrede planer',
    movedPlan: (title: string, from: string, to: string, at: string) =>
      `${title}: fra ${from} til ${to} (registreret ${at})`,
    extensions: 'Forlængelser',
    extended: (title: string, until: string, decided: string) => `${title}: til ${until}, besluttet ${decided}`,
    pauses: 'Pauser',
    pause: (from: string, to: string | null) => (to ? `${from} → ${to}` : `${from}, ikke fundet afsluttet`),
    decisions: 'Beslutninger',
    should: 'bør',
    missing: 'kan ikke afgøres; der mangler',
    notMet: 'ikke opfyldt',
    followUps: 'Udestående opfølgning',
    dueUnknown: 'fristen kendes ikke',
    notToTheDay: 'ikke kendt på dagen',
    open: 'Kilderne siger ikke',
    problems: 'Fejl i teksten',
    event: 'Hændelse',
  },
  en: {
    sourcesEnd: 'The sources end on',
    organisation: 'Project leadership',
    phases: 'Course',
    placed: 'placed as the sources show',
    milestones: 'Milestones',
    planned: 'Planned, not found carried out',
    deadlines: 'Deadlines',
    notBinding: 'not binding',
    from: 'from',
    due: 'due',
    before: 'before the extension',
    took: 'took',
    plan: 'as planned',
    paused: (fewest: number, most: number) => `paused ${fewest === most ? most : `${fewest}–${most}`} days`,
    keptLastPlan: (first: string) => `kept on the day planned last; original plan ${first}`,
    replanned: 'Changed plans',
    movedPlan: (title: string, from: string, to: string, at: string) =>
      `${title}: from ${from} to ${to} (recorded ${at})`,
    extensions: 'Extensions',
    extended: (title: string, until: string, decided: string) => `${title}: until ${until}, decided ${decided}`,
    pauses: 'Pauses',
    pause: (from: string, to: string | null) => (to ? `${from} → ${to}` : `${from}, end not found`),
    decisions: 'Decisions',
    should: 'should',
    missing: 'cannot be decided; missing:',
    notMet: 'not met',
    followUps: 'Outstanding follow-up',
    dueUnknown: 'due date not known',
    notToTheDay: 'not known to the day',
    open: 'What the sources do not tell',
    problems: 'Errors in the text',
    event: 'Event',
  },
} satisfies Record<Language, object>;
