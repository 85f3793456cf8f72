/** `npm run conditions -- [conditions] [seed]`: many random conditions; a wrong answer can be repeated by its seed. */

import { tryConditions } from './brute-force.ts';

const conditions = Number(process.argv[2] ?? 200_000);
const seed = Number(process.argv[3] ?? Math.floor(Date.now() / 1_000));
console.log(`${conditions} random conditions, seed ${seed}`);
console.log(JSON.stringify(tryConditions(seed, conditions)));
