/** How each deadline runs in the journeys of its cases: where it counts, what it begins with, what can meet it. */

import { type ChartNode, type ChartTransition, lookUpState } from './chart.ts';
import { isWithin } from './journeys.ts';
import { isMapping, type ParsedText } from './text.ts';
import type { DeadlineText } from './text-shapes.ts';
import type { Situation, Walk } from './walk.ts';
import type { Mark } from './written.ts';

export interface Course {
  id: string;
  rule: DeadlineText;
  walk: Walk;
  /** What it is counted from; what it is only forecast from is left out. */
  anchors: Mark[];
  /** In each: whether it runs, then whether each anchor, then whether each of the facts has been written. */
  situations: Situation[];
  facts: string[];
  /** What some command may write once the count has begun. */
  writtenAfterwards: ReadonlySet<Mark>;
  counts(place: ChartNode): boolean;
}

/** @param factsOf facts that matter while a deadline runs, by its id. */
export function coursesOf(
  text: ParsedText,
  walks: Map<string, Walk>,
  factsOf: (id: string) => readonly string[],
): Course[] {
  const deadlines: unknown = text.deadlines?.value.deadlines;
  if (!isMapping(deadlines)) return [];
  const rules = new Map(
    Object.entries(deadlines).filter((entry): entry is [string, DeadlineText & Record<string, unknown>] =>
      isMapping(entry[1]),
    ),
  );
  return [...rules].flatMap(([id, rule]) => {
    const walk = walks.get(rule.workflow);
    return walk ? [courseOf(id, rule, walk, anchorsOf(rule, rules, 0), factsOf(id).slice(0, 4))] : [];
  });
}

function courseOf(id: string, rule: DeadlineText, walk: Walk, anchors: Mark[], facts: string[]): Course {
  const ends = new Set(namesIn(rule.until).map((name): Mark => `milestone:${name}`));
  const watched = anchors.slice(0, 6);
  const writtenAfterwards = new Set<Mark>();
  const noted = new Set<ChartTransition>();
  const situations = walk.follow(
    [
      { begins: new Set(anchors), ends },
      ...watched.map((mark) => ({ begins: new Set([mark]) })),
      ...facts.map((fact) => ({ begins: new Set<Mark>([`fact:${fact}`]) })),
    ],
    (hasBegun, step) => {
      if (noted.has(step) || !watched.some((_, index) => hasBegun(1 + index))) return;
      noted.add(step);
      for (const { mark } of walk.writes(step)) writtenAfterwards.add(mark);
    },
  );
  const during = statesIn(rule.while, walk);
  const still = statesIn((rule as { stopsIn?: unknown }).stopsIn, walk);
  return {
    id,
    rule,
    walk,
    anchors: watched,
    situations,
    facts,
    writtenAfterwards,
    counts: (place) => {
      if (place.state.type === 'final' && place.parent === walk.chart.root) return false;
      const within = (states: ChartNode[]) => states.some((state) => isWithin(place, state) || isWithin(state, place));
      // A state that does not exist is told elsewhere.
      return (
        (during.length < namesIn(rule.while).length || during.length === 0 || within(during)) &&
        !still.some((state) => isWithin(place, state))
      );
    },
  };
}

/** A milestone where one is named, else the plan, else what the other deadline is counted from. */
function anchorsOf(rule: DeadlineText, rules: Map<string, DeadlineText>, depth: number): Mark[] {
  if (!isMapping(rule.from) || depth > 20) return [];
  const { milestone, plan, deadline } = rule.from as Record<string, unknown>;
  const milestones = namesIn(milestone);
  if (milestones.length > 0) return milestones.map((name): Mark => `milestone:${name}`);
  if (typeof plan === 'string') return [`plan:${plan}`];
  const other = typeof deadline === 'string' ? rules.get(deadline) : undefined;
  return other ? anchorsOf(other, rules, depth + 1) : [];
}

function statesIn(given: unknown, { chart }: Walk): ChartNode[] {
  return namesIn(given).flatMap((name) => {
    const found = lookUpState(chart, name);
    return 'node' in found ? [found.node] : [];
  });
}

export function namesIn(given: unknown): string[] {
  return Array.isArray(given) ? given.filter((name) => typeof name === 'string') : [];
}
