/** Cases as they were read last, so that one that has not changed is not parsed again. */

import type { Case } from '../engine/types.ts';
import type { StoredCase } from './contract.ts';
import type { CaseTable } from './tables.ts';

/** The oldest is forgotten first; a reading of more cases than this is not remembered at all. */
const most = 5_000;

export type CaseHead = Pick<CaseTable, 'id' | 'version' | 'head' | 'wake_at' | 'origin'>;

/** A snapshot is the same object until its case changes, and nobody can change it. */
export function rememberedCases() {
  const known = new Map<string, { head: string; snapshot: Case }>();
  const find = ({ id, version, head }: CaseHead): Case | undefined => {
    const found = known.get(id);
    return found?.head === head && found.snapshot.version === version ? found.snapshot : undefined;
  };
  const read = (row: CaseHead & Pick<CaseTable, 'snapshot'>): StoredCase => {
    const snapshot = find(row) ?? frozen(JSON.parse(row.snapshot) as Case);
    known.delete(row.id);
    known.set(row.id, { head: row.head, snapshot });
    if (known.size > most) known.delete(known.keys().next().value!);
    return stored(row, snapshot);
  };
  return {
    read,
    /** Every case of the heads where all of them are known; null where one must be read. */
    all(heads: CaseHead[]): StoredCase[] | null {
      const found: StoredCase[] = [];
      for (const head of heads) {
        const snapshot = find(head);
        if (snapshot === undefined) return null;
        found.push(stored(head, snapshot));
      }
      return found;
    },
    readAll: (rows: (CaseHead & Pick<CaseTable, 'snapshot'>)[]): StoredCase[] =>
      rows.length <= most ? rows.map(read) : rows.map((row) => stored(row, JSON.parse(row.snapshot))),
  };
}

function stored({ wake_at, origin }: CaseHead, snapshot: Case): StoredCase {
  return { snapshot, wakeAt: wake_at, origin };
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}
