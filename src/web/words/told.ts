import type { Text } from '../../policy/types.ts';

/** What is told once, on top of the page that an act leads to. */
export const told = {
  'signed-in': { da: 'Du er logget ind.', en: 'You are signed in.' },
  'signed-out': { da: 'Du er logget ud.', en: 'You are signed out.' },
  done: { da: 'Det er registreret.', en: 'It has been recorded.' },
  started: { da: 'Sagen er oprettet.', en: 'The case has been started.' },
  'annex-added': { da: 'Bilaget er vedhæftet.', en: 'The annex has been attached.' },
  'annex-removed': { da: 'Bilaget er fjernet.', en: 'The annex has been removed.' },
  'meeting-planned': {
    da: 'Mødet er oprettet, og indkaldelserne er på vej.',
    en: 'The meeting has been created, and the invitations are on their way.',
  },
  'clock-moved': { da: 'Uret er stillet frem.', en: 'The clock has been moved forward.' },
} satisfies Record<string, Text>;

export type Told = keyof typeof told;

export function isTold(key: string | undefined): key is Told {
  return key !== undefined && Object.hasOwn(told, key);
}
