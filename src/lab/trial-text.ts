/** A trial's report as plain text for a terminal. */

import { spanInWords } from '../engine/wording.ts';
import type { Language } from '../policy/types.ts';
import type {
  BreachChange,
  DecisionChange,
  MovedDeadline,
  TrialDifference,
  TrialReport,
  TrialTotals,
  Undecided,
} from './trial.ts';
import { decisionInWords, exceededBy } from './verdict-text.ts';

export function trialText({ trial, cases, totals }: TrialReport, language: Language): string {
  const say = phrases[language];
  return [
    `${say.trial}: ${trial.title[language]} (${trial.id})`,
    ...cases.flatMap((one) => ['', ...caseLines(one, language)]),
    '',
    say.totals,
    ...totalLines(totals, language).map((line) => `  ${line}`),
    '',
  ].join('\n');
}

function caseLines(one: TrialDifference, language: Language): string[] {
  const say = phrases[language];
  const head = `${one.title[language]} (${one.id})`;
  if (one.same) return [`${head}: ${say.same}`];
  const lines = [
    ...one.moved.map((moved) => movedLine(moved, language)),
    ...one.breaches.map((breach) => breachLine(breach, language)),
    ...one.decisions.flatMap((decision) => decisionLines(decision, language)),
    ...one.undecided.map((undecided) => undecidedLine(undecided, language)),
  ];
  return [head, ...lines.map((line) => `  ${line}`)];
}

function movedLine({ title, from, to, byDays }: MovedDeadline, language: Language): string {
  const say = phrases[language];
  const when = (span: MovedDeadline['from']) => (span ? spanInWords(span, language) : say.none);
  const by = byDays === null ? '' : ` (${say.days(Math.abs(byDays))} ${byDays < 0 ? say.earlier : say.later})`;
  return `${title[language]}: ${say.moves(when(from), when(to))}${by}`;
}

function breachLine({ title, change, planned, before, after, byDays }: BreachChange, language: Language): string {
  const say = phrases[language];
  const [was, is] = [before, after].map((one) => (one ? exceededBy(one, language) : say.none)) as [string, string];
  const told = {
    breached: say.breached(is),
    healed: say.healed(was),
    more: say.changed(was, is, say.days(byDays), say.more),
    less: say.changed(was, is, say.days(-byDays), say.less),
  }[change];
  return `${title[language]}${planned ? ` (${say.planned})` : ''}: ${told}`;
}

function decisionLines({ title, at, before, after, rules }: DecisionChange, language: Language): string[] {
  const say = phrases[language];
  const [was, is] = [decisionInWords(before, language), decisionInWords(after, language)];
  return [
    `${spanInWords(at, language)}, ${title[language]}: ${say.judged(was, is)}`,
    ...rules.map((rule) => {
      const standing = !rule.after ? say.ruleGone : !rule.before ? say.ruleNew : say.ruleOtherwise;
      return `  - ${rule.title[language]} (${standing})`;
    }),
  ];
}

function undecidedLine(undecided: Undecided, language: Language): string {
  const say = phrases[language];
  const title = undecided.title[language];
  const why = undecided.why[language];
  if (undecided.what === 'rule') {
    return `${spanInWords(undecided.at, language)}, ${undecided.decision[language]}, ${title}: ${say.undecided}. ${why}`;
  }
  return `${title}${undecided.planned ? ` (${say.planned})` : ''}: ${say.undecided}. ${why}`;
}

function totalLines(totals: TrialTotals, language: Language): string[] {
  const say = phrases[language];
  const changes = ({ breached, healed, more, less }: TrialTotals['breaches']) =>
    `${say.countBreached} ${breached}, ${say.countHealed} ${healed}, ${say.countMore} ${more}, ${say.countLess} ${less}`;
  return [
    `${say.cases}: ${totals.cases} (${say.countSame} ${totals.same})`,
    `${say.countMoved}: ${totals.moved}`,
    `${say.countBreaches}: ${changes(totals.breaches)}`,
    `${say.countPlanned}: ${changes(totals.planned)}`,
    `${say.countDecisions}: ${totals.decisions}`,
    `${say.countUndecided}: ${totals.undecided}`,
  ];
}

const phrases = {
  da: {
    trial: 'Prøve',
    totals: 'I alt',
    same: 'ingen forskel',
    none: 'ingen',
    days: (count: number) => (count === 1 ? '1 dag' : `${count} dage`),
    earlier: 'tidligere',
    later: 'senere',
    moves: (from: string, to: string) => `fristen flytter fra ${from} til ${to}`,
    planned: 'efter planen',
    breached: (by: string) => `bliver overskredet med ${by}`,
    healed: (by: string) => `er ikke længere overskredet (før ${by})`,
    changed: (from: string, to: string, days: string, how: string) =>
      `overskredet med ${to} i stedet for ${from} (${days} ${how})`,
    more: 'mere',
    less: 'mindre',
    judged: (from: string, to: string) => `${to} (før: ${from})`,
    ruleGone: 'gælder ikke længere',
    ruleNew: 'nyt krav',
    ruleOtherwise: 'bedømt anderledes',
    undecided: 'kan ikke afgøres',
    cases: 'Forløb',
    countSame: 'uden forskel:',
    countMoved: 'Flyttede frister',
    countBreaches: 'Overskridelser',
    countPlanned: 'Overskridelser, hvis planen følges',
    countBreached: 'nye:',
    countHealed: 'bortfaldne:',
    countMore: 'større:',
    countLess: 'mindre:',
    countDecisions: 'Beslutninger bedømt anderledes',
    countUndecided: 'Kan ikke afgøres',
  },
  en: {
    trial: 'Trial',
    totals: 'In all',
    same: 'no difference',
    none: 'none',
    days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
    earlier: 'earlier',
    later: 'later',
    moves: (from: string, to: string) => `the due date moves from ${from} to ${to}`,
    planned: 'as planned',
    breached: (by: string) => `becomes exceeded by ${by}`,
    healed: (by: string) => `is no longer exceeded (before by ${by})`,
    changed: (from: string, to: string, days: string, how: string) =>
      `exceeded by ${to} instead of ${from} (${days} ${how})`,
    more: 'more',
    less: 'less',
    judged: (from: string, to: string) => `${to} (before: ${from})`,
    ruleGone: 'no longer applies',
    ruleNew: 'new requirement',
    ruleOtherwise: 'judged otherwise',
    undecided: 'cannot be decided',
    cases: 'Cases',
    countSame: 'without difference:',
    countMoved: 'Moved deadlines',
    countBreaches: 'Breaches',
    countPlanned: 'Breaches if the plan is followed',
    countBreached: 'new:',
    countHealed: 'gone:',
    countMore: 'larger:',
    countLess: 'smaller:',
    countDecisions: 'Decisions judged otherwise',
    countUndecided: 'Cannot be decided',
  },
} satisfies Record<Language, object>;
