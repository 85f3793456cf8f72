import type { Text } from '../../policy/types.ts';

/** What is told once, on top of the page that an act leads to. */
export const told = {
  'signed-in': { da: 'Du er logget ind.', en: 'You are signed in.' },
  'signed-out': { da: 'Du er logget ud.', en: 'You are signed out.' },
  done: { da: 'Det er registreret.', en: 'It has been recorded.' },
  started: { da: 'Sagen er oprettet.', en: 'The case has been started.' },
  'annex-added': { da: 'Bilaget er vedhæftet.', en: 'The annex has been attached.' },
  'annex-removed': { da: 'Bilaget er fjernet.', en: 'The annex has been removed.' },
  corrected: {
    da: 'Rettelsen er gennemført; de rettede hændelser kan stadig ses i historikken.',
    en: 'The correction was carried out; the corrected events can still be seen in the history.',
  },
  placed: { da: 'Sagen er indplaceret.', en: 'The case was placed.' },
  migrated: { da: 'Sagen er flyttet til de andre regler.', en: 'The case was moved to the other rules.' },
  'clock-moved': { da: 'Uret er stillet frem.', en: 'The clock has been moved forward.' },
} satisfies Record<string, Text>;

export type Told = keyof typeof told;

export function isTold(key: string | undefined): key is Told {
  return key !== undefined && Object.hasOwn(told, key);
}
