import { decide } from '../engine/decide.ts';
import { evolve } from '../engine/evolve.ts';
import { type Differences, differences } from '../engine/migrate.ts';
import type { Actor, Case, Instant, Refusal, Span } from '../engine/types.ts';
import type { CaseWrite } from '../ledger/contract.ts';
import type { JsonObject } from '../policy/types.ts';
import { actingAs } from './acting.ts';
import type { Noted } from './keyed-request.ts';
import { lettersChanged } from './letters-changed.ts';
import { namedRefusals } from './named-cases.ts';
import { caseById, type Office, policyOf } from './office.ts';
import { factsForm } from './placing-form.ts';

export interface Placing extends Noted {
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
  const placed = await placing(office, input);
  if ('refusals' in placed) return placed;
  const { before, after, events, origin } = placed;
  const wakeAt = origin === 'run' ? input.at : null;
  const writes: CaseWrite[] = [
    { expectedVersion: before.version, snapshot: after, events, outbox: [], wakeAt, origin },
  ];
  await office.ledger.append(writes, [], input.answer?.(writes));
  return { case: after };
}

/** What placing a case would change; nothing is written. @throws {NoSuchCase} */
export async function placingPreview(
  office: Office,
  input: Placing,
): Promise<({ before: Case; after: Case } & Differences) | { refusals: Refusal[] }> {
  const placed = await placing(office, input);
  if ('refusals' in placed) return placed;
  const { policy, before, after, origin } = placed;
  const moved = differences({ policy, kase: before }, { policy, kase: after });
  return { before, after, ...moved, ...(await lettersChanged(office, { id: before.id, origin }, moved, input.at)) };
}

async function placing(office: Office, input: Placing) {
  const { case: id, at, seen, sees, answer: _, ...rest } = input;
  const { snapshot: before, origin } = await caseById(office, id, seen);
  const policy = await policyOf(office, before);
  const what = { da: 'Indplacér sagen', en: 'Place the case' };
  const acting = await actingAs(office, policy, rest.actor, what, at, before);
  if ('refusals' in acting) return acting;
  if (sees && rest.facts) {
    const naming = { by: rest.actor.by, at, sees };
    const form = factsForm(policy, before.workflow);
    const unseen = await namedRefusals(office, naming, { form, payload: rest.facts, kase: before, what });
    if (unseen.length > 0) return { refusals: unseen };
  }
  const decision = decide(policy, before, { kind: 'place', recordedAt: at, ...rest, actor: acting.actor });
  if ('refusals' in decision) return decision;
  const after = decision.events.reduce<Case>((so, event) => evolve(policy, so, event), before);
  return { policy, before, after, origin, events: decision.events };
}
