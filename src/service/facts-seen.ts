/** Facts of a case that not everybody who sees it reads: what its pages of validation and assessment keep to some. */

import { rightTo } from '../engine/rights.ts';
import type { Case, CaseEvent } from '../engine/types.ts';
import type { Policy } from '../policy/types.ts';
import type { Access } from './access.ts';
import { assessmentReading, scoring } from './assessment.ts';
import { passing, readsValidation } from './validation.ts';

/** Names of the facts that a person may not read in a case. @param policy the one the case is pinned to. */
export function hiddenFacts(access: Access, policy: Policy, kase: Case): ReadonlySet<string> {
  const hidden = new Set<string>();
  if (rightTo(policy, kase.workflow, passing) && !readsValidation(access, policy, kase)) hidden.add('validation');
  if (rightTo(policy, kase.workflow, scoring)) {
    const { reads, oversees } = assessmentReading(access, policy, kase);
    if (!reads) hidden.add('assessment');
    // Who has scored, how, and who is recused.
    if (!oversees) hidden.add('assessments');
  }
  return hidden;
}

/** Whether somebody may not know who made an event happen: then it wrote what they may not read. */
export function hidesActor(event: CaseEvent, hidden: ReadonlySet<string>, reader: string): boolean {
  return event.actor.by !== reader && writesHidden(event, hidden);
}

/** Whether an event wrote something that is hidden: then its words are hidden too. */
export function writesHidden(event: CaseEvent, hidden: ReadonlySet<string>): boolean {
  if (event.type !== 'accepted') return false;
  return event.changes.some((change) => {
    const { append, set, remove, amend } = change as Partial<Record<'append' | 'set' | 'remove' | 'amend', string>>;
    const fact = append ?? set ?? remove ?? amend;
    return fact !== undefined && isHidden(fact, hidden);
  });
}

/** Whether a rule was answered by something hidden. */
export function readsHidden(event: CaseEvent, criterion: string, hidden: ReadonlySet<string>): boolean {
  if (event.type !== 'accepted') return false;
  const verdicts = event.verdicts.filter((verdict) => verdict.criterion === criterion);
  const paths = verdicts.flatMap(({ read, missing }) => [...Object.keys(read), ...missing]);
  const words = writesHidden(event, hidden);
  return paths.some((path) => isHidden(path, hidden) || (words && isHidden(path, command)));
}

const command: ReadonlySet<string> = new Set(['command']);

function isHidden(path: string, hidden: ReadonlySet<string>): boolean {
  return hidden.has(path.split(/[.[]/, 1)[0] as string);
}
