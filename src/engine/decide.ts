import type { Policy, Text } from '../policy/types.ts';
import { carryOut } from './carry-out.ts';
import { actorRefusals, actRefusals, dateRefusals } from './command-checks.ts';
import { header } from './header.ts';
import { machineOf } from './machine.ts';
import { refusal } from './refusals.ts';
import { tick } from './tick.ts';
import type { Case, Command, Decision, Refusal } from './types.ts';

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

/**
 * What a command leads to: events and their effects, or refusals that say what, why, by which rule and source, and
 * which facts are missing. Pure: time and everything else comes in with the command.
 */
export function decide(policy: Policy, kase: Case | null, command: Command): Decision {
  if (command.kind === 'start') return start(policy, command);
  if (!kase) throw new Error(`A command of kind "${command.kind}" needs a case.`);
  switch (command.kind) {
    case 'do':
      return carryOut(policy, kase, command);
    case 'place':
      return place(policy, kase, command);
    case 'tick':
      return tick(policy, kase, command);
    default:
      return command satisfies never;
  }
}

function start(policy: Policy, command: Of<'start'>): Decision {
  const machine = machineOf(policy, command.workflow);
  const what: Text = { da: 'Opret en sag', en: 'Start a case' };
  if (!machine) {
    const known = Object.keys(policy.workflows).join(', ');
    return refused(
      refusal({
        code: 'unknown-workflow',
        what,
        why: {
          da: `Forløbet »${command.workflow}« findes ikke. Der findes: ${known}.`,
          en: `There is no workflow "${command.workflow}". There are: ${known}.`,
        },
      }),
    );
  }
  const wrong = [...actorRefusals(what, command.actor), ...dateRefusals(policy, what, null, command)];
  if (wrong.length > 0) return { refusals: wrong };
  return {
    events: [
      {
        type: 'started',
        case: command.id,
        version: 1,
        actor: command.actor,
        occurredAt: command.occurredAt,
        recordedAt: command.recordedAt,
        policy: command.policy,
        workflow: command.workflow,
        title: command.title,
        state: machine.initial.state,
        facts: command.facts ?? {},
        links: command.links ?? {},
      },
    ],
    effects: [],
    judgedBy: {},
  };
}

function place(policy: Policy, kase: Case, command: Of<'place'>): Decision {
  const what: Text = { da: 'Indplacér sagen', en: 'Place the case' };
  const machine = machineOf(policy, kase.workflow);
  const position = command.state === undefined ? null : machine?.positionOf(command.state);
  if (command.state !== undefined && !position) {
    return refused(
      refusal({
        code: 'unknown-state',
        what,
        why: {
          da: `Tilstanden »${command.state}« findes ikke i forløbet »${kase.workflow}«.`,
          en: `The workflow "${kase.workflow}" has no state "${command.state}".`,
        },
      }),
    );
  }
  const notAllowed = actRefusals(policy, 'place', command.actor, what);
  if (notAllowed.length > 0) return { refusals: notAllowed };
  if (position && machine?.resumes(position.state)) return refused(nowhereToResume(what, command.state ?? ''));
  const wrong = [...actorRefusals(what, command.actor), ...dateRefusals(policy, what, kase, command)];
  if (wrong.length > 0) return { refusals: wrong };
  return {
    events: [
      {
        type: 'placed',
        ...header(kase, command),
        state: position?.state ?? kase.state,
        history: position ? {} : kase.history,
        done: position?.done ?? kase.status === 'done',
        reason: command.reason,
        facts: command.facts ?? {},
        milestones: command.milestones ?? {},
        planned: command.planned ?? {},
      },
    ],
    effects: [],
    judgedBy: {},
  };
}

/** A state that leads back to where the case was cannot be where its record begins: nothing would tell where that is. */
function nowhereToResume(what: Text, state: string): Refusal {
  return refusal({
    code: 'unknown-state',
    what,
    why: {
      da: `Fra »${state}« går sagen tilbage til, hvor den var. Indplacér den først dér, og registrér derefter det, der førte den til »${state}«.`,
      en: `From "${state}" the case goes back to where it was. Place it there first, then record what led it to "${state}".`,
    },
  });
}

function refused(one: Refusal): Decision {
  return { refusals: [one] };
}
