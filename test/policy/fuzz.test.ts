import { expect, it } from 'vitest';
import { readTextFolder } from '../../src/policy/read.ts';
import { kindSchemas } from './broken-text.ts';
import { mostTimesClean, tryEdits } from './edit-trial.ts';

const files = Object.fromEntries(
  Object.entries(readTextFolder(new URL('../..', import.meta.url).pathname)).filter(
    ([name]) => !name.endsWith('.schema.json'),
  ),
);
const first = 20_261_122;

it(`five thousand random edits of the real text never crash the check, and every finding has its place (seeds from ${first})`, async () => {
  const { faults, findings, slowest, cleanMilliseconds, largest } = await tryEdits(files, kindSchemas, first, 5_000);
  expect(faults.slice(0, 5)).toEqual([]);
  expect(findings).toBeGreaterThan(5_000);
  expect(slowest.milliseconds / cleanMilliseconds, `seed ${slowest.seed}`).toBeLessThan(mostTimesClean);
  expect(largest.megabytes, `seed ${largest.seed}`).toBeLessThan(128);
}, 1_800_000);
