import { beforeAll, describe, expect, test } from 'vitest';
import type { ScenarioResult, Touched } from '../../src/lab/scenario-types.ts';
import { transitionsOf } from '../../src/lab/transitions.ts';
import type { DeadlineRule, Rung, StateNode } from '../../src/policy/types.ts';
import { allResults, today } from './the-scenarios.ts';

let results: ScenarioResult[];
beforeAll(async () => {
  results = await allResults();
});

/** What at least one scenario, of that workflow where one is given, came by. */
function visited(of: (touched: Touched) => string[], workflow?: string): Set<string> {
  const own = workflow === undefined ? results : results.filter((each) => each.workflow === workflow);
  return new Set(own.flatMap(({ touched }) => of(touched)));
}

/** Fails with a list of what no scenario visits. */
function expectVisited(what: string, all: string[], seen: Set<string>): void {
  const never = all.filter((each) => !seen.has(each));
  if (never.length > 0) expect.fail(`No scenario visits ${what}:\n  ${never.join('\n  ')}`);
}

function statePaths(states: Record<string, StateNode>, prefix = ''): string[] {
  return Object.entries(states).flatMap(([key, state]) => [
    ...(state.type === 'history' ? [] : [prefix + key]),
    ...statePaths(state.states ?? {}, `${prefix}${key}.`),
  ]);
}

describe.each(Object.entries(today.workflows))('of %s', (id, workflow) => {
  test('every state is entered', () => {
    expectVisited(
      'these states',
      statePaths(workflow.states),
      visited(({ states }) => states, id),
    );
  });

  test('every transition is taken', () => {
    const all = [...transitionsOf(today, id).keys()];
    expectVisited(
      'these transitions',
      all,
      visited(({ transitions }) => transitions, id),
    );
  });
});

test('every criterion has passed at least once', () => {
  const all = Object.keys(today.criteria);
  const passes = ({ verdicts }: Touched) => all.filter((id) => verdicts[id]?.includes('pass'));
  expectVisited('a pass of these criteria', all, visited(passes));
});

test('every deadline has a due date somewhere, is met somewhere, and is gone by somewhere', () => {
  const rules = Object.entries(today.deadlines);
  const ids = rules.map(([id]) => id);
  // One that is counted anew from what meets it is never met, only followed by the next.
  const anew = ({ from, until }: DeadlineRule) => until.some((id) => from.milestone?.includes(id));
  const metOnes = rules.filter(([, rule]) => rule.until.length > 0 && !anew(rule)).map(([id]) => id);
  expectVisited(
    'these deadlines while they count',
    ids,
    visited(({ deadlines }) => deadlines.due),
  );
  expectVisited(
    'these deadlines as met',
    metOnes,
    visited(({ deadlines }) => deadlines.met),
  );
  expectVisited(
    'these deadlines after their day',
    ids,
    visited(({ deadlines, passed }) => [...deadlines.gone, ...passed]),
  );
});

test('every rung of every reminder falls due, the last repeat and the escalation included', () => {
  const steps = ({ id, every, atMost = 1, escalate }: Rung) =>
    every ? [`${id}-1`, `${id}-${atMost}`, ...(escalate ? [`${id}-escalated`] : [])] : [id];
  const all = Object.entries(today.reminders).flatMap(([rule, { ladder }]) =>
    ladder.flatMap((rung) => steps(rung).map((step) => `${rule}/${step}`)),
  );
  expectVisited(
    'these rungs',
    [...new Set(all)],
    visited(({ rungs }) => rungs),
  );
});
