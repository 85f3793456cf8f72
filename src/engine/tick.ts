import type { CalendarDate, Policy } from '../policy/types.ts';
import { carryOut } from './carry-out.ts';
import { deadlines, isRunning } from './deadlines.ts';
import { evolve } from './evolve.ts';
import { header } from './header.ts';
import { dateOf, exactly } from './time.ts';
import type { Case, Command, Decision } from './types.ts';

type Tick = Extract<Command, { kind: 'tick' }>;

/** Records what has fallen due by the end of the day before, and gives the commands that follow from it. */
export function tick(policy: Policy, kase: Case, { at, related = {}, recordOnly = false }: Tick): Decision {
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
  for (let [next] = passedDeadlines(policy, now, today); next; [next] = passedDeadlines(policy, now, today)) {
    append({ events: [{ type: 'deadline-passed', ...header(now, common), ...next }], effects: [], judgedBy: {} });
    const name = policy.deadlines[next.deadline]?.passed;
    if (!name || recordOnly) continue;
    const followed = carryOut(policy, now, { kind: 'do', name, payload: {}, related, ...common });
    if ('events' in followed) append(followed);
    else decided.held = [...(decided.held ?? []), ...followed.refusals];
  }
  return decided;
}

/** Deadlines whose day has passed and whose passing is not recorded yet. */
export function passedDeadlines(policy: Policy, kase: Case, today: CalendarDate) {
  return deadlines(policy, kase)
    .filter(isRunning)
    .flatMap(({ id, kind, due }) => {
      const latest = due?.latest;
      return latest && today > latest && kase.passed[id] !== latest ? [{ deadline: id, due: latest, kind }] : [];
    });
}
