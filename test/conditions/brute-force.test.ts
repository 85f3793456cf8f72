import { expect, test } from 'vitest';
import { tryConditions } from './brute-force.ts';

const seed = 20_261_122;
const runs = 20_000;

test(`an answer is pass or fail exactly when every completion of the missing facts agrees (seed ${seed})`, () => {
  const { cases, once, unknown, decidedAnyway, completions } = tryConditions(seed, runs);
  console.log(
    `seed ${seed}: ${cases} conditions, ${completions} completions, ${unknown} unknown, ${decidedAnyway} decided`,
  );
  expect(cases).toBeGreaterThan(0.95 * runs);
  expect(once).toBeGreaterThan(4_000);
  expect(unknown).toBeGreaterThan(2_000);
  expect(decidedAnyway).toBeGreaterThan(2_000);
});
