import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { decide } from '../src/engine/decide.ts';
import { evolve } from '../src/engine/evolve.ts';
import { exactly } from '../src/engine/time.ts';
import type { Case, Command } from '../src/engine/types.ts';
import { canonicalJson } from '../src/ledger/chain.ts';
import { openSqliteLedger } from '../src/ledger/sqlite.ts';
import { type Figure, sideBySide } from './measure.ts';
import { thePolicy } from './the-text.ts';

/** Cases appended with `synchronous=FULL`, against bare inserts of the same rows in one transaction each. */
export async function ledgerAgainstInserts(): Promise<Figure[]> {
  const policy = thePolicy();
  const folder = mkdtempSync(join(tmpdir(), 'lkt-bench-'));
  const ledger = await openSqliteLedger(join(folder, 'ledger.sqlite'));
  const bare = new Database(join(folder, 'bare.sqlite'));
  bare.pragma('journal_mode = WAL');
  bare.pragma('synchronous = FULL');
  bare.exec(
    'CREATE TABLE events (case_id TEXT, version INTEGER, json TEXT, hash TEXT, PRIMARY KEY (case_id, version))',
  );
  bare.exec('CREATE TABLE cases (id TEXT PRIMARY KEY, version INTEGER, json TEXT, wake_at TEXT)');
  const insertEvent = bare.prepare('INSERT INTO events VALUES (?, ?, ?, ?)');
  const insertCase = bare.prepare('INSERT INTO cases VALUES (?, ?, ?, ?)');
  const both = bare.transaction((kase: Case, json: string, snapshot: string) => {
    insertEvent.run(kase.id, kase.version, json, 'x'.repeat(64));
    insertCase.run(kase.id, kase.version, snapshot, null);
  });

  let number = 0;
  const next = () => {
    number += 1;
    const start: Command = {
      kind: 'start',
      id: `case-${number}`,
      workflow: 'national-lkt',
      title: 'Bench',
      policy: 'bench',
      actor: { role: 'nominator', by: 'bench' },
      occurredAt: exactly('2026-01-05'),
      recordedAt: '2026-01-05T09:00:00.000Z',
    };
    const decided = decide(policy, null, start);
    if ('refusals' in decided) throw new Error('The case could not be started.');
    const [event] = decided.events as [(typeof decided.events)[number]];
    return { event, kase: evolve(policy, null, event) };
  };
  const [ours, inserts] = await sideBySide(
    async () => {
      const { event, kase } = next();
      await ledger.append([
        { expectedVersion: 0, snapshot: kase, events: [event], outbox: [], wakeAt: null, origin: 'run' },
      ]);
    },
    () => {
      const { event, kase } = next();
      both(kase, canonicalJson(event), JSON.stringify(kase));
    },
  );
  await ledger.close();
  bare.close();
  rmSync(folder, { recursive: true, force: true });
  const perSecond = (microseconds: number) => `${Math.round(1_000_000 / microseconds)} a second`;
  return [
    {
      what: 'appends on SQLite, synchronous=FULL',
      measured: perSecond(ours),
      against: `bare inserts ${perSecond(inserts)}`,
      ratio: `${(inserts / ours).toFixed(2)}× as many`,
    },
  ];
}
