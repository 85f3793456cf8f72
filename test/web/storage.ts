import { Readable } from 'node:stream';
import type { Storage } from '../../src/service/storage.ts';
import { verifyLedger } from '../../src/service/verify-ledger.ts';
import type { TestHouse } from './house.ts';

/** A disk with one backup on it, `a.db`. */
export function storage({ office }: Pick<TestHouse, 'office'>): Storage {
  return {
    dataDir: '/nowhere',
    size: async () => 1,
    backUp: async () => 'a.db',
    backups: async () => [{ name: 'a.db', bytes: 6 }],
    read: async (name) => (name === 'a.db' ? Readable.from(['a file']) : null),
    verify: async (name) => (name === 'a.db' ? verifyLedger(office.ledger) : null),
    checkText: async () => [],
  };
}
