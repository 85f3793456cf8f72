/** What moving a seminar would lead to, before anybody does it: what moves along, which deadlines, and who is written to. */

import { deadlines } from '../engine/deadlines.ts';
import { decide } from '../engine/decide.ts';
import { evolve } from '../engine/evolve.ts';
import type { Case, Refusal, Span } from '../engine/types.ts';
import { plannedTitle } from '../engine/wording.ts';
import type { JsonObject, Policy, Text } from '../policy/types.ts';
import type { GivenCommand } from './give-command.ts';
import { invitationsDue } from './invitations-due.ts';
import { caseById, type Office, policyOf, relatedFacts } from './office.ts';
import { readRegister } from './register.ts';

export interface Moved {
  title: Text;
  before: Span | null;
  after: Span | null;
}

export interface MovePreview {
  plans: Moved[];
  deadlines: Moved[];
  /** Letters with a calendar entry that would go out, by invitation. */
  letters: { title: Text; method: 'request' | 'cancel'; sequence: number; people: number }[];
}

/** Nothing is written. @throws {NoSuchCase} */
export async function previewOf(
  office: Office,
  { case: id, name, payload, actor, occurredAt, at }: GivenCommand & { payload: JsonObject },
): Promise<MovePreview | { refusals: Refusal[] }> {
  const { snapshot } = await caseById(office, id);
  const policy = await policyOf(office, snapshot);
  const related = await relatedFacts(office, snapshot);
  const decision = decide(policy, snapshot, { kind: 'do', name, payload, actor, occurredAt, recordedAt: at, related });
  if ('refusals' in decision) return decision;
  const after = decision.events.reduce<Case>((so, event) => evolve(policy, so, event), snapshot);
  const register = await readRegister(office.ledger);
  const known = await office.ledger.outboxKeys(id);
  const dueIn = (kase: Case) => invitationsDue(office, policy, kase, afterHours(at), register, known);
  const already = new Set(dueIn(snapshot).map(({ row }) => row.key));
  const letters = new Map<string, MovePreview['letters'][number]>();
  for (const { invitation, sequence, row } of dueIn(after)) {
    if (already.has(row.key)) continue;
    const { title, method } = invitation;
    const key = `${invitation.id} ${method}`;
    const one = letters.get(key) ?? { title, method, sequence, people: 0 };
    letters.set(key, { ...one, sequence: Math.max(one.sequence, sequence), people: one.people + 1 });
  }
  return {
    plans: plansMoved(policy, snapshot, after),
    deadlines: deadlinesMoved(policy, snapshot, after),
    letters: [...letters.values()],
  };
}

/** Letters of a move wait for the hours of mail; the preview looks past them. */
function afterHours(at: string): string {
  return new Date(Date.parse(at) + 7 * 86_400_000).toISOString();
}

function plansMoved(policy: Policy, before: Case, after: Case): Moved[] {
  const workflow = policy.workflows[before.workflow];
  return Object.entries(after.planned).flatMap(([id, { when }]) => {
    const was = before.planned[id]?.when ?? null;
    return same(was, when)
      ? []
      : [{ title: plannedTitle(workflow, id) ?? { da: id, en: id }, before: was, after: when }];
  });
}

function deadlinesMoved(policy: Policy, before: Case, after: Case): Moved[] {
  const was = new Map(deadlines(policy, before).map((each) => [each.id, each.due ?? null]));
  return deadlines(policy, after).flatMap(({ id, title, due }) => {
    const then = was.get(id) ?? null;
    // A date of its own is among the plans.
    if (policy.deadlines[id]?.kind === 'date' || same(then, due ?? null)) return [];
    return [{ title, before: then, after: due ?? null }];
  });
}

function same(a: Span | null, b: Span | null): boolean {
  return a?.earliest === b?.earliest && a?.latest === b?.latest;
}
