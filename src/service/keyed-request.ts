import type { CaseWrite } from '../ledger/contract.ts';
import type { Answered } from '../ledger/requests-contract.ts';

export { type Answered, RequestLost } from '../ledger/requests-contract.ts';

/** What a use case that writes is told of whoever asks for it. */
export interface Noted {
  /** The version of the case that was seen; any when left out. */
  seen?: number;
  /** What a request in hand is answered, kept together with what is written. */
  answer?(writes: CaseWrite[]): Answered | undefined;
}
