/** Scores by criterion and assessor, and how far they lie apart. They inform; they decide nothing. */

import type { CaseEvent, Span } from '../engine/types.ts';
import type { Json, JsonObject, Policy, Text } from '../policy/types.ts';

export interface ScoredCriterion {
  id: string;
  title: Text;
}

/** One set of scores by one assessor; the latest of each assessor counts. */
export interface GivenScores {
  version: number;
  on: Span;
  assessor: string;
  scores: Record<string, { score: number; reason: string }>;
  note: string | null;
}

export interface Recusal {
  version: number;
  on: Span;
  assessor: string;
  reason: string;
}

export interface Spread {
  assessors: number;
  mean: number;
  lowest: number;
  highest: number;
  /** Of the whole group, not of a sample; null where only one has scored. */
  deviation: number | null;
}

/** The criteria that an assessor scores, in the order of the form. */
export function scoredCriteria(policy: Policy): ScoredCriterion[] {
  const scores = fieldsOf(policy.forms['assessment-score']).scores;
  return Object.entries(fieldsOf(scores)).map(([id, { label }]) => ({ id, title: label as Text }));
}

/** Everything that stands in the list of assessments, with the day it happened. @param events those that stand. */
export function assessmentsIn(events: CaseEvent[]): { given: GivenScores[]; recusals: Recusal[] } {
  let listed: { value: Json; version: number; on: Span }[] = [];
  for (const event of events) {
    const dated = (value: Json) => ({ value, version: event.version, on: event.occurredAt });
    if (event.type === 'placed' && Array.isArray(event.facts.assessments)) listed = event.facts.assessments.map(dated);
    if (event.type !== 'accepted') continue;
    for (const change of event.changes) {
      if ('append' in change && change.append === 'assessments') listed.push(dated(change.value));
    }
  }
  const given: GivenScores[] = [];
  const recusals: Recusal[] = [];
  for (const { value, version, on } of listed) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    const { assessor, recused, scores, note, reason } = value;
    if (typeof recused === 'string') recusals.push({ version, on, assessor: recused, reason: textOf(reason) ?? '' });
    else if (typeof assessor === 'string')
      given.push({ version, on, assessor, scores: read(scores), note: textOf(note) });
  }
  return { given, recusals };
}

/** The latest scores of each assessor who is not recused. */
export function countingScores({ given, recusals }: ReturnType<typeof assessmentsIn>): GivenScores[] {
  const recused = new Set(recusals.map(({ assessor }) => assessor));
  const latest = new Map(given.map((each) => [each.assessor, each]));
  return [...latest.values()].filter(({ assessor }) => !recused.has(assessor));
}

/** Null where nobody has scored. */
function spreadOf(values: number[]): Spread | null {
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return {
    assessors: values.length,
    mean,
    lowest: Math.min(...values),
    highest: Math.max(...values),
    deviation: values.length > 1 ? Math.sqrt(square) : null,
  };
}

export function spreadByCriterion(criteria: ScoredCriterion[], scores: GivenScores[]): Record<string, Spread | null> {
  return Object.fromEntries(
    criteria.map(({ id }) => [id, spreadOf(scores.flatMap((each) => each.scores[id]?.score ?? []))]),
  );
}

/** Of all criteria together: each assessor counts once, with the mean of what the assessor gave. */
export function spreadOverall(scores: GivenScores[]): Spread | null {
  const means = scores.flatMap(
    ({ scores: given }) => spreadOf(Object.values(given).map(({ score }) => score))?.mean ?? [],
  );
  return spreadOf(means);
}

function read(scores: Json | undefined): GivenScores['scores'] {
  const found = Object.entries((scores ?? {}) as Record<string, JsonObject>).flatMap(([id, { score, reason }]) =>
    typeof score === 'number' ? [[id, { score, reason: textOf(reason) ?? '' }] as const] : [],
  );
  return Object.fromEntries(found);
}

function fieldsOf(schema: JsonObject | undefined): Record<string, JsonObject> {
  return (schema?.properties ?? {}) as Record<string, JsonObject>;
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
