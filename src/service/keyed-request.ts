export { type Answered, RequestLost } from '../ledger/requests-contract.ts';
