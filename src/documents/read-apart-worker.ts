/** The thread that reads one file from outside and then ends. */

import { parentPort, workerData } from 'node:worker_threads';
import { type Answer, broken } from './read-apart.ts';
import { RefusedFile } from './refused-file.ts';

const { kind, bytes } = workerData as { kind: 'word' | 'excel'; bytes: Uint8Array };

async function answer(): Promise<Answer> {
  try {
    if (kind === 'word') return { read: await (await import('./word-text.ts')).wordText(bytes) };
    return { read: await (await import('./excel-sheets.ts')).excelSheets(bytes) };
  } catch (error) {
    return { refused: error instanceof RefusedFile ? error.text : broken };
  }
}

parentPort?.postMessage(await answer());
