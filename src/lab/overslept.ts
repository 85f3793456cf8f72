import { decide } from '../engine/decide.ts';
import { evolve } from '../engine/evolve.ts';
import { reminders } from '../engine/reminders.ts';
import type { Case, Instant } from '../engine/types.ts';
import { nextWakeUp } from '../engine/wake-up.ts';
import type { Policy } from '../policy/types.ts';

/** Whether somebody who ticks a case at `from`, and then only when it asks to be woken, has missed something at `to`. */
export function overslept(policy: Policy, kase: Case, from: Instant, to: Instant): boolean {
  const first = decide(policy, kase, { kind: 'tick', at: from });
  const settled = 'events' in first ? first.events.reduce((so, event) => evolve(policy, so, event), kase) : kase;
  const wakeUp = nextWakeUp(policy, settled, from);
  if (wakeUp !== null && wakeUp <= to) return false;
  const later = decide(policy, settled, { kind: 'tick', at: to });
  const due = reminders(policy, settled).some(({ at }) => at > from && at <= to);
  return due || ('events' in later && later.events.length > 0);
}
