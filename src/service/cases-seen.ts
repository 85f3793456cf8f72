import { leafPaths } from '../engine/machine.ts';
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

/** The cases somebody may see. */
export async function casesSeen(
  { ledger }: Office,
  { sees }: Access,
  { state, ...filter }: CaseFilter,
): Promise<StoredCase[]> {
  const within = (path: string) => state === undefined || path === state || path.startsWith(`${state}.`);
  return (await ledger.listCases(filter)).filter(
    ({ snapshot }) => sees(snapshot) && leafPaths(snapshot.state).some(within),
  );
}
