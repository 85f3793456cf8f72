/**
 * A process of its own that appends to one case, each event with a letter, and prints every version once it is acknowledged.
 * Started by tests with: file, case, number of events to write (it reads the case again after each conflict).
 */

import { writeSync } from 'node:fs';
import { Conflict } from '../../src/ledger/contract.ts';
import { openSqliteLedger } from '../../src/ledger/sqlite.ts';
import { sampleLetter, sampleWrite } from './samples.ts';

const [file = '', id = '', count = ''] = process.argv.slice(2);
const ledger = await openSqliteLedger(file);

let version = (await ledger.loadCase(id))?.snapshot.version ?? 0;
for (let written = 0; written < Number(count); ) {
  try {
    const outbox = [sampleLetter(id, `${id}-${version + 1}`)];
    await ledger.append([sampleWrite(id, version, 1, { outbox })]);
    version += 1;
    written += 1;
    writeSync(1, `${version}\n`);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    version = (await ledger.loadCase(id))?.snapshot.version ?? 0;
  }
}
await ledger.close();
