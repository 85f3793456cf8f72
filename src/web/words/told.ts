import type { Text } from '../../policy/types.ts';

/** What is told once, on top of the page that an act leads to. */
export const told = {
  'signed-in': { da: 'Du er logget ind.', en: 'You are signed in.' },
  'signed-out': { da: 'Du er logget ud.', en: 'You are signed out.' },
  'first-entered': {
    da: 'Du er registreret og logget ind. Registrér nu de andre.',
    en: 'You are registered and signed in. Now register the others.',
  },
  done: { da: 'Det er registreret.', en: 'It has been recorded.' },
  started: { da: 'Sagen er oprettet.', en: 'The case has been started.' },
  'mail-again': {
    da: 'Mailen er sat i kø igen og sendes i næste runde.',
    en: 'The mail is in the queue again and goes out in the next round.',
  },
  'mail-not-again': {
    da: 'Mailen er ikke længere mislykket. Intet er ændret.',
    en: 'The mail is no longer among those that failed. Nothing was changed.',
  },
  'mail-stopped': {
    da: 'Personen får ikke flere mails herfra.',
    en: 'The person gets no more mail from here.',
  },
  'mail-started': {
    da: 'Personen får igen mails herfra.',
    en: 'The person gets mail from here again.',
  },
  'clock-moved': { da: 'Uret er stillet frem.', en: 'The clock has been moved forward.' },
} satisfies Record<string, Text>;

export type Told = keyof typeof told;

export function isTold(key: string | undefined): key is Told {
  return key !== undefined && Object.hasOwn(told, key);
}
