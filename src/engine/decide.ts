import type { Policy, Text } from '../policy/types.ts';
import { carryOut } from './carry-out.ts';
import { actorRefusals, dateRefusals } from './command-checks.ts';
import { machineOf } from './machine.ts';
import { place } from './place.ts';
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

function refused(one: Refusal): Decision {
  return { refusals: [one] };
}
