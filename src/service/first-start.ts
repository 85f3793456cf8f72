import { evolve } from '../engine/evolve.ts';
import { dateOf } from '../engine/time.ts';
import type { Case, CaseEvent, Instant } from '../engine/types.ts';
import { record } from '../lab/record.ts';
import { policyHash } from '../policy/hash.ts';
import { parseFile } from '../policy/parse.ts';
import { resolvePolicy } from '../policy/resolve.ts';
import type { CalendarDate, Policy } from '../policy/types.ts';
import type { Transport } from '../post/transport.ts';
import { passTime, type Story, tellStory } from './example-story.ts';
import type { Office } from './office.ts';

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
  for (const [index, [id]] of precedents.entries()) {
    await loadPrecedent(office, id);
    onProgress(index + 1, precedents.length + 1);
  }
  const { parsed, findings } = parseFile('examples/first-start.yaml', story);
  const [finding] = findings;
  if (finding) throw new Error(`examples/first-start.yaml:${finding.line}:${finding.column} cannot be read.`);
  const today = dateOf(at, office.text.calendar?.value.timeZone ?? 'Europe/Copenhagen');
  await tellStory(office, transport, parsed.value as Story, { today, from });
  await passTime(office, transport, at, from);
  onProgress(precedents.length + 1, precedents.length + 1);
  return true;
}

/** A precedent as a case of origin `precedent`: never woken, never mailed. */
async function loadPrecedent(office: Office, id: string): Promise<void> {
  const precedent = office.text.precedents.get(id);
  if (!precedent) return;
  const days = new Map<CalendarDate, Policy>();
  const policyAt = (on: CalendarDate): Policy => {
    const ready = days.get(on);
    if (ready) return ready;
    const resolved = resolvePolicy(office.text, on);
    if ('findings' in resolved) throw new Error('The text has errors. Run "lkt policy check" and correct them.');
    days.set(on, resolved.policy);
    return resolved.policy;
  };
  const { steps } = record(policyAt, id, precedent.value);
  const atEnd = policyAt(precedent.value.knownUntil);
  const events: CaseEvent[] = [];
  for (const { event, policy: judging } of steps) {
    // The case is pinned to the text in force where its sources end; each decision names the text that judged it.
    const policy = event.type === 'started' ? atEnd : judging;
    const hash = policyHash(policy);
    await office.ledger.savePolicy(hash, policy);
    events.push({ ...event, policy: hash });
  }
  const snapshot = events.reduce<Case | null>((so, event) => evolve(atEnd, so, event), null);
  if (!snapshot) return;
  await office.ledger.append([{ expectedVersion: 0, snapshot, events, outbox: [], wakeAt: null, origin: 'precedent' }]);
}
