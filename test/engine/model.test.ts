import { expect, test } from 'vitest';
import { tryCases } from './model-trial.ts';

const seed = 20_261_122;
const runs = 600;

test(`random commands, ticks, corrections and moves never break what must hold of a case (seed ${seed})`, () => {
  const tally = tryCases(seed, runs);
  console.log(`seed ${seed}: ${JSON.stringify(tally)}`);
  expect(tally.commands).toBeGreaterThan(1_000);
  expect(tally.refused).toBeGreaterThan(1_000);
  expect(tally.passed).toBeGreaterThan(200);
  expect(tally.corrected).toBeGreaterThan(100);
  expect(tally.migrated).toBeGreaterThan(100);
});
