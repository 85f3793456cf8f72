import { evolve } from '../engine/evolve.ts';
import type { Case, CaseEvent, Instant } from '../engine/types.ts';
import { record } from '../lab/record.ts';
import type { PolicyAt } from '../lab/replay-types.ts';
import { policyHash } from '../policy/hash.ts';
import { parseFile } from '../policy/parse.ts';
import type { PrecedentFile } from '../policy/text-shapes.ts';
import type { Policy } from '../policy/types.ts';
import type { Transport } from '../post/transport.ts';
import { today } from './days.ts';
import { passTime, type Story, tellStory } from './example-story.ts';
import type { Office } from './office.ts';
import { policyOn } from './policy-on.ts';

export interface FirstStart {
  /** The YAML of the example story. */
  story: string;
  at: Instant;
  /** Sender of the story's letters. */
  from: string;
  onProgress?: (done: number, of: number) => void;
}

/** Fills an empty ledger: the precedents, for reading only, and the example story. False when there are cases already. */
export async function firstStart(office: Office, transport: Transport, options: FirstStart): Promise<boolean> {
  const { story, at, from, onProgress = () => {} } = options;
  if ((await office.ledger.listCases()).length > 0) return false;
  const precedents = [...office.text.precedents];
  const policyAt = policyOn(office.text);
  const kept = new Map<Policy, string>();
  for (const [index, [id, { value }]] of precedents.entries()) {
    await loadPrecedent(office, policyAt, kept, id, value);
    onProgress(index + 1, precedents.length + 1);
  }
  const { parsed, findings } = parseFile('examples/first-start.yaml', story);
  const [finding] = findings;
  if (finding) throw new Error(`examples/first-start.yaml:${finding.line}:${finding.column} cannot be read.`);
  await tellStory(office, transport, parsed.value as Story, { today: today(office.text, at), from });
  await passTime(office, transport, at, from);
  onProgress(precedents.length + 1, precedents.length + 1);
  return true;
}

/** A precedent as a case of origin `precedent`: never woken, never mailed. `kept` holds the policies that are stored already. */
async function loadPrecedent(
  { ledger }: Office,
  policyAt: PolicyAt,
  kept: Map<Policy, string>,
  id: string,
  precedent: PrecedentFile,
): Promise<void> {
  const keep = async (policy: Policy): Promise<string> => {
    const hash = kept.get(policy) ?? policyHash(policy);
    if (!kept.has(policy)) await ledger.savePolicy(hash, policy);
    kept.set(policy, hash);
    return hash;
  };
  const { steps } = record(policyAt, id, precedent);
  const atEnd = policyAt(precedent.knownUntil);
  const events: CaseEvent[] = [];
  for (const { event, policy: judging } of steps) {
    // The case is pinned to the text in force where its sources end; each decision names the text that judged it.
    events.push({ ...event, policy: await keep(event.type === 'started' ? atEnd : judging) });
  }
  const snapshot = events.reduce<Case | null>((so, event) => evolve(atEnd, so, event), null);
  if (!snapshot) return;
  await ledger.append([{ expectedVersion: 0, snapshot, events, outbox: [], wakeAt: null, origin: 'precedent' }]);
}
