/** Looks for what was changed behind the ledger's back. Knows nothing of a database: it is given the rows of one case. */

import { chainHash, startOfChain } from './chain.ts';
import type { Verification } from './contract.ts';

/** One row for each event, ordered by version, each with the case it belongs to. */
export interface CaseWithEvent {
  /** The version in the case's row. */
  at: number;
  head: string;
  snapshot: string;
  version: number | null;
  json: string | null;
  hash: string | null;
}

type Break = Verification['breaks'][number];

/** The first break of one case, null when it is whole. No rows: events without a case. */
export function firstBreak(caseId: string, rows: CaseWithEvent[]): Break | null {
  const broken = (version: number, what: string): Break => ({ caseId, version, what });
  const row = rows[0];
  if (row === undefined) return broken(0, 'the case itself is missing, though it has events');

  let head = startOfChain;
  let last = 0;
  for (const { version, json, hash } of rows) {
    if (version === null || json === null) break;
    if (version !== last + 1) return broken(last + 1, 'the event is missing');
    if (chainHash(head, json) !== hash) {
      return broken(version, 'the event was changed, or it stands in another place than it was written');
    }
    const event = parsed(json);
    if (event.case !== caseId || event.version !== version) {
      return broken(version, `the event was written as number ${event.version} of case ${event.case}`);
    }
    head = hash;
    last = version;
  }

  if (row.at > last) return broken(last + 1, `the case is at version ${row.at}, but its events end at ${last}`);
  if (row.at < last) return broken(row.at + 1, `the case is at version ${row.at}, but its events go on to ${last}`);
  if (row.head !== head) return broken(last, 'the last event is not the one the case was written with');
  const snapshot = parsed(row.snapshot);
  if (snapshot.id !== caseId || snapshot.version !== last) {
    return broken(last, `the snapshot does not show the case at version ${last}`);
  }
  return null;
}

/** Tampered text need not be JSON: then it says nothing, which is a break of its own. */
function parsed(json: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(json));
  } catch {
    return {};
  }
}
