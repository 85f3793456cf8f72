import type { Ledger } from '../ledger/contract.ts';
import { openSqliteLedger } from '../ledger/sqlite.ts';

/** Opens the ledger in a file, creating it where needed. @throws {LedgerProblem} */
export function openLedger(file: string): Promise<Ledger> {
  return openSqliteLedger(file);
}
