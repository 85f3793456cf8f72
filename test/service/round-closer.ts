/**
 * A process of its own that closes the rounds that are open, one after another, each with its drafts, and prints the id
 * of every round that was closed once it is acknowledged. Started by tests with the ledger's file.
 */

import { writeSync } from 'node:fs';
import { Conflict } from '../../src/ledger/contract.ts';
import { command, openOffice } from './office.ts';

const [file = '', start = '0'] = process.argv.slice(2);
const office = await openOffice(file);
const open = (await office.ledger.listCases({ workflow: 'nomination-round', status: 'active' }))
  .map(({ snapshot }) => snapshot)
  .filter(({ state }) => state === 'open');
const first = Number(start) % Math.max(1, open.length);
for (const { id } of [...open.slice(first), ...open.slice(0, first)]) {
  try {
    const given = await command(office, id, 'secretariat', 'round.close', '2026-03-03');
    if ('case' in given) writeSync(1, `${id}\n`);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}
await office.ledger.close();
