/** `npm run bench`, or `npm run bench -- NAME`: figures beside what they are measured against, and what is demanded. */

import { cpus, totalmem } from 'node:os';
import { conditions } from './conditions.ts';
import { decision } from './decision.ts';
import { ledger } from './ledger.ts';
import { lighthouseScores } from './lighthouse.ts';
import type { Figure } from './measure.ts';
import { pages } from './pages.ts';
import { replay } from './replay.ts';
import { text } from './text.ts';
import { tick } from './tick.ts';

const usual = { conditions, decision, text, ledger, tick, replay, pages };
const benches: Record<string, () => Promise<Figure[]>> = { ...usual, lighthouse: lighthouseScores };
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(usual);
const unknown = names.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown.join('", "')}". There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
);
console.log('| what | measured | against | figure | demand | met |\n|---|---|---|---|---|---|');
for (const name of names) {
  for (const { what, measured, against, figure, demand, met } of (await benches[name]?.()) ?? [])
    console.log(`| ${what} | ${measured} | ${against} | ${figure} | ${demand} | ${met ? 'yes' : 'no'} |`);
}
