/** `npm run model -- [cases] [seed]`: many random cases; one that breaks a rule can be repeated by its seed. */

import { tryCases } from './model-trial.ts';

const cases = Number(process.argv[2] ?? 30_000);
const seed = Number(process.argv[3] ?? Math.floor(Date.now() / 1_000));
console.log(`${cases} random cases of 30 moves, seed ${seed}`);
console.log(JSON.stringify(tryCases(seed, cases)));
