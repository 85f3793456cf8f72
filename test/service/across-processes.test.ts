/** Several cases in one act, with processes that are killed in mid-write or race for the same file. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import type { Office } from '../../src/service/office.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { startCase } from '../../src/service/start-case.ts';
import { verifyLedger } from '../../src/service/verify-ledger.ts';
import { noon, openOffice } from './office.ts';

const closer = fileURLToPath(new URL('./round-closer.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'across-processes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const day = '2026-01-05';
const given = { actor: { role: 'secretariat', by: 'test' }, occurredAt: exactly(day), at: noon(day) };
const drafts = 3;

async function openRounds(office: Office, from: number, count: number): Promise<void> {
  for (let number = from; number < from + count; number++) {
    const id = `runde-${number}`;
    await startCase(office, { ...given, id, workflow: 'nomination-round', title: id });
    await placeCase(office, { ...given, case: id, state: 'open', reason: 'Taken over.' });
    for (let draft = 1; draft <= drafts; draft++) {
      const links = { round: id };
      await startCase(office, { ...given, id: `${id}-${draft}`, workflow: 'national-lkt', title: id, links });
    }
  }
}

/** Runs a process that closes rounds; killed once it has acknowledged so many. */
async function close(file: string, { start = 0, killAt = Infinity }) {
  const child = spawn(process.execPath, [closer, file, String(start)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (id) => {
    closed.push(id);
    if (closed.length === killAt) child.kill('SIGKILL');
  });
  const [[code, signal]] = await Promise.all([once(child, 'exit'), once(lines, 'close')]);
  return { closed, code, signal };
}

/** Rounds that are closed; each with all its drafts, each open one with none of them. */
async function closedRounds(office: Office): Promise<string[]> {
  expect((await verifyLedger(office.ledger)).breaks).toEqual([]);
  const all = new Map((await office.ledger.listCases()).map(({ snapshot }) => [snapshot.id, snapshot]));
  const rounds = [...all.values()].filter(({ workflow }) => workflow === 'nomination-round');
  for (const { id, state } of rounds) {
    for (let draft = 1; draft <= drafts; draft++)
      expect([id, all.get(`${id}-${draft}`)?.state]).toEqual([
        id,
        state === 'open' ? { nomination: 'draft' } : 'lapsed',
      ]);
  }
  return rounds.filter(({ state }) => state === 'closed').map(({ id }) => id);
}

test('a process killed while it closes rounds has closed each with all its drafts or with none', async () => {
  const file = join(folder, 'killed.db');
  const office = await openOffice(file);
  const acknowledged = new Set<string>();
  for (let kill = 0; kill < 4; kill++) {
    await openRounds(office, kill * 12, 12);
    const { closed, signal } = await close(file, { start: kill * 5, killAt: 1 + ((kill * 5) % 11) });
    expect(signal).toBe('SIGKILL');
    for (const id of closed) acknowledged.add(id);
    expect(await closedRounds(office)).toEqual(expect.arrayContaining([...acknowledged]));
  }
  expect(acknowledged.size).toBeGreaterThan(15);
  await office.ledger.close();
}, 240_000);

test('three processes that close the same rounds at once close each of them once', async () => {
  const file = join(folder, 'raced.db');
  const office = await openOffice(file);
  await openRounds(office, 0, 16);
  const racers = await Promise.all([0, 0, 8].map((start) => close(file, { start })));
  expect(racers.map(({ code }) => code)).toEqual([0, 0, 0]);
  const won = racers.flatMap(({ closed }) => closed);
  expect(new Set(won).size).toBe(won.length);
  expect((await closedRounds(office)).sort()).toEqual(won.sort());
  await office.ledger.close();
}, 120_000);
