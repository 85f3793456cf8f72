/** Cases as they were read last, so that one that has not changed is not parsed again. */

import type { Case } from '../engine/types.ts';
import type { StoredCase } from './contract.ts';
import { frozen } from './kept.ts';
import type { CaseTable } from './tables.ts';

/** The oldest is forgotten first; a reading of more cases than this is not remembered at all. */
const most = 5_000;
const mostLists = 50;
/** Where more than these have changed, all are read at once. */
const few = 100;

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
  return {
    read,
    /** @param stamp another one when a case may have changed since. */
    list(name: string, stamp: string, source: Source): StoredCase[] {
      const before = lists.get(name);
      if (before?.stamp === stamp) return before.cases;
      const now = listed(source);
      if (now.length > most) return now;
      const cases = before && isSame(before.cases, now) ? before.cases : (Object.freeze(now) as StoredCase[]);
      lists.delete(name);
      lists.set(name, { stamp, cases });
      if (lists.size > mostLists) lists.delete(lists.keys().next().value!);
      return cases;
    },
  };

  /** Reads what is not known, or has changed: one by one where it is little. */
  function listed({ heads, row, rows }: Source): StoredCase[] {
    const list: StoredCase[] = [];
    let readings = 0;
    for (const head of heads()) {
      let stored = find(head);
      if (stored === undefined) {
        const now = row(head.id);
        readings += 1;
        // One that has changed since its head was read may not belong here any more.
        if (readings > few || now.head !== head.head) return readAll(rows());
        stored = read(now);
      }
      list.push(stored);
    }
    return list;
  }

  function readAll(rows: CaseRow[]): StoredCase[] {
    return rows.map(rows.length <= most ? read : fresh);
  }
}

interface Source {
  heads(): CaseHead[];
  row(id: string): CaseRow;
  rows(): CaseRow[];
}

function fresh({ snapshot, wake_at, origin }: CaseRow): StoredCase {
  return { snapshot: JSON.parse(snapshot) as Case, wakeAt: wake_at, origin };
}

function isSame(a: StoredCase[], b: StoredCase[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
