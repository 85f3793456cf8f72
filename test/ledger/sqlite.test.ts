import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { compiler, connect } from '../../src/ledger/connection.ts';
import { Conflict } from '../../src/ledger/contract.ts';
import { LedgerProblem } from '../../src/ledger/problem.ts';
import { migrations } from '../../src/ledger/schema.ts';
import { openSqliteLedger } from '../../src/ledger/sqlite.ts';
import { ledgerContract } from './contract.ts';
import { minute, sampleLetter, samplePerson, samplePolicy, sampleWrite } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = () => join(folder, `${++files}.db`);

ledgerContract('SQLite in memory', () => openSqliteLedger(':memory:'));
ledgerContract('an SQLite file', () => openSqliteLedger(newFile()));

/** Does what somebody with the file and no scruples could do. */
function behindItsBack(file: string, statements: string): void {
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  for (const { name } of db.prepare(`select name from sqlite_schema where type = 'trigger'`).all() as {
    name: string;
  }[]) {
    db.exec(`drop trigger ${name}`);
  }
  db.exec(statements);
  db.close();
}

describe('an SQLite file', () => {
  test('keeps everything when it is closed and opened again', async () => {
    const file = newFile();
    const first = await openSqliteLedger(file);
    await first.append([sampleWrite('a', 0, 2, { wakeAt: minute(7), outbox: [sampleLetter('a', 'k')] })]);
    await first.savePolicy('h', samplePolicy);
    await first.savePerson(samplePerson('p', { roles: [{ role: 'reader' }] }));
    await first.recordIncident({ at: minute(1), caseId: 'a', what: 'x', detail: [1] });
    const read = async (ledger: typeof first) => [
      await ledger.listCases(),
      await ledger.events('a'),
      await ledger.outbox(),
      await ledger.policy('h'),
      await ledger.people(),
      await ledger.incidents(),
      await ledger.nextWakeUp(),
      await ledger.verify(),
    ];
    const before = await read(first);
    await first.close();
    const second = await openSqliteLedger(file);
    expect(await read(second)).toEqual(before);
    await second.append([sampleWrite('a', 2)]);
    expect((await second.verify()).ok).toBe(true);
    await second.close();
  });

  test('gives two connections that write the same version one winner and one conflict', async () => {
    const file = newFile();
    const [one, two] = [await openSqliteLedger(file), await openSqliteLedger(file)];
    await one.append([sampleWrite('a', 0)]);
    const results = await Promise.allSettled([one.append([sampleWrite('a', 1)]), two.append([sampleWrite('a', 1)])]);
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost.map((result) => result.reason)).toEqual([expect.any(Conflict)]);
    expect((await two.events('a')).length).toBe(2);
    await one.close();
    await two.close();
  });

  test('gives two connections that claim at once different letters', async () => {
    const file = newFile();
    const [one, two] = [await openSqliteLedger(file), await openSqliteLedger(file)];
    const letters = Array.from({ length: 10 }, (_, index) => sampleLetter('a', `k${index}`));
    await one.append([sampleWrite('a', 0, 1, { outbox: letters })]);
    const claimed = await Promise.all([one.claim(minute(1), minute(2), 6), two.claim(minute(1), minute(2), 6)]);
    const keys = claimed.flat().map((row) => row.key);
    expect(keys.length).toBe(10);
    expect(new Set(keys).size).toBe(10);
    await one.close();
    await two.close();
  });

  test('hands out the same cases and people until they change, through this connection or another', async () => {
    const file = newFile();
    const [one, two] = [await openSqliteLedger(file), await openSqliteLedger(file)];
    await one.append([sampleWrite('a', 0)]);
    await one.savePerson(samplePerson('p'));
    for (const writer of [one, two]) {
      const [cases, people] = [await one.listCases(), await one.people()];
      await writer.recordIncident({ at: minute(1), caseId: null, what: 'x', detail: null });
      expect(await one.listCases()).toBe(cases);
      expect(await one.people()).toEqual(people);

      const { version } = cases[0]!.snapshot;
      await writer.append([sampleWrite('a', version), sampleWrite(`b${version}`, 0)]);
      const after = await one.listCases();
      expect(after.map(({ snapshot }) => [snapshot.id, snapshot.version])).toContainEqual(['a', version + 1]);
      expect(after.length).toBe(cases.length + 1);
      expect((await one.listCases({ status: 'done' })).length).toBe(0);
      await writer.savePerson(samplePerson(`q${version}`), minute(version));
      expect((await one.people()).length).toBe(people.length + 1);
      expect((await one.listCases())[0]!.wakeAt).toBe(minute(version));
    }
    await one.close();
    await two.close();
  });

  test('hands out what stands after a write that was undone', async () => {
    const ledger = await openSqliteLedger(newFile());
    await ledger.append([sampleWrite('a', 0)]);
    const cases = await ledger.listCases();
    await expect(ledger.append([sampleWrite('b', 0), sampleWrite('a', 0)])).rejects.toBeInstanceOf(Conflict);
    expect(await ledger.listCases()).toBe(cases);
    await ledger.close();
  });

  test('syncs every commit to disk, enforces its references and waits for others', () => {
    const db = connect(newFile());
    const pragma = (name: string) => db.all({ compile: () => sql`pragma ${sql.raw(name)}`.compile(compiler) })[0];
    expect(pragma('journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(pragma('synchronous')).toEqual({ synchronous: 2 });
    expect(pragma('foreign_keys')).toEqual({ foreign_keys: 1 });
    expect(pragma('busy_timeout')).toEqual({ timeout: 5000 });
    db.close();
  });

  test('keeps the first policy even when another is forced upon its hash', async () => {
    const file = newFile();
    const ledger = await openSqliteLedger(file);
    await ledger.savePolicy('h', samplePolicy);
    const db = new Database(file);
    db.exec(`insert or replace into policies values ('h', '{}')`);
    db.close();
    expect(await ledger.policy('h')).toEqual(samplePolicy);
    await ledger.close();
  });

  test.each([
    ['update events set json = 1', 'never changed'],
    ['delete from events', 'never deleted'],
    [`insert or replace into events values ('a', 2, '{}', 'h')`, 'must follow'],
    [`insert into events values ('a', 9, '{}', 'h')`, 'must follow'],
    ['delete from cases', 'never deleted'],
    [`update policies set json = '{}'`, 'never changed'],
    ['delete from policies', 'never deleted'],
  ])('refuses: %s', async (statement, reason) => {
    const file = newFile();
    const ledger = await openSqliteLedger(file);
    await ledger.append([sampleWrite('a', 0, 3)]);
    await ledger.savePolicy('h', samplePolicy);
    const db = new Database(file);
    expect(() => db.exec(statement)).toThrow(reason);
    db.close();
    expect(await ledger.verify()).toMatchObject({ ok: true, events: 3 });
    expect(await ledger.policy('h')).toEqual(samplePolicy);
    await ledger.close();
  });
});

describe('verify finds', () => {
  const swap = `
    update events set version = -version where version in (2, 3);
    update events set version = 5 + version where version < 0;`;
  const copy = `
    insert into cases select 'z', workflow, origin, status, version, head, wake_at, replace(snapshot, '"id":"a"', '"id":"z"') from cases where id = 'a';
    insert into events select 'z', version, json, hash from events where case_id = 'a';`;
  test.each([
    [
      'a changed event',
      `update events set json = replace(json, 'Nr. 2', 'Nr. 7') where version = 2`,
      'a',
      2,
      'changed',
    ],
    ['a changed hash', `update events set hash = 'x' || hash where version = 3`, 'a', 3, 'changed'],
    ['a missing event', 'delete from events where version = 2', 'a', 2, 'missing'],
    ['a missing first event', 'delete from events where version = 1', 'a', 1, 'missing'],
    ['two events that changed places', swap, 'a', 2, 'another place'],
    ['events cut off at the end', 'delete from events where version = 4', 'a', 4, 'end at 3'],
    ['all events gone', 'delete from events', 'a', 1, 'end at 0'],
    [
      'events and version cut off together',
      'delete from events where version = 4; update cases set version = 3',
      'a',
      3,
      'last event',
    ],
    ['a case set back', 'update cases set version = 3', 'a', 4, 'go on to 4'],
    [
      'a snapshot of another version',
      `update cases set snapshot = replace(snapshot, '"version":4', '"version":3')`,
      'a',
      4,
      'snapshot',
    ],
    ['a snapshot that is no longer JSON', `update cases set snapshot = 'x'`, 'a', 4, 'snapshot'],
    ['a case gone', 'delete from cases', 'a', 0, 'case itself is missing'],
    ['a chain copied to another case', copy, 'z', 1, 'number 1 of case a'],
  ])('%s', async (_, statements, caseId, version, what) => {
    const file = newFile();
    const ledger = await openSqliteLedger(file);
    await ledger.append([sampleWrite('a', 0, 4)]);
    await ledger.close();
    behindItsBack(file, statements);
    const after = await openSqliteLedger(file);
    await after.append([sampleWrite('sound', 0, 2)]);
    const found = await after.verify();
    expect(found.ok).toBe(false);
    expect(found.breaks).toEqual([{ caseId, version, what: expect.stringContaining(what) }]);
    await after.close();
  });

  test('the first break of each broken case', async () => {
    const file = newFile();
    const ledger = await openSqliteLedger(file);
    await ledger.append([sampleWrite('a', 0, 4), sampleWrite('b', 0, 4), sampleWrite('c', 0, 4)]);
    await ledger.close();
    behindItsBack(file, `update events set json = '{}' where version > 2 and case_id <> 'b'`);
    const after = await openSqliteLedger(file);
    expect((await after.verify()).breaks).toMatchObject([
      { caseId: 'a', version: 3 },
      { caseId: 'c', version: 3 },
    ]);
    await after.close();
  });
});

describe('opening', () => {
  const problemOf = async (file: string): Promise<LedgerProblem> => {
    const problem = await openSqliteLedger(file).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(LedgerProblem);
    return problem as LedgerProblem;
  };

  test('a database of the first release is brought to the newest, with every letter as it was', async () => {
    const file = newFile();
    const db = new Database(file);
    db.exec(migrations[0] ?? '');
    db.pragma(`application_id = ${0x6c656467}`);
    db.pragma('user_version = 1');
    const { snapshot } = sampleWrite('a', 0);
    db.prepare('insert into cases values (?, ?, ?, ?, ?, ?, ?, ?)').run(
      ...['a', 'loan', 'run', 'active', 1, 'head', null, JSON.stringify(snapshot)],
    );
    const values = ['person-1', '<m@x.example>', 'Emne', 'Tekst', '<p>Tekst</p>', minute(0), 1];
    const insert = db.prepare('insert into outbox values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    insert.run('k1', 'a', ...values, 'sent', 2, null, null, minute(5));
    insert.run('k2', 'a', ...values, 'pending', 0, minute(0), null, null);
    db.close();

    const ledger = await openSqliteLedger(file);
    expect(await ledger.outbox()).toMatchObject([
      {
        key: 'k1',
        caseId: 'a',
        state: 'sent',
        attempts: 2,
        settledAt: minute(5),
        calendar: null,
        within: null,
        late: true,
      },
      { key: 'k2', state: 'pending', nextAttemptAt: minute(0), subject: 'Emne', html: '<p>Tekst</p>' },
    ]);
    expect((await ledger.claim(minute(1), minute(2), 10)).map(({ key }) => key)).toEqual(['k2']);
    expect((await ledger.loadCase('a'))?.snapshot).toEqual(snapshot);
    await ledger.close();
    await (await openSqliteLedger(file)).close();
  });

  test('a database from a newer release is refused and left alone', async () => {
    const file = newFile();
    await (await openSqliteLedger(file)).close();
    const db = new Database(file);
    db.pragma('user_version = 99');
    db.close();
    const problem = await problemOf(file);
    expect(problem.text.en).toContain('newer release');
    expect(problem.text.en).toContain('version 99');
    expect(problem.text.da).toContain('nyere udgave');
    const after = new Database(file);
    expect(after.pragma('user_version', { simple: true })).toBe(99);
    after.close();
  });

  test('a database of another program is refused', async () => {
    const file = newFile();
    const db = new Database(file);
    db.exec('create table cases (x)');
    db.close();
    expect((await problemOf(file)).text.en).toContain('not one that this program has written');
  });

  test('a file that is not a database is refused', async () => {
    const file = newFile();
    writeFileSync(file, 'just some text, long enough to be looked at as a database header, which it is not'.repeat(20));
    expect((await problemOf(file)).text.da).toContain('kan ikke åbnes');
  });

  test('a folder that does not exist is told plainly', async () => {
    expect((await problemOf(join(folder, 'nowhere', 'x.db'))).message).toContain('Check that the folder exists');
  });
});

describe('a backup', () => {
  test.each([':memory:', 'a file'])('of a ledger in %s opens, verifies and holds the same', async (where) => {
    const ledger = await openSqliteLedger(where === ':memory:' ? where : newFile());
    await ledger.append([sampleWrite('a', 0, 3, { outbox: [sampleLetter('a', 'k')] })]);
    const file = newFile();
    await ledger.backup(file);
    await ledger.append([sampleWrite('a', 3)]);

    const copy = await openSqliteLedger(file);
    expect(await copy.verify()).toEqual({ ok: true, cases: 1, events: 3, breaks: [] });
    expect(await copy.outbox()).toEqual(await ledger.outbox());
    await copy.append([sampleWrite('a', 3)]);
    const db = new Database(file);
    expect(() => db.exec('delete from events')).toThrow('never deleted');
    db.close();
    await copy.close();
    await ledger.close();
  });

  test.each(['', '.partial'])('never overwrites a file (%s)', async (ending) => {
    const ledger = await openSqliteLedger(':memory:');
    const file = newFile();
    writeFileSync(file + ending, 'precious');
    await expect(ledger.backup(file)).rejects.toThrow(`${file}${ending} exists already`);
    expect(existsSync(file)).toBe(ending === '');
    await ledger.close();
  });

  test('of two at once to one file, one is written whole', async () => {
    const ledger = await openSqliteLedger(':memory:');
    await ledger.append([sampleWrite('a', 0, 3)]);
    const file = newFile();
    const results = await Promise.allSettled([ledger.backup(file), ledger.backup(file)]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const copy = await openSqliteLedger(file);
    expect(await copy.verify()).toMatchObject({ ok: true, events: 3 });
    await copy.close();
    await ledger.close();
  });

  test('to a folder that does not exist is told plainly and leaves nothing', async () => {
    const ledger = await openSqliteLedger(':memory:');
    const failed = await ledger.backup(join(folder, 'nowhere', 'x.db')).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(LedgerProblem);
    await ledger.close();
  });
});
