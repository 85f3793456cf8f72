/** Cases as they were read last, so that one that has not changed is not parsed again. */

import type { Case } from '../engine/types.ts';
import type { StoredCase } from './contract.ts';
import { frozen } from './kept.ts';
import type { CaseTable } from './tables.ts';

/** The oldest is forgotten first; a reading of more cases than this is not remembered at all. */
const most = 5_000;
const mostLists = 50;

export type CaseHead = Pick<CaseTable, 'id' | 'version' | 'head' | 'wake_at' | 'origin'>;
type CaseRow = CaseHead & Pick<CaseTable, 'snapshot'>;

/** A snapshot is the same object until its case changes, a list the same until one of its cases does; nobody can change them. */
export function rememberedCases() {
  const known = new Map<string, { head: string; stored: StoredCase }>();
  const lists = new Map<string, { stamp: string; cases: StoredCase[] }>();
  const find = ({ id, version, head, wake_at, origin }: CaseHead): StoredCase | undefined => {
    const found = known.get(id);
    if (found?.head !== head || found.stored.snapshot.version !== version) return undefined;
    if (found.stored.wakeAt !== wake_at || found.stored.origin !== origin)
      found.stored = Object.freeze({ snapshot: found.stored.snapshot, wakeAt: wake_at, origin });
    return found.stored;
  };
  const read = (row: CaseRow): StoredCase => {
    const stored = find(row) ?? frozen(fresh(row));
    known.delete(row.id);
    known.set(row.id, { head: row.head, stored });
    if (known.size > most) known.delete(known.keys().next().value!);
    return stored;
  };
  /** Every case of the heads where all of them are known; null where one must be read. */
  const all = (heads: CaseHead[]): StoredCase[] | null => {
    const found = heads.map(find);
    return found.every((each) => each !== undefined) ? found : null;
  };
  return {
    read,
    /** @param stamp another one when a case may have changed since. */
    list(name: string, stamp: string, heads: () => CaseHead[], rows: () => CaseRow[]): StoredCase[] {
      const before = lists.get(name);
      if (before?.stamp === stamp) return before.cases;
      const now = all(heads()) ?? readAll(rows());
      if (now.length > most) return now;
      const cases = before && isSame(before.cases, now) ? before.cases : (Object.freeze(now) as StoredCase[]);
      lists.delete(name);
      lists.set(name, { stamp, cases });
      if (lists.size > mostLists) lists.delete(lists.keys().next().value!);
      return cases;
    },
  };

  function readAll(rows: CaseRow[]): StoredCase[] {
    return rows.map(rows.length <= most ? read : fresh);
  }
}

function fresh({ snapshot, wake_at, origin }: CaseRow): StoredCase {
  return { snapshot: JSON.parse(snapshot) as Case, wakeAt: wake_at, origin };
}

function isSame(a: StoredCase[], b: StoredCase[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
