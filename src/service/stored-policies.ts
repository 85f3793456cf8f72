import type { Policy } from '../policy/types.ts';
import { type Office, policyWith } from './office.ts';

/** The stored policies of these hashes, each read once. The function throws for a hash that the ledger does not hold. */
export async function storedPolicies(office: Office, hashes: Iterable<string>): Promise<(hash: string) => Policy> {
  const policies = new Map<string, Policy>();
  for (const hash of new Set(hashes)) {
    const policy = await policyWith(office, hash);
    if (policy) policies.set(hash, policy);
  }
  return (hash) => {
    const policy = policies.get(hash);
    if (!policy) throw new Error(`The ledger does not hold policy ${hash}.`);
    return policy;
  };
}
