/** What lies on the disk beside the database, for those who administer. */

import type { Instant } from '../engine/types.ts';
import { backUpInto, backupsIn, bytesOf, readBackup, withBackup } from '../ledger/backup-folder.ts';
import type { Ledger } from '../ledger/contract.ts';
import type { Finding } from '../policy/findings.ts';
import { checkTextFolder, type TextFolder } from './text-folder.ts';
import { type LedgerReport, verifyLedger } from './verify-ledger.ts';

export interface Storage {
  dataDir: string;
  /** Bytes of the database. */
  size(): Promise<number>;
  /** Takes a backup and answers its name. */
  backUp(at: Instant): Promise<string>;
  /** The newest first. */
  backups(): Promise<{ name: string; bytes: number }[]>;
  /** Null where there is no backup of that name. */
  read(name: string): Promise<NodeJS.ReadableStream | null>;
  verify(name: string): Promise<LedgerReport | null>;
  checkText(): Promise<Finding[]>;
}

export function storageOf(ledger: Ledger, dataDir: string, text: TextFolder): Storage {
  const folder = `${dataDir}/backups`;
  return {
    dataDir,
    size: () => bytesOf(`${dataDir}/lkt.db`),
    backUp: (at) => backUpInto(folder, ledger, at),
    backups: () => backupsIn(folder),
    read: (name) => readBackup(folder, name),
    verify: (name) => withBackup(folder, name, verifyLedger),
    checkText: () => checkTextFolder(text),
  };
}
