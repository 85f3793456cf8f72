import type { CalendarDate, JsonObject, Policy, Text } from '../policy/types.ts';
import { rightRefusals } from './command-checks.ts';
import { machineOf } from './machine.ts';
import { titleOf } from './refusals.ts';
import { mayGive, rightTo } from './rights.ts';
import { exactly } from './time.ts';
import type { Actor, Case, CriterionVerdict, Refusal } from './types.ts';
import { factsOf, judge } from './verdicts.ts';

/** One command that the case's state listens to. */
export interface Available {
  command: string;
  title: Text;
  form: string | null;
  /** Roles that may give it here. */
  roles: string[];
  /** Whether the actor may give it. Its criteria are judged when it is given, on the payload it comes with. */
  allowed: boolean;
  /** Why the actor may not. */
  refusals: Refusal[];
  /** What its criteria answer on what is recorded so far. */
  criteria: CriterionVerdict[];
  /** Those that do not pass. */
  lacking: CriterionVerdict[];
}

/** What may happen next, by whom, and why not; `on` is the day it would happen. */
export function available(
  policy: Policy,
  kase: Case,
  actor: Actor,
  on: CalendarDate,
  related: Record<string, JsonObject> = {},
): Available[] {
  const machine = machineOf(policy, kase.workflow);
  if (!machine || kase.status === 'done') return [];
  return machine.commands(kase.state).map((name) => {
    const candidates = machine.candidates(kase.state, name);
    const title = titleOf(candidates, name);
    const facts = factsOf(policy, kase, { name, role: actor.role, occurredAt: exactly(on), payload: {} }, related);
    const right = rightTo(policy, kase.workflow, name);
    const criteria = candidates.flatMap(({ guard }) => (guard ? judge(policy, guard, facts, kase, exactly(on)) : []));
    const refusals = rightRefusals(policy, kase, { name, actor }, title);
    return {
      command: name,
      title,
      form: candidates[0]?.meta.form ?? null,
      roles: (right?.roles ?? []).filter((role) => mayGive(right, kase, role)),
      allowed: refusals.length === 0,
      refusals,
      criteria,
      lacking: criteria.filter(({ verdict }) => verdict !== 'pass'),
    };
  });
}

/** The commands that somebody may give where the case stands, whatever the criteria say. */
export function givable(policy: Policy, kase: Case, actor: Actor): Pick<Available, 'command' | 'title'>[] {
  const machine = machineOf(policy, kase.workflow);
  if (!machine || kase.status === 'done') return [];
  return machine.commands(kase.state).flatMap((name) => {
    const title = titleOf(machine.candidates(kase.state, name), name);
    return rightRefusals(policy, kase, { name, actor }, title).length === 0 ? [{ command: name, title }] : [];
  });
}
