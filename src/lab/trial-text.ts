/** A trial's report as plain text for a terminal. */

import { spanInWords } from '../engine/wording.ts';
import type { Language } from '../policy/types.ts';
import type {
  BreachChange,
  Decided,
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
    ...one.decided.map((decided) => decidedLine(decided, language)),
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
    breached: planned ? say.wouldBecome(is) : say.breached(is),
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

function decidedLine(decided: Decided, language: Language): string {
  const say = phrases[language];
  const title = decided.title[language];
  if (decided.what === 'rule') {
    const answer = decided.verdict === 'pass' ? say.met : say.notMet;
    return `${spanInWords(decided.at, language)}, ${decided.decision[language]}, ${title}: ${say.nowDecided(answer)}`;
  }
  return `${title}${decided.planned ? ` (${say.planned})` : ''}: ${say.nowDecided(say.met)}`;
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
    `${say.countDecided}: ${totals.decided}`,
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
    moves: (from: string, to: string) => `fristen flyttes: før ${from}, nu ${to}`,
    planned: 'efter planen',
    wouldBecome: (by: string) => `ville blive overskredet med ${by}`,
    breached: (by: string) => `ville have været overskredet med ${by}`,
    healed: (by: string) => `ville ikke have været overskredet (før: ${by})`,
    changed: (from: string, to: string, days: string, how: string) =>
      `ville have været overskredet med ${to} i stedet for ${from} (${days} ${how})`,
    more: 'mere',
    less: 'mindre',
    judged: (from: string, to: string) => `${to} (før: ${from})`,
    ruleGone: 'gælder ikke længere',
    ruleNew: 'nyt krav',
    ruleOtherwise: 'bedømt anderledes',
    met: 'overholdt',
    notMet: 'ikke overholdt',
    nowDecided: (answer: string) => `nu ${answer} (før: kan ikke afgøres)`,
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
    countDecided: 'Kan nu afgøres',
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
    moves: (from: string, to: string) => `the due date moves: before ${from}, now ${to}`,
    planned: 'as planned',
    wouldBecome: (by: string) => `would become exceeded by ${by}`,
    breached: (by: string) => `would have been exceeded by ${by}`,
    healed: (by: string) => `would not have been exceeded (before: by ${by})`,
    changed: (from: string, to: string, days: string, how: string) =>
      `would have been exceeded by ${to} instead of ${from} (${days} ${how})`,
    more: 'more',
    less: 'less',
    judged: (from: string, to: string) => `${to} (before: ${from})`,
    ruleGone: 'no longer applies',
    ruleNew: 'new requirement',
    ruleOtherwise: 'judged otherwise',
    met: 'met',
    notMet: 'not met',
    nowDecided: (answer: string) => `now ${answer} (before: cannot be decided)`,
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
    countDecided: 'Can now be decided',
    countUndecided: 'Cannot be decided',
  },
} satisfies Record<Language, object>;
