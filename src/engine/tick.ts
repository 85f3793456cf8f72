import type { CalendarDate, Policy } from '../policy/types.ts';
import { carryOut } from './carry-out.ts';
import { deadlines } from './deadlines.ts';
import { evolve } from './evolve.ts';
import { header } from './header.ts';
import { dateOf, exactly } from './time.ts';
import type { Case, Decision, Instant } from './types.ts';

/** Records what has fallen due by the end of the day before, and gives the commands that follow from it. */
export function tick(policy: Policy, kase: Case, at: Instant): Decision {
  const today = dateOf(at, policy.calendar.timeZone);
  const common = { actor: { role: 'engine', by: 'engine' }, occurredAt: exactly(today), recordedAt: at };
  const decided: Extract<Decision, { events: unknown }> = { events: [], effects: [], judgedBy: {} };
  let now = kase;
  const append = (more: typeof decided) => {
    decided.events.push(...more.events);
    decided.effects.push(...more.effects);
    Object.assign(decided.judgedBy, more.judgedBy);
    now = more.events.reduce<Case>((so, event) => evolve(policy, so, event), now);
  };
  for (let next = passedBy(policy, now, today); next; next = passedBy(policy, now, today)) {
    append({ events: [{ type: 'deadline-passed', ...header(now, common), ...next }], effects: [], judgedBy: {} });
    const name = policy.deadlines[next.deadline]?.passed;
    if (!name) continue;
    const followed = carryOut(policy, now, { kind: 'do', name, payload: {}, ...common });
    if ('events' in followed) append(followed);
  }
  return decided;
}

function passedBy(policy: Policy, kase: Case, today: CalendarDate) {
  for (const each of deadlines(policy, kase)) {
    const latest = each.due?.latest;
    if (!each.binding || !each.counting || each.stopped || each.metBy || !latest || today <= latest) continue;
    if (kase.passed[each.id] === latest) continue;
    return { deadline: each.id, due: latest, kind: each.kind };
  }
  return null;
}
