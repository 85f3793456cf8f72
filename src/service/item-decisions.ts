/** What can be decided on an item of a meeting: what its case takes now, as far as a meeting may decide it. */

import { available } from '../engine/available.ts';
import { decide } from '../engine/decide.ts';
import type { Actor, Case, Instant, Span } from '../engine/types.ts';
import type { CalendarDate, Form, Policy, Text } from '../policy/types.ts';
import { type Effect, effectOf } from './effect-of.ts';
import { fieldsOf } from './form-fields.ts';
import { type AgendaItem, mappings } from './meeting-agenda.ts';
import { type Office, policyOf, relatedFacts } from './office.ts';
import { decider } from './pending-decisions.ts';

export interface ItemDecision {
  command: string;
  title: Text;
  /** The form of the command in the case, and those of its fields that a decision at a meeting can fill in. */
  form: { id: string; schema: Form; fields: string[] } | null;
  effect: Effect;
}

export interface DecidableCase {
  case: Case;
  /** The text that the case is judged by. */
  policy: Policy;
  /** The decision that the item proposes comes first. */
  decisions: ItemDecision[];
}

/** Those of the decisions that the meeting has recorded and that its rules let it record no more. */
export function recordedDecisions(
  policy: Policy,
  meeting: Case,
  { case: kase, decisions }: DecidableCase,
  { actor, occurredAt, at }: { actor: Actor; occurredAt: Span; at: Instant },
): string[] {
  const taken = new Set(
    mappings(meeting.facts.decisions).flatMap((each) => (each.case === kase.id ? each.decision : [])),
  );
  return decisions
    .map(({ command }) => command)
    .filter((decision) => {
      const payload = { case: kase.id, decision };
      const asked = { kind: 'do', name: 'item.decide', payload, actor, occurredAt, recordedAt: at } as const;
      return taken.has(decision) && 'refusals' in decide(policy, meeting, asked);
    });
}

/** Null for an item that belongs to no case. `meeting` is the text of the meeting. */
export async function decisionsOn(
  office: Office,
  meeting: Policy,
  item: Pick<AgendaItem, 'case' | 'command'>,
  today: CalendarDate,
): Promise<DecidableCase | null> {
  const stored = item.case === null ? null : await office.ledger.loadCase(item.case);
  if (!stored) return null;
  const kase = stored.snapshot;
  const policy = await policyOf(office, kase);
  const people = await office.ledger.people();
  const asked = meeting.forms['item-decision'] ? fieldsOf(meeting.forms['item-decision']) : [];
  const titles = new Map(
    asked.find(({ path }) => path === 'decision')?.choices.map(({ value, label }) => [String(value), label]),
  );
  const carried = new Set(asked.flatMap(({ path }) => (path.startsWith('with.') ? [path.slice(5)] : [])));
  const related = await relatedFacts(office, kase);
  const decisions = available(policy, kase, { role: decider, by: '' }, today, related).flatMap(
    ({ command, roles, form, title }): ItemDecision[] => {
      const effect = effectOf(policy, kase, command, people);
      if (!effect || !titles.has(command) || !roles.includes(decider)) return [];
      const schema = form === null ? undefined : policy.forms[form];
      const fields = Object.keys(schema?.properties ?? {}).filter((field) => carried.has(field));
      return [
        {
          command,
          title: titles.get(command) ?? title,
          form: form !== null && schema ? { id: form, schema, fields } : null,
          effect,
        },
      ];
    },
  );
  const proposedFirst = (a: ItemDecision, b: ItemDecision) =>
    Number(b.command === item.command) - Number(a.command === item.command);
  return { case: kase, policy, decisions: decisions.toSorted(proposedFirst) };
}
