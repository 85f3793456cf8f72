/** The house as it is built, with 1,000 LKTs, in a process of its own. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteLedger } from '../src/ledger/sqlite.ts';
import { buildManyLkts, liveOn, lkts } from './many-lkts.ts';
import { root, thePolicy } from './the-text.ts';

export interface Served {
  /** Address of the house. */
  house: string;
  /** Address of a server that answers as many bytes as its path says. */
  bare: string;
  /** Milliseconds of processor time that the house has taken so far. */
  processorTime(): Promise<number>;
  /** Changes an LKT, another one each time, from this process. */
  change(): Promise<void>;
}

export async function withManyLkts<Result>(work: (served: Served) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'lkt-bench-'));
  const file = join(folder, 'ledger.sqlite');
  const policy = thePolicy();
  await buildManyLkts(file, policy);
  const ledger = await openSqliteLedger(file);
  const server = fork(join(root, 'bench', 'pages-server.ts'), [file]);
  let changes = 0;
  try {
    return await work({
      ...(await addressesOf(server)),
      async processorTime() {
        server.send('processor time');
        const [milliseconds] = await once(server, 'message');
        return milliseconds as number;
      },
      async change() {
        changes += 1;
        await liveOn(ledger, policy, (changes * 7) % lkts);
      },
    });
  } finally {
    server.kill();
    await once(server, 'exit');
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function addressesOf(server: ChildProcess): Promise<Pick<Served, 'house' | 'bare'>> {
  const gone = once(server, 'exit').then(() => {
    throw new Error('The server did not start; is it built?');
  });
  const [addresses] = await Promise.race([once(server, 'message'), gone]);
  gone.catch(() => {});
  return addresses as Pick<Served, 'house' | 'bare'>;
}
