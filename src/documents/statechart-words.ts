/** What stands below a state's title in the pictures. */

import type { Language, Text } from '../policy/types.ts';
import type { DrawnState } from './chart-in-words.ts';

/** How to read the picture. */
export const legend: Text = {
  da: 'Pile fører sagen videre. Linjer med – kan gøres, uden at sagen flytter sig.',
  en: 'Arrows take the case on. Lines with – can be done without moving it.',
};

const waitsFor: Text = { da: 'Venter på', en: 'Waits for' };

/** What kind of state it is, whom it waits for, what is due, and what can be done without leaving it. */
export function remarksOf({ kind, owner, deadlines, stays }: DrawnState, language: Language): string[] {
  const kindly = kindInWords(kind)?.[language];
  return [
    ...(kindly === undefined ? [] : [kindly]),
    ...(owner === undefined ? [] : [`${waitsFor[language]}: ${owner}`]),
    ...deadlines,
    ...stays.map((title) => `– ${title}`),
  ];
}

function kindInWords(kind: DrawnState['kind']): Text | undefined {
  switch (kind) {
    case 'final':
      return { da: 'Slut', en: 'End' };
    case 'history':
      return { da: 'Fortsætter i samme fase', en: 'Goes on in the same phase' };
    case 'deep-history':
      return { da: 'Fortsætter, hvor sagen slap', en: 'Goes on where the case left off' };
    case 'parallel':
      return { da: 'Alt dette på én gang', en: 'All of this at once' };
    case 'simple':
    case 'composite':
    case 'anytime':
      return undefined;
    default:
      return kind satisfies never;
  }
}
