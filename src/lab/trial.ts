/** A trial beside the text as it stands: what would have been different in each case, and what cannot be told. */

import { daysBetween } from '../engine/time.ts';
import type { Span } from '../engine/types.ts';
import type { Text } from '../policy/types.ts';
import type { Exceeded, JudgedRule, Named, Replay, ReplayedDeadline, ReplayedDecision } from './replay-types.ts';

export interface TrialReport {
  trial: Named;
  cases: TrialDifference[];
  totals: TrialTotals;
}

export interface TrialTotals {
  cases: number;
  /** Cases in which nothing differs, also not in what cannot be decided. */
  same: number;
  moved: number;
  /** Breaches that happened. */
  breaches: Record<BreachChange['change'], number>;
  /** Breaches that would follow from what is planned. */
  planned: Record<BreachChange['change'], number>;
  decisions: number;
  /** What can be judged under the trial only. */
  decided: number;
  undecided: number;
}

export interface TrialDifference {
  id: string;
  title: Text;
  moved: MovedDeadline[];
  breaches: BreachChange[];
  decisions: DecisionChange[];
  /** What nobody could judge before, and what the trial makes of it; new breaches are under `breaches`. */
  decided: Decided[];
  /** What the trial touches and nobody can judge, each with its reason. */
  undecided: Undecided[];
  same: boolean;
}

export interface MovedDeadline {
  deadline: string;
  title: Text;
  from: Span | null;
  to: Span | null;
  /** Later when positive, earlier when negative; null where no common end is known. */
  byDays: number | null;
}

/** A binding deadline exceeded on one side only, or by more or less. */
export interface BreachChange {
  deadline: string;
  title: Text;
  change: 'breached' | 'healed' | 'more' | 'less';
  /** By what is planned, not by what happened. */
  planned: boolean;
  before: Exceeded | null;
  after: Exceeded | null;
  /** How many days more (positive) or fewer (negative) it is exceeded by at least. */
  byDays: number;
}

export interface DecisionChange {
  event: number;
  title: Text;
  at: Span;
  before: ReplayedDecision['verdict'];
  after: ReplayedDecision['verdict'];
  rules: RuleChange[];
}

interface RuleChange {
  criterion: string;
  title: Text;
  before: JudgedRule | null;
  after: JudgedRule | null;
}

export type Decided =
  | { what: 'deadline'; id: string; title: Text; planned: boolean }
  | { what: 'rule'; id: string; title: Text; decision: Text; at: Span; verdict: 'pass' | 'fail' };

export type Undecided =
  | { what: 'deadline'; id: string; title: Text; planned: boolean; why: Text }
  | { what: 'rule'; id: string; title: Text; decision: Text; at: Span; why: Text };

/** Both replays of the same precedent: without and with the trial. */
export function compareTrial(base: Replay, tried: Replay): TrialDifference {
  const before = new Map(base.deadlines.map((deadline) => [deadline.id, deadline]));
  const pairs = tried.deadlines.map((after) => ({ before: before.get(after.id) ?? null, after }));
  const touched = pairs.filter((pair) => differs(pair.before, pair.after));
  const decisions = decisionChanges(base.decisions, tried.decisions);
  const difference = {
    moved: touched.flatMap((pair) => moved(pair.before, pair.after)),
    breaches: touched.flatMap((pair) => [
      ...breach(pair.before, pair.after, false),
      ...breach(pair.before, pair.after, true),
    ]),
    decisions: decisions.filter((decision) => decision.before !== decision.after),
    decided: [
      ...touched.flatMap(({ before, after }) => decidedDeadline(before, after)),
      ...decisions.flatMap(decidedRules),
    ],
    undecided: [...touched.flatMap(({ after }) => undecidedDeadline(after)), ...decisions.flatMap(undecidedRules)],
  };
  const same = Object.values(difference).every((list) => list.length === 0);
  return { id: tried.id, title: tried.title, ...difference, same };
}

export function trialReport(trial: Named, pairs: { base: Replay; tried: Replay }[]): TrialReport {
  const cases = pairs.map(({ base, tried }) => compareTrial(base, tried));
  const breaches = cases.flatMap((one) => one.breaches);
  const count = (planned: boolean) => {
    const counts = { breached: 0, healed: 0, more: 0, less: 0 };
    for (const each of breaches) if (each.planned === planned) counts[each.change] += 1;
    return counts;
  };
  const sum = (of: 'moved' | 'decisions' | 'decided' | 'undecided') =>
    cases.reduce((so, one) => so + one[of].length, 0);
  return {
    trial,
    cases,
    totals: {
      cases: cases.length,
      same: cases.filter(({ same }) => same).length,
      moved: sum('moved'),
      breaches: count(false),
      planned: count(true),
      decisions: sum('decisions'),
      decided: sum('decided'),
      undecided: sum('undecided'),
    },
  };
}

