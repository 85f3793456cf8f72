/** One SQLite database: how it is opened, brought to the newest version, and asked. */

import Database from 'better-sqlite3';
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { LedgerProblem } from './problem.ts';
import { migrations } from './schema.ts';
import type { Tables } from './tables.ts';

/** Marks the file as a ledger: "ledg" in ASCII. */
const applicationId = 0x6c656467;
const busyTimeoutMs = 5000;
/** The table that a statement writes to. */
const changedBy = /^(?:insert into|update|delete from) "(\w+)"/;
const undone = new Error('The work was undone.');

/**
 * Kysely writes the text, better-sqlite3 runs it at once. A transaction is therefore never left open while something
 * else is awaited, and two connections in one process cannot wait for each other.
 */
export const compiler = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export interface Connection {
  all<Row>(query: Compilable<Row>): Row[];
  /** Answers how many rows were changed. */
  run(query: Compilable): number;
  /** All of the work or nothing, alone in writing from its first statement on. */
  transaction(work: () => void): void;
  /** The same, undone when the work answers false. */
  allOrNothing(work: () => boolean): boolean;
  /** Another word as soon as one of the tables may be otherwise: written to here, or anything at all by another connection. */
  stamp(...tables: (keyof Tables)[]): string;
  close(): void;
}

/** @throws {LedgerProblem} when the file is not a ledger, is from a newer program or cannot be opened. */
export function connect(file: string): Connection {
  const db = open(file);
  const prepared = new Map<string, { statement: Database.Statement; changes: string | undefined }>();
  const writes = new Map<string, number>();
  const prepare = (text: string) => {
    const ready = prepared.get(text) ?? { statement: db.prepare(text), changes: changedBy.exec(text)?.[1] };
    prepared.set(text, ready);
    const { statement, changes } = ready;
    if (changes !== undefined) writes.set(changes, (writes.get(changes) ?? 0) + 1);
    return statement;
  };
  const others = db.prepare('pragma data_version').pluck();
  const transaction = db.transaction((work: () => void) => work());
  return {
    all<Row>(query: Compilable<Row>) {
      const { sql, parameters } = query.compile();
      return prepare(sql).all(parameters) as Row[];
    },
    run(query) {
      const { sql, parameters } = query.compile();
      return prepare(sql).run(parameters).changes;
    },
    transaction: (work) => transaction.immediate(work),
    allOrNothing(work) {
      try {
        transaction.immediate(() => {
          if (!work()) throw undone;
        });
        return true;
      } catch (error) {
        if (error === undone) return false;
        throw error;
      }
    },
    stamp: (...tables) => [others.get(), ...tables.map((table) => writes.get(table) ?? 0)].join(),
    close: () => db.close(),
  };
}

function open(file: string): Database.Database {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { timeout: busyTimeoutMs });
    db.pragma('journal_mode = WAL');
    // With WAL the default is NORMAL, which can lose acknowledged commits when the power fails.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.transaction(migrate).immediate(db, file);
    return db;
  } catch (error) {
    db?.close();
    throw error instanceof LedgerProblem ? error : cannotOpen(file, error);
  }
}

function migrate(db: Database.Database, file: string): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  const known = migrations.length;
  if (!isLedger(db)) {
    throw new LedgerProblem({
      da: `${file} er en database, men ikke en, som dette program har skrevet. Angiv en anden fil.`,
      en: `${file} is a database, but not one that this program has written. Name another file.`,
    });
  }
  if (version > known) {
    throw new LedgerProblem({
      da: `${file} er skrevet af en nyere udgave af programmet (databasens version er ${version}, denne udgave kender højst ${known}). Brug den nyere udgave, eller gendan en sikkerhedskopi fra før opgraderingen.`,
      en: `${file} was written by a newer release of the program (the database has version ${version}, this release knows ${known} at most). Use the newer release, or restore a backup from before the upgrade.`,
    });
  }
  if (version === known) return;
  for (const migration of migrations.slice(version)) db.exec(migration);
  db.pragma(`application_id = ${applicationId}`);
  db.pragma(`user_version = ${known}`);
}

function isLedger(db: Database.Database): boolean {
  if (db.pragma('application_id', { simple: true }) === applicationId) return true;
  return db.prepare('select 1 from sqlite_schema').get() === undefined;
}

function cannotOpen(file: string, cause: unknown): LedgerProblem {
  const { message } = cause as Error;
  return new LedgerProblem(
    {
      da: `Databasen ${file} kan ikke åbnes (${message}). Kontrollér, at mappen findes, at filen er en database, og at programmet må skrive der.`,
      en: `The database ${file} cannot be opened (${message}). Check that the folder exists, that the file is a database, and that the program may write there.`,
    },
    cause,
  );
}
