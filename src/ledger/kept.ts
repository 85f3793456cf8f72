/** What has been read is handed out again for as long as it cannot be otherwise, and nobody can change it meanwhile. */

import type { Connection } from './connection.ts';
import type { Tables } from './tables.ts';

/** Reads again only when one of the tables may have changed. */
export function kept<T>(db: Connection, tables: (keyof Tables)[], read: () => T): () => T {
  let last: { stamp: string; value: T } | undefined;
  return () => {
    const stamp = db.stamp(...tables);
    if (last?.stamp !== stamp) last = { stamp, value: frozen(read()) };
    return last.value;
  };
}

export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}