function differs(before: ReplayedDeadline | null, after: ReplayedDeadline): boolean {
  const compared = (one: ReplayedDeadline | null) =>
    JSON.stringify(one && [one.for, one.binding, one.due, one.original, one.verdict, one.plannedVerdict]);
  return compared(before) !== compared(after);
}

function moved(before: ReplayedDeadline | null, after: ReplayedDeadline): MovedDeadline[] {
  const from = before?.due ?? null;
  const to = after.due;
  if (from?.earliest === to?.earliest && from?.latest === to?.latest) return [];
  const ends = [
    [from?.latest, to?.latest],
    [from?.earliest, to?.earliest],
  ].find(([a, b]) => a && b) as [string, string] | undefined;
  return [{ deadline: after.id, title: after.title, from, to, byDays: ends ? daysBetween(...ends) : null }];
}

function breach(before: ReplayedDeadline | null, after: ReplayedDeadline, planned: boolean): BreachChange[] {
  const [was, is] = [exceeded(before, planned), exceeded(after, planned)];
  const byDays = (is?.by.inDays ?? 0) - (was?.by.inDays ?? 0);
  const change = is && !was ? 'breached' : was && !is ? 'healed' : byDays > 0 ? 'more' : byDays < 0 ? 'less' : null;
  if (change === null) return [];
  return [{ deadline: after.id, title: after.title, change, planned, before: was, after: is, byDays }];
}

/** Only a binding deadline can be breached. */
function exceeded(deadline: ReplayedDeadline | null, planned: boolean): Exceeded | null {
  const verdict = planned ? deadline?.plannedVerdict : deadline?.verdict;
  return deadline?.binding && verdict?.is === 'exceeded' ? verdict : null;
}

function undecidedDeadline({ id, title, binding, verdict, plannedVerdict }: ReplayedDeadline): Undecided[] {
  if (!binding) return [];
  const undecided = (planned: boolean, why: Text): Undecided => ({ what: 'deadline', id, title, planned, why });
  return [
    ...(verdict.is === 'not-decidable' || verdict.is === 'open' ? [undecided(false, verdict.why)] : []),
    ...(plannedVerdict?.is === 'not-decidable' ? [undecided(true, plannedVerdict.why)] : []),
  ];
}

function decidedDeadline(
  before: ReplayedDeadline | null,
  { id, title, binding, ...after }: ReplayedDeadline,
): Decided[] {
  if (!binding) return [];
  const kept = (was: ReplayedDeadline['verdict'] | undefined, is: ReplayedDeadline['verdict'] | undefined) =>
    was?.is === 'not-decidable' && is?.is === 'met';
  const decided = (planned: boolean): Decided => ({ what: 'deadline', id, title, planned });
  return [
    ...(kept(before?.verdict, after.verdict) ? [decided(false)] : []),
    ...(kept(before?.plannedVerdict, after.plannedVerdict) ? [decided(true)] : []),
  ];
}

function decidedRules({ title: decision, at, rules }: DecisionChange): Decided[] {
  return rules.flatMap(({ criterion, title, before, after }): Decided[] => {
    if (before?.verdict !== 'unknown' || !after || after.verdict === 'unknown') return [];
    return [{ what: 'rule', id: criterion, title, decision, at, verdict: after.verdict }];
  });
}

/** Decisions with a rule that came, went, changed its strength or answered otherwise. */
function decisionChanges(base: ReplayedDecision[], tried: ReplayedDecision[]): DecisionChange[] {
  const before = new Map(base.map((decision) => [decision.event, decision]));
  return tried.flatMap((after) => {
    const was = before.get(after.event);
    if (!was) return [];
    const ids = [...new Set([...was.rules, ...after.rules].map(({ criterion }) => criterion))];
    const rules = ids.flatMap((criterion): RuleChange[] => {
      const one = was.rules.find((rule) => rule.criterion === criterion) ?? null;
      const other = after.rules.find((rule) => rule.criterion === criterion) ?? null;
      if (one?.verdict === other?.verdict && one?.strength === other?.strength) return [];
      const { title } = (other ?? one) as JudgedRule;
      return [{ criterion, title, before: one, after: other }];
    });
    const { event, title, at } = after;
    return rules.length > 0 ? [{ event, title, at, before: was.verdict, after: after.verdict, rules }] : [];
  });
}

function undecidedRules({ title: decision, at, rules }: DecisionChange): Undecided[] {
  return rules.flatMap(({ criterion, title, after }): Undecided[] => {
    if (after?.verdict !== 'unknown') return [];
    const lacking = (language: 'da' | 'en') => after.labels.map((label) => label[language]).join(', ');
    const why = { da: `Der mangler: ${lacking('da')}.`, en: `This is missing: ${lacking('en')}.` };
    return [{ what: 'rule', id: criterion, title, decision, at, why }];
  });
}
