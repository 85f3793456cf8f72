import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Tally, twoOffices } from './office-model.ts';

const seed = 20_261_122;
const runs = 25;

test(`two offices on one ledger never break its chain nor send a letter twice (seed ${seed})`, async () => {
  const tally: Tally = { accepted: 0, refused: 0, conflicts: 0, letters: 0 };
  const days = fc.array(fc.nat({ max: 2_147_483_647 }), { minLength: 40, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(days, (seeds) => twoOffices(seeds, tally)),
    { seed, numRuns: runs },
  );
  console.log(`seed ${seed}: ${JSON.stringify(tally)}`);
  expect(tally.accepted).toBeGreaterThan(300);
  expect(tally.refused).toBeGreaterThan(300);
  expect(tally.conflicts).toBeGreaterThan(5);
  expect(tally.letters).toBeGreaterThan(100);
});
