/** `npm run bench`: every figure is a ratio of two things measured side by side in this one run. */

import { cpus, totalmem } from 'node:os';
import { conditionsAgainstPeer } from './conditions.ts';
import { decisionAgainstTransition } from './decision.ts';
import { ledgerAgainstInserts } from './ledger.ts';
import type { Figure } from './measure.ts';
import { loadingOfText } from './text.ts';

const figures: Figure[] = [
  ...(await conditionsAgainstPeer()),
  ...(await decisionAgainstTransition()),
  ...(await loadingOfText()),
  ...(await ledgerAgainstInserts()),
];
console.log(
  `\n${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
);
console.log('| what | measured | against | ratio |\n|---|---|---|---|');
for (const { what, measured, against, ratio } of figures)
  console.log(`| ${what} | ${measured} | ${against} | ${ratio} |`);
