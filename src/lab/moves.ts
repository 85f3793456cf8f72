/** What was moved along the way: due dates by decision, and plans. */

import { quoted } from '../engine/refusals.ts';
import type { Span } from '../engine/types.ts';
import type { Policy, Text } from '../policy/types.ts';
import type { RecordedStep } from './record.ts';
import type { Extension, Replanned } from './replay-types.ts';

export function extensionsOf(policy: Policy, steps: RecordedStep[]): Extension[] {
  return steps.flatMap(({ event, source }) => {
    if (event.type !== 'accepted') return [];
    return event.changes.flatMap((change) => {
      if (!('extend' in change)) return [];
      const { extend: deadline, until } = change;
      const title = policy.deadlines[deadline]?.title ?? quoted(deadline);
      return [{ deadline, title, until, decided: event.occurredAt, source }];
    });
  });
}

/** The date that was planned first; null for what was never planned. */
export function firstPlan(steps: RecordedStep[], what: string): Span | null {
  const planned = steps.map(({ after }) => after.planned);
  return planned.find((each) => Object.hasOwn(each, what))?.[what]?.when ?? null;
}

/** A plan told again, or told less precisely, is the same plan: a day and the month it lies in. */
export function isSamePlan(from: Span, to: Span): boolean {
  if (from.earliest === to.earliest && from.latest === to.latest) return true;
  if (!from.earliest || !from.latest || !to.earliest || !to.latest) return false;
  return to.earliest <= from.earliest && from.latest <= to.latest;
}

/** Every plan that a later event set to another date. */
export function replannedIn(steps: RecordedStep[], title: (id: string) => Text): Replanned[] {
  return steps.flatMap(({ event, after, source }, index) => {
    const before = steps[index - 1]?.after.planned ?? {};
    return Object.entries(after.planned).flatMap(([what, { when: to }]): Replanned[] => {
      const from = Object.hasOwn(before, what) ? before[what]?.when : undefined;
      if (!from || isSamePlan(from, to)) return [];
      return [{ what, title: title(what), from, to, at: event.occurredAt, source }];
    });
  });
}
