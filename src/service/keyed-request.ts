import type { Case } from '../engine/types.ts';
import type { CaseWrite } from '../ledger/contract.ts';
import type { Answered } from '../ledger/requests-contract.ts';

export { type Answered, RequestLost } from '../ledger/requests-contract.ts';

/** What a use case that writes is told of whoever asks for it. */
export interface Noted {
  /** The version of the case that was seen; any when left out. */
  seen?: number;
  /** What the person who asks may see: a case that is not seen does not exist. Left out for whoever may see everything. */
  sees?(kase: Case): boolean;
  /** What a request in hand is answered, kept together with what is written. */
  answer?(writes: CaseWrite[]): Answered | undefined;
}
