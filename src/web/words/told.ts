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
  'annex-added': { da: 'Bilaget er vedhæftet.', en: 'The annex has been attached.' },
  'annex-removed': { da: 'Bilaget er fjernet.', en: 'The annex has been removed.' },
  'meeting-planned': {
    da: 'Mødet er oprettet, og indkaldelserne er på vej.',
    en: 'The meeting has been created, and the invitations are on their way.',
  },
  'person-saved': { da: 'Personen er gemt.', en: 'The person has been saved.' },
  'person-erased': { da: 'Personen er slettet.', en: 'The person has been erased.' },
  'people-imported': { da: 'Personerne er indført.', en: 'The people have been entered.' },
  'deputy-entered': { da: 'Stedfortræderen er indført.', en: 'The deputy has been entered.' },
  'deputy-ended': { da: 'Rollen er taget tilbage.', en: 'The role has been taken back.' },
  'session-ended': { da: 'Sessionen er afsluttet.', en: 'The session has been ended.' },
  'sessions-ended': { da: 'Alle personens sessioner er afsluttet.', en: 'All sessions of the person have been ended.' },
  'backed-up': { da: 'Sikkerhedskopien er taget.', en: 'The backup has been taken.' },
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
