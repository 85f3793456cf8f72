/** The cases in which a meeting can decide something now. */

import { givable } from '../engine/available.ts';
import type { Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import { openCases } from './cases-seen.ts';
import { titleOfState } from './effect-of.ts';
import { type Office, policyOf } from './office.ts';
import { decider, decisionsOf } from './pending-decisions.ts';

export interface DecidableLine {
  id: string;
  title: string;
  state: Text;
}

/** By title. Of the open cases that somebody may see, those that take one of the decisions that an item may propose. */
export async function decidableCases(office: Office, access: Access): Promise<DecidableLine[]> {
  const decisions = decisionsOf(access.policy);
  const lines: DecidableLine[] = [];
  for (const { snapshot: kase } of await openCases(office, access)) {
    const policy = await policyOf(office, kase);
    if (!givable(policy, kase, { role: decider, by: '' }).some(({ command }) => decisions.has(command))) continue;
    lines.push({ id: kase.id, title: kase.title, state: titleOfState(policy, kase.workflow, kase.state) });
  }
  return lines.sort((a, b) => a.title.localeCompare(b.title, 'da'));
}
