/** Backups beside the database, each named after the moment it was taken. */

import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Instant } from '../engine/types.ts';
import type { Ledger } from './contract.ts';
import { openSqliteLedger } from './sqlite.ts';

const named = /^\d{4}-\d{2}-\d{2}T\d{6}Z\.db$/;

/** Takes a backup and answers its name. @throws {LedgerProblem} when one was taken in the same second. */
export async function backUpInto(folder: string, ledger: Ledger, at: Instant): Promise<string> {
  await mkdir(folder, { recursive: true });
  const name = `${at.slice(0, 10)}T${at.slice(11, 19).replaceAll(':', '')}Z.db`;
  await ledger.backup(join(folder, name));
  return name;
}

/** The newest first. */
export async function backupsIn(folder: string): Promise<{ name: string; bytes: number }[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => named.test(name));
  const backups = names.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size }));
  return (await Promise.all(backups)).sort((a, b) => (a.name > b.name ? -1 : 1));
}

/** Null where there is no backup of that name; a name is never a path. */
export async function readBackup(folder: string, name: string): Promise<Readable | null> {
  return (await isThere(folder, name)) ? createReadStream(join(folder, name)) : null;
}

/** Works on a copy, because opening a database changes it. Null where there is no backup of that name. */
export async function withBackup<T>(
  folder: string,
  name: string,
  work: (ledger: Ledger) => Promise<T>,
): Promise<T | null> {
  if (!(await isThere(folder, name))) return null;
  const copy = join(folder, `${name}.checked-${process.pid}`);
  await copyFile(join(folder, name), copy);
  try {
    const ledger = await openSqliteLedger(copy);
    try {
      return await work(ledger);
    } finally {
      await ledger.close();
    }
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(copy + end, { force: true });
  }
}

export async function bytesOf(file: string): Promise<number> {
  return (await stat(file)).size;
}

async function isThere(folder: string, name: string): Promise<boolean> {
  return named.test(name) && (await stat(join(folder, name)).catch(() => null)) !== null;
}
