import { factLabel } from '../lab/fact-labels.ts';
import type { Policy, Recipient, Text } from '../policy/types.ts';
import { inBoth } from './in-both.ts';

/** Whom something is sent to: the role, and for which organisations where it is narrowed to some. */
export function recipientsInWords(policy: Policy, workflow: string | null, to: Recipient[]): Text[] {
  return to.map(({ role, of }) => {
    const title = policy.roles[role]?.title ?? { da: role, en: role };
    if (of === undefined || workflow === null) return title;
    const label = factLabel(policy, workflow, of);
    return inBoth((language) => `${title[language]} (${label[language]})`);
  });
}
