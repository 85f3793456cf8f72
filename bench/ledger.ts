import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { decide } from '../src/engine/decide.ts';
import { evolve } from '../src/engine/evolve.ts';
import type { Case, CaseEvent } from '../src/engine/types.ts';
import { canonicalJson } from '../src/ledger/canonical-json.ts';
import type { CaseWrite } from '../src/ledger/contract.ts';
import { openSqliteLedger } from '../src/ledger/sqlite.ts';
import type { Policy } from '../src/policy/types.ts';
import { atLeast, type Figure, median, microseconds, perSecond } from './measure.ts';
import { nomination, startedCase, thePolicy } from './the-text.ts';

const [rounds, commands] = [9, 200];
const round = { deadline: '2026-02-01', invited: ['reg-sj'] };
const wakeAt = '2026-02-02T07:00:00.000Z';

/**
 * Commands decided, applied and appended to cases that exist, each in its own transaction with `synchronous=FULL`.
 * Against the same rows, made into text beforehand, put by bare statements into bare tables, also one transaction each:
 * no version to compare, no hash to compute, no index, no constraint but the primary keys. What a
 * commit costs is the disk's to say: both files lie in the folder for temporary files.
 */
export async function ledger(): Promise<Figure[]> {
  const policy = thePolicy();
  const folder = mkdtempSync(join(tmpdir(), 'lkt-bench-'));
  const ours = await openSqliteLedger(join(folder, 'ledger.sqlite'));
  const bare = bareTables(join(folder, 'bare.sqlite'));
  const times = { whole: [] as number[], append: [] as number[], bare: [] as number[] };
  for (let turn = -1; turn < rounds; turn += 1) {
    const started = Array.from({ length: commands }, (_, index) => startedCase(policy, `case-${turn}-${index}`));
    const created = started.map(({ kase, event }) => writeOf(kase, event));
    await ours.append(created);
    for (const write of created) bare.put(rowsOf(write));
    const rows = started.map((each) => rowsOf(submitted(policy, each)));

    const start = performance.now();
    const writes = started.map((each) => submitted(policy, each));
    const decided = performance.now();
    for (const write of writes) await ours.append([write]);
    const appended = performance.now();
    for (const row of rows) bare.put(row);
    const put = performance.now();
    if (turn < 0) continue;
    times.whole.push(((appended - start) * 1000) / commands);
    times.append.push(((appended - decided) * 1000) / commands);
    times.bare.push(((put - appended) * 1000) / commands);
  }
  await ours.close();
  bare.close();
  rmSync(folder, { recursive: true, force: true });
  const bareTime = median(times.bare);
  const figure = (what: string, time: number): Figure => ({
    what,
    measured: `${perSecond(time)} (${microseconds(time)} each)`,
    against: `bare statements with the same rows: ${perSecond(bareTime)}`,
    ...atLeast(0.5, bareTime / time, '× as many'),
  });
  return [
    figure('Nominations appended on SQLite (`synchronous=FULL`)', median(times.append)),
    figure('The same, deciding and applying each included', median(times.whole)),
  ];
}

type Started = ReturnType<typeof startedCase>;

function submitted(policy: Policy, { kase, common }: Started): CaseWrite {
  const command = {
    kind: 'do',
    name: 'nomination.submit',
    payload: nomination,
    related: { round },
    ...common,
  } as const;
  const decided = decide(policy, kase, command);
  if ('refusals' in decided) throw new Error(decided.refusals.map(({ why }) => why.en).join(' '));
  const [event] = decided.events as [CaseEvent];
  return writeOf(evolve(policy, kase, event), event);
}

function writeOf(snapshot: Case, event: CaseEvent): CaseWrite {
  return { expectedVersion: event.version - 1, snapshot, events: [event], outbox: [], wakeAt, origin: 'run' };
}

type Row = (string | number | null)[];

function rowsOf({ snapshot, events }: CaseWrite): { kase: Row; event: Row } {
  const { id, workflow, status, version } = snapshot;
  const hash = '0'.repeat(64);
  return {
    kase: [id, workflow, 'run', status, version, hash, wakeAt, JSON.stringify(snapshot)],
    event: [id, version, canonicalJson(events[0]), hash],
  };
}

function bareTables(file: string) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table events (case_id text, version int, json text, hash text, primary key (case_id, version))');
  db.exec(
    'create table cases (id text primary key, workflow text, origin text, status text, version int, head text, wake_at text, snapshot text)',
  );
  const event = db.prepare('insert into events values (?, ?, ?, ?)');
  const kase = db.prepare('replace into cases values (?, ?, ?, ?, ?, ?, ?, ?)');
  return {
    put: db.transaction((rows: { kase: Row; event: Row }) => {
      kase.run(rows.kase);
      event.run(rows.event);
    }),
    close: () => db.close(),
  };
}
