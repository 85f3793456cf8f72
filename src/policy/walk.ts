/** Follows every journey of a case while watching a few things that are written on the way. */

import type { Chart, ChartTransition } from './chart.ts';
import { guardNeeds } from './guard-needs.ts';
import { type Journeys, journeysOf } from './journeys.ts';
import type { Registers } from './registers.ts';
import type { ParsedText } from './text.ts';
import { type Mark, type Written, writtenBy } from './written.ts';

/** Something watched: it begins when one of `begins` is written and is over when one of `ends` is. */
interface Watch {
  begins: ReadonlySet<Mark>;
  ends?: ReadonlySet<Mark>;
}

export interface Walk {
  chart: Chart;
  journeys: Journeys;
  /** Every mark that some command on a journey may write. */
  written: ReadonlySet<Mark>;
  /**
   * Every situation that a case can be in: the place, and which of the watched things have begun and are not over.
   * `taken` hears of every command that can be given, and can ask what has begun before it.
   */
  follow(
    watches: readonly Watch[],
    taken?: (hasBegun: (watch: number) => boolean, step: ChartTransition) => void,
  ): Situation[];
  writes(step: ChartTransition): readonly Written[];
}

export interface Situation {
  place: number;
  begun: boolean[];
}

/** More needs than this are left out of account: the walk then allows more than the guards do. */
const mostNeeds = 8;

/** Of every workflow that can be walked through. */
export function walksOf(text: ParsedText, registers: Registers): Map<string, Walk> {
  const needs = guardNeeds(text);
  return new Map(
    [...registers.charts].flatMap(([workflow, chart]) => {
      const journeys = journeysOf(chart);
      return journeys ? [[workflow, walkOf(chart, journeys, text, registers, needs)]] : [];
    }),
  );
}

function walkOf(
  chart: Chart,
  journeys: Journeys,
  text: ParsedText,
  registers: Registers,
  needs: ReturnType<typeof guardNeeds>,
): Walk {
  const milestones = registers.milestones(chart.workflow).names;
  const writes = new Map<ChartTransition, Written[]>();
  for (const { taken } of journeys.steps.flat()) {
    if (!writes.has(taken)) writes.set(taken, writtenBy(taken, text, milestones));
  }
  const written = new Set([...writes.values()].flat().map(({ mark }) => mark));
  const needed = new Map<ChartTransition, Mark[]>();
  for (const [taken, own] of writes) {
    const { guard } = taken.transition;
    if (typeof guard !== 'string') continue;
    // What no command writes may come with the case's start.
    const before = [...needs(guard, chart.workflow)].filter(
      (mark) => written.has(mark) && !own.some((one) => one.mark === mark && one.only === undefined),
    );
    if (before.length > 0) needed.set(taken, before);
  }
  const counted = [...new Set([...needed.values()].flat())].slice(0, mostNeeds);
  const needWatches: Watch[] = counted.map((mark) => ({ begins: new Set([mark]) }));
  const masks = new Map([...needed].map(([taken, marks]) => [taken, marks.map((mark) => counted.indexOf(mark))]));
  return {
    chart,
    journeys,
    written,
    writes: (step) => writes.get(step) ?? [],
    follow: (watches, taken) => {
      const all = [...needWatches, ...watches];
      const outcomes = new Map([...writes].map(([step, own]) => [step, outcomesOf(own, all)]));
      const found = follow(journeys, outcomes, masks, (mask, step) =>
        taken?.((watch) => hasBit(mask, watch + counted.length), step),
      );
      return found.map(({ place, mask }) => ({
        place,
        begun: watches.map((_, index) => hasBit(mask, index + counted.length)),
      }));
    },
  };
}

/** What a step does to the bits: some are cleared, then some are set. */
interface Outcome {
  clear: number;
  set: number;
}

function follow(
  { steps }: Journeys,
  outcomes: Map<ChartTransition, Outcome[]>,
  needed: Map<ChartTransition, number[]>,
  taken: (mask: number, step: ChartTransition) => void,
): { place: number; mask: number }[] {
  const found = [{ place: 0, mask: 0 }];
  const seen = new Set([0]);
  const width = 2 ** 20;
  for (let index = 0; index < found.length; index += 1) {
    const { place, mask } = found[index]!;
    for (const { to, taken: step } of steps[place]!) {
      const needs = needed.get(step);
      for (const { clear, set } of outcomes.get(step)!) {
        const after = (mask & ~clear) | set;
        if (needs?.some((bit) => bit >= 0 && !hasBit(mask | set, bit))) continue;
        taken(mask, step);
        const key = to * width + after;
        if (seen.has(key)) continue;
        seen.add(key);
        found.push({ place: to, mask: after });
      }
    }
  }
  return found;
}

const nothingHappens: Outcome[] = [{ clear: 0, set: 0 }];

/** One outcome for every way to fill in the optional fields that matter. */
function outcomesOf(own: Written[], watches: readonly Watch[]): Outcome[] {
  const mattering = own.filter(({ mark }) => watches.some(({ begins, ends }) => begins.has(mark) || ends?.has(mark)));
  if (mattering.length === 0) return nothingHappens;
  const fields = [...new Set(mattering.flatMap(({ only }) => only ?? []))].slice(0, 8);
  return Array.from({ length: 2 ** fields.length }, (_, given) => {
    const marks = mattering.filter(({ only }) => only === undefined || hasBit(given, fields.indexOf(only)));
    const outcome = { clear: 0, set: 0 };
    for (const [bit, { begins, ends }] of watches.entries()) {
      if (marks.some(({ mark }) => begins.has(mark))) outcome.set |= 1 << bit;
      else if (marks.some(({ mark }) => ends?.has(mark))) outcome.clear |= 1 << bit;
    }
    return outcome;
  });
}

function hasBit(mask: number, bit: number): boolean {
  return bit >= 0 && (mask & (1 << bit)) !== 0;
}
