/** `npm run fuzz -- [edits] [first seed]`: many random edits of the real text; what fails can be repeated by its seed. */

import { readTextFolder } from '../../src/policy/read.ts';
import { kindSchemas } from './broken-text.ts';
import { mostTimesClean, tryEdits } from './edit-trial.ts';

const count = Number(process.argv[2] ?? 100_000);
const first = Number(process.argv[3] ?? Math.floor(Date.now() / 1_000));
const files = Object.fromEntries(
  Object.entries(readTextFolder(new URL('../..', import.meta.url).pathname)).filter(
    ([name]) => !name.endsWith('.schema.json'),
  ),
);
console.log(`${count} random edits, seeds from ${first}`);
const { faults, findings, slowest, cleanMilliseconds, largest } = await tryEdits(
  files,
  kindSchemas,
  first,
  count,
  (done, faults) => {
    if (done % 1_000 === 0) console.log(`${done} done, ${faults} faults`);
  },
);
for (const fault of faults.slice(0, 20)) console.log(fault);
console.log(`${faults.length} faults; ${findings} findings, each in its place`);
const times = slowest.milliseconds / cleanMilliseconds;
console.log(
  `slowest: ${slowest.milliseconds.toFixed(0)} ms of processor time (seed ${slowest.seed}), ${times.toFixed(2)} times a clean check of ${cleanMilliseconds.toFixed(0)} ms`,
);
console.log(`largest growth of the heap: ${largest.megabytes.toFixed(0)} MB (seed ${largest.seed})`);
process.exitCode = faults.length > 0 || times > mostTimesClean || largest.megabytes > 128 ? 1 : 0;
