import fc from 'fast-check';
import { Model, newTally, type Policies, type Tally } from './model.ts';
import { policyAt } from './the-policy.ts';

const policies: Policies = {
  now: policyAt('2026-01-05'),
  earlier: policyAt('2022-01-03'),
  trial: policyAt('2026-01-05', '18-months-from-first-seminar'),
};
const copies = JSON.parse(JSON.stringify(policies)) as Policies;

/** Random cases of thirty moves each. @throws with the seed and the shortest moves that break a rule. */
export function tryCases(seed: number, numRuns: number): Tally {
  const tally = newTally();
  const chance = fc.nat({ max: 2_147_483_647 });
  const property = fc.property(chance, fc.array(chance, { minLength: 30, maxLength: 30 }), (first, moves) => {
    const model = new Model(policies, copies, tally, first);
    for (const move of moves) model.move(move);
    model.end();
  });
  fc.assert(property, { seed, numRuns });
  return tally;
}
