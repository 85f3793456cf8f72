/** What a command would lead to, told before it is given: where the case goes on to, and which letters go out. */

import { leafPaths, machineOf, sameState, stateAt } from '../engine/machine.ts';
import type { Case } from '../engine/types.ts';
import type { Person } from '../ledger/contract.ts';
import type { Notice, Policy, Text } from '../policy/types.ts';
import { receivers } from './recipients.ts';
import { subjectOf } from './subject-of.ts';

export interface Effect {
  /** The titles of the states it comes to; null when it stays where it is. */
  goesOnTo: Text | null;
  ends: boolean;
  letters: { subject: Text; roles: Text[]; people: number }[];
}

/** Where several transitions may be taken, the first whose rules might hold is told. Null when the case takes no such command. */
export function effectOf(policy: Policy, kase: Case, command: string, people: Person[]): Effect | null {
  const { state, history } = kase;
  const stepped = machineOf(policy, kase.workflow)?.step({ state, history, done: false }, command, 'all');
  if (!stepped) return null;
  const { to, taken } = stepped;
  return {
    goesOnTo: sameState(state, to.state) ? null : titleOfState(policy, kase.workflow, to.state),
    ends: to.done,
    letters: (taken.meta.notify ?? []).map((notice) => letter(policy, kase, notice, people)),
  };
}

function letter(policy: Policy, kase: Case, { to, message }: Notice, people: Person[]): Effect['letters'][number] {
  // Only what the message says of the case is known yet.
  const of = { message, to, at: '' };
  return {
    subject: { da: subjectOf(policy, kase, of, 'da'), en: subjectOf(policy, kase, of, 'en') },
    roles: [...new Set(to.map(({ role }) => role))].map((role) => policy.roles[role]?.title ?? { da: role, en: role }),
    people: receivers(policy, people, kase, to).length,
  };
}

/** The titles of the innermost states. */
export function titleOfState(policy: Policy, workflow: string, state: Case['state']): Text {
  const chart = policy.workflows[workflow];
  const titles = leafPaths(state).map((path) => (chart && stateAt(chart, path)?.meta.title) ?? { da: path, en: path });
  return { da: titles.map(({ da }) => da).join(', '), en: titles.map(({ en }) => en).join(', ') };
}
