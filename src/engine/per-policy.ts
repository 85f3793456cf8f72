import type { Policy } from '../policy/types.ts';

/** Something derived from a policy and an id, built once and kept as long as the policy is. */
export function perPolicy<Built>(build: (policy: Policy, id: string) => Built): (policy: Policy, id: string) => Built {
  const known = new WeakMap<Policy, Map<string, Built>>();
  return (policy, id) => {
    const ofPolicy = known.get(policy) ?? new Map<string, Built>();
    known.set(policy, ofPolicy);
    if (!ofPolicy.has(id)) ofPolicy.set(id, build(policy, id));
    return ofPolicy.get(id) as Built;
  };
}
