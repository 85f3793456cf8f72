/** Commands and cases that have pages of their own; every other has the general ones. */

import type { Text } from '../policy/types.ts';

/** Command → page of the case on which it is given. */
export const commandPages: Record<string, string> = {
  'nomination.save': 'nomination',
  'nomination.submit': 'nomination/check',
  'nomination.resubmit': 'nomination/check',
};

/** Workflow → a page of its cases, where the case has what the page is about. */
export const casePages: Record<string, { page: string; about?: string; title: Text }> = {
  'nomination-round': {
    page: 'round',
    title: { da: 'Om runden og jeres indstillinger', en: 'About the round and your nominations' },
  },
  'national-lkt': {
    page: 'nomination',
    about: 'nomination',
    title: { da: 'Indstillingen', en: 'The nomination' },
  },
};
