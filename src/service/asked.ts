import { leafPaths, stateAt } from '../engine/machine.ts';
import { rightTo } from '../engine/rights.ts';
import type { Case, Deadline } from '../engine/types.ts';
import type { Person } from '../ledger/contract.ts';
import type { Policy, Recipient } from '../policy/types.ts';
import { receivers } from './recipients.ts';

/**
 * Whom the text asks for an answer though the state waits for another: those it reminds from the beginning of a running
 * deadline, or until each has done their part.
 */
export function askedIn(policy: Policy, running: Pick<Deadline, 'id'>[]): Recipient[] {
  const rungs = Object.values(policy.reminders)
    .filter(({ deadline }) => running.some(({ id }) => id === deadline))
    .flatMap(({ ladder }) => ladder);
  return rungs.flatMap(({ begin, to }) => to.filter(({ without }) => begin !== undefined || without !== undefined));
}

/** The role in which a person is one of those asked, and the state takes a command from it. Null where nothing is asked. */
export function askedAs(policy: Policy, person: Person, kase: Case, asked: Recipient[]): string | null {
  return (
    receivers(policy, [person], kase, asked)
      .map(({ role }) => role)
      .find((role) => takesFrom(policy, kase, role)) ?? null
  );
}

function takesFrom(policy: Policy, kase: Case, role: string): boolean {
  const workflow = policy.workflows[kase.workflow];
  const commands = leafPaths(kase.state).flatMap((path) =>
    Object.keys((workflow && stateAt(workflow, path)?.on) ?? {}),
  );
  return commands.some((command) => rightTo(policy, kase.workflow, command)?.roles.includes(role));
}
