import type { Actor, Case, Instant, Span } from './types.ts';

/** What every event of a case begins with; it becomes the case's next version. */
export function header(kase: Case, from: { actor: Actor; occurredAt: Span; recordedAt: Instant }) {
  return {
    case: kase.id,
    version: kase.version + 1,
    actor: from.actor,
    occurredAt: from.occurredAt,
    recordedAt: from.recordedAt,
    policy: kase.policy,
  };
}
