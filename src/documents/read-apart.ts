/** Reads files from outside in a thread of their own, with limits of time and memory: a hostile one can only end itself. */

import { Worker } from 'node:worker_threads';
import type { Text } from '../policy/types.ts';
import { RefusedFile } from './refused-file.ts';
import { largestFile } from './unpack-safely.ts';
import type { WordText } from './word-text.ts';

/** A cell is a text, a number, yes or no, a date as `YYYY-MM-DD`, or empty. */
export type SheetCell = string | number | boolean | null;
export interface Sheet {
  name: string;
  rows: SheetCell[][];
}

interface Reads {
  word: WordText;
  excel: Sheet[];
}

export type Answer = { read: unknown } | { refused: Text };

const longest = 30_000;
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };

/** Files in hand; those beyond are refused, or a few people could take all of the memory. */
const mostAtOnce = 4;
let inHand = 0;

/** @throws {RefusedFile} */
export async function readApart<Kind extends keyof Reads>(kind: Kind, bytes: Uint8Array): Promise<Reads[Kind]> {
  if (inHand >= mostAtOnce) throw new RefusedFile(busy);
  inHand += 1;
  try {
    return await readIn(kind, bytes);
  } finally {
    inHand -= 1;
  }
}

function readIn<Kind extends keyof Reads>(kind: Kind, bytes: Uint8Array): Promise<Reads[Kind]> {
  // The limit is checked inside too; here it spares the copy.
  const own = bytes.length > largestFile ? bytes.slice(0, largestFile + 1) : bytes.slice();
  const file = new URL(`./read-apart-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const worker = new Worker(file, { workerData: { kind, bytes: own }, resourceLimits: memory, execArgv: [] });
  return new Promise<Reads[Kind]>((resolve, reject) => {
    const late = setTimeout(() => reject(new RefusedFile(tooSlow)), longest);
    worker.once('message', (answer: Answer) => {
      if ('refused' in answer) reject(new RefusedFile(answer.refused));
      else resolve(answer.read as Reads[Kind]);
    });
    worker.once('error', () => reject(new RefusedFile(broken)));
    worker.once('exit', () => {
      clearTimeout(late);
      reject(new RefusedFile(broken));
    });
  }).finally(() => worker.terminate());
}

const busy: Text = {
  da: 'Der læses andre filer lige nu. Prøv igen om lidt.',
  en: 'Other files are being read just now. Try again shortly.',
};
const tooSlow: Text = {
  da: 'Filen tog for lang tid at læse og er opgivet. Kopiér indholdet til et nyt dokument, og prøv igen.',
  en: 'The file took too long to read and was given up. Copy its content to a new document and try again.',
};
export const broken: Text = {
  da: 'Filen er beskadiget eller for indviklet og kan ikke læses. Åbn den, gem den igen, og prøv igen.',
  en: 'The file is damaged or too intricate and cannot be read. Open it, save it again and try again.',
};
