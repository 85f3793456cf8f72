/** The dialogue on a nomination: what was asked, by when an answer was due, what was answered, and what it changed. */

import { effectiveEvents } from '../engine/correct.ts';
import { deadlineState } from '../engine/deadline-state.ts';
import { deadlines } from '../engine/deadlines.ts';
import { evolve } from '../engine/evolve.ts';
import type { Case, CaseEvent, DeadlineState, Span } from '../engine/types.ts';
import type { CalendarDate, Json, JsonObject } from '../policy/types.ts';
import { type ChangedField, changedFields } from './changed-fields.ts';
import type { Office } from './office.ts';
import { storedPolicies } from './stored-policies.ts';

export interface Exchange {
  /** Version of the event that asked. */
  version: number;
  asked: Span;
  by: string;
  questions: string[];
  due: { on: Span; state: DeadlineState } | null;
  /** Null while an answer is awaited, or where none came. */
  answer: Answer | null;
}

interface Answer {
  version: number;
  on: Span;
  by: string;
  changes: ChangedField[];
  /** After the day it was due. */
  late: boolean;
}

export const asking = 'clarification.request';
export const answering = 'nomination.resubmit';

export async function clarificationsIn(office: Office, kase: Case, today: CalendarDate): Promise<Exchange[]> {
  const recorded = (await office.ledger.events(kase.id)).map(({ event }) => event);
  const events = effectiveEvents(recorded);
  const hashes = events.flatMap((each) => (each.type === 'migrated' ? [each.policy, each.to] : [each.policy]));
  const policyOf = await storedPolicies(office, hashes);
  const exchanges: Exchange[] = [];
  let so: Case | null = null;
  for (const event of events) {
    const before: Case | null = so;
    so = evolve(policyOf(event.policy), so, event);
    if (event.type !== 'accepted') continue;
    const due = deadlines(policyOf(so.policy), so).find(({ id }) => id === 'clarification');
    if (event.command === asking)
      exchanges.push(askedIn(event, due?.due ? { on: due.due, state: deadlineState(due, today) } : null));
    const last = exchanges.at(-1);
    if (event.command !== answering || !last || !before) continue;
    const policy = policyOf(event.policy);
    const form = policy.forms.nomination ?? {};
    const latest = last.due?.on.latest;
    last.answer = {
      version: event.version,
      on: event.occurredAt,
      by: event.actor.by,
      changes: changedFields(policy, form, objectAt(before, 'nomination'), objectAt(so, 'nomination')),
      late: latest != null && event.occurredAt.earliest !== null && event.occurredAt.earliest > latest,
    };
    if (last.due && due) last.due.state = deadlineState(due, today);
  }
  return exchanges;
}

function askedIn(event: Extract<CaseEvent, { type: 'accepted' }>, due: Exchange['due']): Exchange {
  const { questions } = event.payload;
  const { version, occurredAt: asked, actor } = event;
  return {
    version,
    asked,
    by: actor.by,
    questions: (Array.isArray(questions) ? questions : []).map(String),
    due,
    answer: null,
  };
}

function objectAt({ facts }: Case, name: string): JsonObject {
  const value: Json | undefined = facts[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
