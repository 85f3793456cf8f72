import { evolve } from '../engine/evolve.ts';
import type { Case } from '../engine/types.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { Ledger } from '../ledger/contract.ts';
import { policyHash } from '../policy/hash.ts';
import type { Policy, Text } from '../policy/types.ts';

export interface LedgerReport {
  ok: boolean;
  cases: number;
  events: number;
  policies: number;
  breaks: { case: string | null; version: number | null; what: Text }[];
}

/**
 * Whether the ledger is as it was written: the chain of every case, the policies that decisions rest on, and every
 * snapshot rebuilt from its events.
 */
export async function verifyLedger(ledger: Ledger): Promise<LedgerReport> {
  const chain = await ledger.verify();
  const breaks: LedgerReport['breaks'] = chain.breaks.map(({ caseId, version, what }) => ({
    case: caseId === '' ? null : caseId,
    version: caseId === '' ? null : version,
    what: {
      da: 'hændelsen er ændret, flyttet eller fjernet, eller sagen passer ikke til den',
      en: what,
    },
  }));
  const broken = new Set(breaks.map((each) => each.case));
  const policies = new Map<string, Policy | null>();
  const policyOf = async (hash: string): Promise<Policy | null> => {
    if (!policies.has(hash)) policies.set(hash, await soundPolicy(ledger, hash));
    return policies.get(hash) ?? null;
  };
  for (const { snapshot } of await ledger.listCases()) {
    if (broken.has(snapshot.id)) continue;
    let rebuilt: Case | null = null;
    let sound = true;
    for (const { event } of await ledger.events(snapshot.id)) {
      const policy = await policyOf(event.policy);
      if (!policy) {
        breaks.push({ case: snapshot.id, version: event.version, what: policyBroken(event.policy) });
        sound = false;
        break;
      }
      rebuilt = evolve(policy, rebuilt, event);
    }
    if (sound && canonicalJson(rebuilt) !== canonicalJson(snapshot)) {
      breaks.push({ case: snapshot.id, version: snapshot.version, what: otherSnapshot });
    }
  }
  return { ok: breaks.length === 0, cases: chain.cases, events: chain.events, policies: policies.size, breaks };
}

async function soundPolicy(ledger: Ledger, hash: string): Promise<Policy | null> {
  const policy = await ledger.policy(hash);
  return policy && policyHash(policy) === hash ? policy : null;
}

function policyBroken(hash: string): Text {
  const short = hash.slice(0, 12);
  return {
    da: `reglerne ${short}…, som beslutningen hviler på, mangler eller er ændret`,
    en: `the policy ${short}…, on which the decision rests, is missing or was changed`,
  };
}

const otherSnapshot: Text = {
  da: 'sagen, som den står, er ikke den, hændelserne fører til',
  en: 'the case as it stands is not the one its events lead to',
};
