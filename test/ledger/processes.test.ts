import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openSqliteLedger } from '../../src/ledger/sqlite.ts';

const appender = fileURLToPath(new URL('./appender.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ledger-processes-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts a process that appends; answers the versions it acknowledged once it has ended. */
async function append(file: string, id: string, count: number, seen?: (child: ChildProcess, lines: number) => void) {
  const child = spawn(process.execPath, [appender, file, id, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const versions: number[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    versions.push(Number(line));
    seen?.(child, versions.length);
  });
  const [[code, signal]] = await Promise.all([once(child, 'exit'), once(lines, 'close')]);
  return { versions, code, signal };
}

test('a process killed in mid-write loses nothing it acknowledged and leaves nothing half done', async () => {
  const file = join(folder, 'killed.db');
  let acknowledged = 0;
  for (let round = 0; round < 20; round++) {
    const killAt = 1 + ((round * 37) % 101);
    const { versions, signal } = await append(file, 'a', 100_000, (child, lines) => {
      if (lines === killAt) child.kill('SIGKILL');
    });
    expect(signal).toBe('SIGKILL');
    acknowledged = versions.at(-1)!;

    const ledger = await openSqliteLedger(file);
    const { ok, events, breaks } = await ledger.verify();
    expect({ round, ok, breaks }).toEqual({ round, ok: true, breaks: [] });
    // One write may have been committed and killed before it was told.
    expect([acknowledged, acknowledged + 1]).toContain(events);
    expect((await ledger.loadCase('a'))?.snapshot.version).toBe(events);
    expect((await ledger.outboxKeys('a')).size).toBe(events);
    await ledger.close();
  }
  expect(acknowledged).toBeGreaterThan(20);
}, 120_000);

test('processes that race on one case, from the creation of the file on, write every version exactly once', async () => {
  const file = join(folder, 'raced.db');
  const racers = await Promise.all(Array.from({ length: 4 }, () => append(file, 'a', 100)));
  expect(racers.map((racer) => racer.code)).toEqual([0, 0, 0, 0]);
  const won = racers.flatMap((racer) => racer.versions).sort((a, b) => a - b);
  expect(won).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
  const ledger = await openSqliteLedger(file);
  expect(await ledger.verify()).toEqual({ ok: true, cases: 1, events: 400, breaks: [] });
  expect((await ledger.outboxKeys('a')).size).toBe(400);
  await ledger.close();
}, 120_000);

test('what another process has written is in the next list of cases', async () => {
  const file = join(folder, 'listed.db');
  const ledger = await openSqliteLedger(file);
  expect(await ledger.listCases()).toEqual([]);
  for (const versions of [3, 6]) {
    await append(file, 'a', 3);
    expect((await ledger.listCases()).map(({ snapshot }) => snapshot.version)).toEqual([versions]);
  }
  await ledger.close();
}, 120_000);
