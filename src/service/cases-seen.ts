import { isWithin, leafPaths } from '../engine/machine.ts';
import type { Case } from '../engine/types.ts';
import type { Origin, StoredCase } from '../ledger/contract.ts';
import type { Access } from './access.ts';
import type { Office } from './office.ts';

export interface CaseFilter {
  status?: Case['status'];
  workflow?: string;
  origin?: Origin;
  /** Dotted path of a state, or of one around it. */
  state?: string;
}

/** Open cases of this house that somebody may see. */
export function openCases(office: Office, access: Access): Promise<StoredCase[]> {
  return casesSeen(office, access, { status: 'active', origin: 'run' });
}

/** The cases somebody may see. */
export async function casesSeen(
  { ledger }: Office,
  access: Access,
  { state, ...filter }: CaseFilter,
): Promise<StoredCase[]> {
  const seen = seenOf(access, await ledger.listCases(filter));
  if (state === undefined) return seen;
  return seen.filter(({ snapshot }) => leafPaths(snapshot.state).some((path) => isWithin(path, state)));
}

const known = new WeakMap<Access, WeakMap<StoredCase[], StoredCase[]>>();

/** The same list for as long as neither the cases nor what somebody may see has changed. */
function seenOf(access: Access, cases: StoredCase[]): StoredCase[] {
  const lists = known.get(access) ?? new WeakMap<StoredCase[], StoredCase[]>();
  known.set(access, lists);
  const seen =
    lists.get(cases) ?? (Object.freeze(cases.filter(({ snapshot }) => access.sees(snapshot))) as StoredCase[]);
  lists.set(cases, seen);
  return seen;
}
