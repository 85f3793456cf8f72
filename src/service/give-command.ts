import { decide } from '../engine/decide.ts';
import { machineOf } from '../engine/machine.ts';
import { titleOf } from '../engine/refusals.ts';
import type { Actor, Case, CaseEvent, Instant, RecordedNotice, Refusal, Span } from '../engine/types.ts';
import { Conflict } from '../ledger/contract.ts';
import type { JsonObject, Policy, Text } from '../policy/types.ts';
import { beginAct } from './across-cases.ts';
import { actingAs } from './acting.ts';
import type { Noted } from './keyed-request.ts';
import { NoSuchCase, type Office } from './office.ts';
import { unknownReferences } from './unknown-references.ts';

export interface GivenCommand extends Noted {
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

/**
 * Gives a command to a case, with all that it leads to in others: both opinions are asked before anything is written, and
 * everything is written together. @throws {NoSuchCase | Conflict}
 */
export async function giveCommand(office: Office, input: GivenCommand): Promise<Given> {
  const act = beginAct(office, input.at);
  const touched = await act.case(input.case);
  if (!touched) throw new NoSuchCase(input.case);
  const { policy, snapshot } = touched;
  const { version } = snapshot;
  if (input.seen !== undefined && input.seen !== version) throw new Conflict(input.case, input.seen, version);
  const what = commandTitle(policy, snapshot, input.name);
  const acting = input.history
    ? { actor: input.actor }
    : await actingAs(office, policy, input.actor, what, input.at, snapshot);
  if ('refusals' in acting) return acting;
  const decision = decide(touched.policy, touched.snapshot, {
    kind: 'do',
    name: input.name,
    payload: input.payload,
    actor: acting.actor,
    occurredAt: input.occurredAt,
    recordedAt: input.at,
    related: await act.related(touched.snapshot),
    ...(input.history ? { history: true } : {}),
  });
  if ('refusals' in decision) return decision;
  const refusals = await act.take(touched, decision);
  if (refusals.length > 0) {
    for (const { rule, why } of refusals.filter(({ code }) => code === 'second-opinion')) {
      const detail = { rule, why: why.en };
      await office.ledger.recordIncident({ at: input.at, caseId: input.case, what: 'second-opinion', detail });
    }
    return { refusals };
  }
  if (!input.history) {
    const unknown = await unknownReferences(office, policy, snapshot, input, what);
    if (unknown.length > 0) return { refusals: unknown };
  }
  const writes = act.writes();
  await office.ledger.append(writes, act.reads(), input.answer?.(writes));
  return { case: touched.snapshot, events: touched.events, effects: decision.effects };
}

function commandTitle(policy: Policy, kase: Case, name: string): Text {
  return titleOf(machineOf(policy, kase.workflow)?.candidates(kase.state, name) ?? [], name);
}
