import { confirm } from '../engine/confirm.ts';
import { decide } from '../engine/decide.ts';
import { evolve } from '../engine/evolve.ts';
import type { Actor, Case, CaseEvent, Instant, RecordedNotice, Refusal, Span } from '../engine/types.ts';
import type { JsonObject } from '../policy/types.ts';
import { caseById, type Office, policyOf, relatedFacts } from './office.ts';

export interface GivenCommand {
  case: string;
  name: string;
  payload: JsonObject;
  actor: Actor;
  occurredAt: Span;
  at: Instant;
  /** Decided outside the engine and entered afterwards: the verdicts are recorded but do not bind. */
  history?: boolean;
}

export type Given = { case: Case; events: CaseEvent[]; effects: RecordedNotice[] } | { refusals: Refusal[] };

/** Gives a command to a case: both opinions are asked before anything is written. @throws {NoSuchCase | Conflict} */
export async function giveCommand(office: Office, input: GivenCommand): Promise<Given> {
  const stored = await caseById(office, input.case);
  const kase = stored.snapshot;
  const policy = await policyOf(office, kase);
  const decision = await confirm(
    policy,
    decide(policy, kase, {
      kind: 'do',
      name: input.name,
      payload: input.payload,
      actor: input.actor,
      occurredAt: input.occurredAt,
      recordedAt: input.at,
      related: await relatedFacts(office, kase),
      ...(input.history ? { history: true } : {}),
    }),
  );
  if ('refusals' in decision) {
    const disagreements = decision.refusals.filter(({ code }) => code === 'second-opinion');
    for (const { rule, why } of disagreements) {
      const incident = { at: input.at, caseId: kase.id, what: 'second-opinion', detail: { rule, why: why.en } };
      await office.ledger.recordIncident(incident);
    }
    return decision;
  }
  const next = decision.events.reduce<Case>((so, event) => evolve(policy, so, event), kase);
  await office.ledger.append([
    {
      expectedVersion: kase.version,
      snapshot: next,
      events: decision.events,
      outbox: [],
      // The very next tick writes what the command gives rise to, and finds the wake-up after that.
      wakeAt: stored.origin === 'run' ? input.at : null,
      origin: stored.origin,
    },
  ]);
  return { case: next, events: decision.events, effects: decision.effects };
}
