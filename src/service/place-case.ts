import { decide } from '../engine/decide.ts';
import { evolve } from '../engine/evolve.ts';
import type { Actor, Case, Instant, Refusal, Span } from '../engine/types.ts';
import type { JsonObject } from '../policy/types.ts';
import { actingAs } from './acting.ts';
import { caseById, type Office, policyOf } from './office.ts';

export interface Placing {
  case: string;
  /** Dotted path; left out: the case stays where it is. */
  state?: string;
  reason: string;
  actor: Actor;
  occurredAt: Span;
  at: Instant;
  facts?: JsonObject;
  milestones?: Record<string, Span>;
  planned?: Record<string, Span>;
}

/** Takes a case over where the files show it to be, without judging how it came there. @throws {NoSuchCase | Conflict} */
export async function placeCase(office: Office, input: Placing): Promise<{ case: Case } | { refusals: Refusal[] }> {
  const { case: id, at, ...rest } = input;
  const { snapshot, origin } = await caseById(office, id);
  const policy = await policyOf(office, snapshot);
  const what = { da: 'Indplacér sagen', en: 'Place the case' };
  const acting = await actingAs(office, policy, rest.actor, what, at, snapshot);
  if ('refusals' in acting) return acting;
  const decision = decide(policy, snapshot, { kind: 'place', recordedAt: at, ...rest, actor: acting.actor });
  if ('refusals' in decision) return decision;
  const next = decision.events.reduce<Case>((so, event) => evolve(policy, so, event), snapshot);
  const wakeAt = origin === 'run' ? at : null;
  await office.ledger.append([
    { expectedVersion: snapshot.version, snapshot: next, events: decision.events, outbox: [], wakeAt, origin },
  ]);
  return { case: next };
}
