/** The conclusions that a meeting may record on an item without anything happening in its case. */

import { decide } from '../engine/decide.ts';
import type { Actor, Case, Instant, Span } from '../engine/types.ts';
import type { Policy, Text } from '../policy/types.ts';
import { fieldsOf } from './form-fields.ts';

/** Those of the form that no rule of the text stands in the way of, asked one by one. */
export function conclusionsOn(
  policy: Policy,
  meeting: Case,
  item: string,
  { actor, occurredAt, at }: { actor: Actor; occurredAt: Span; at: Instant },
): { value: string; label: Text }[] {
  const form = policy.forms['item-conclusion'];
  const outcomes = form ? fieldsOf(form).find(({ path }) => path === 'outcome') : undefined;
  return (outcomes?.choices ?? [])
    .map(({ value, label }) => ({ value: String(value), label }))
    .filter(({ value: outcome }) => {
      const payload = { item, outcome };
      const asked = { kind: 'do', name: 'item.conclude', payload, actor, occurredAt, recordedAt: at } as const;
      return !('refusals' in decide(policy, meeting, asked));
    });
}
