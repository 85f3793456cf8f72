/** Placing a case where the files show it to be, without judging how it came there. */

import type { Policy, Text } from '../policy/types.ts';
import { calendarRefusals } from './beyond-the-calendar.ts';
import { actorRefusals, actRefusals, dateRefusals, reasonRefusals } from './command-checks.ts';
import { evolve } from './evolve.ts';
import { header } from './header.ts';
import { machineOf } from './machine.ts';
import { refusal } from './refusals.ts';
import type { Case, CaseEvent, Command, Decision, Instant, Refusal } from './types.ts';

type Placed = Extract<CaseEvent, { type: 'placed' }>;

export function place(policy: Policy, kase: Case, command: Extract<Command, { kind: 'place' }>): Decision {
  const machine = machineOf(policy, kase.workflow);
  const position = command.state === undefined ? null : machine?.positionOf(command.state);
  if (command.state !== undefined && !position) {
    const why = {
      da: `Tilstanden »${command.state}« findes ikke i forløbet »${kase.workflow}«.`,
      en: `The workflow "${kase.workflow}" has no state "${command.state}".`,
    };
    return { refusals: [refusal({ code: 'unknown-state', what, why })] };
  }
  const notAllowed = actRefusals(policy, 'place', command.actor, what);
  if (notAllowed.length > 0) return { refusals: notAllowed };
  if (position && machine?.resumes(position.state)) return { refusals: [nowhereToResume(command.state ?? '')] };
  const event: Placed = {
    type: 'placed',
    ...header(kase, command),
    state: position?.state ?? kase.state,
    history: position ? {} : kase.history,
    done: position?.done ?? kase.status === 'done',
    reason: command.reason,
    facts: command.facts ?? {},
    milestones: command.milestones ?? {},
    planned: command.planned ?? {},
  };
  const refusals = [
    ...actorRefusals(what, command.actor),
    ...reasonRefusals(what, command.reason),
    ...placedRefusals(policy, kase, event, command.recordedAt),
  ];
  return refusals.length > 0 ? { refusals } : { events: [event], effects: [], judgedBy: {} };
}

/** What the dates of a placing must satisfy; `at` is when they are entered. */
export function placedRefusals(policy: Policy, kase: Case, event: Placed, at: Instant): Refusal[] {
  const known = policy.workflows[kase.workflow]?.milestones ?? {};
  const refusals = [
    ...Object.keys({ ...event.milestones, ...event.planned })
      .filter((id) => !Object.hasOwn(known, id))
      .map(noMilestone),
    ...dateRefusals(policy, what, kase, { occurredAt: event.occurredAt, recordedAt: at }),
    ...Object.values(event.milestones).flatMap((when) =>
      dateRefusals(policy, what, null, { occurredAt: when, recordedAt: at }),
    ),
  ];
  return refusals.length > 0 ? refusals : calendarRefusals(policy, evolve(policy, kase, event), at, what);
}

function noMilestone(id: string): Refusal {
  const why = { da: `Milepælen »${id}« findes ikke i forløbet.`, en: `The workflow has no milestone "${id}".` };
  return refusal({ code: 'recording', what, why });
}

/** A state that leads back to where the case was cannot be where its record begins: nothing would tell where that is. */
function nowhereToResume(state: string): Refusal {
  return refusal({
    code: 'unknown-state',
    what,
    why: {
      da: `Fra »${state}« går sagen tilbage til, hvor den var. Indplacér den først dér, og registrér derefter det, der førte den til »${state}«.`,
      en: `From "${state}" the case goes back to where it was. Place it there first, then record what led it to "${state}".`,
    },
  });
}

const what: Text = { da: 'Indplacér sagen', en: 'Place the case' };
