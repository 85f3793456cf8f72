import type { Text } from '../../policy/types.ts';

export const correctionWords = {
  title: { da: 'Ret hændelse {number}: {what}', en: 'Correct event {number}: {what}' },
  lead: {
    da: 'Det, der blev registreret, bliver stående i historikken, mærket som rettet. Alt, hvad der skete senere, bedømmes igen.',
    en: 'What was recorded stays in the history, marked as corrected. Everything that happened later is judged again.',
  },
  leadOfBeginning: {
    da: 'Forløbet kan ikke rettes, og begyndelsen kan ikke trækkes tilbage: er sagen oprettet ved en fejl, så afslut den, og opret en ny. Sagen bliver ved de regler, den blev oprettet under; den kan flyttes til andre bagefter.',
    en: 'The workflow cannot be corrected, and the beginning cannot be withdrawn: if the case was started by mistake, end it and start another. The case keeps the rules it was started under; it can be moved to others afterwards.',
  },
  how: { da: 'Hvad var forkert?', en: 'What was wrong?' },
  amend: {
    da: 'Den skete anderledes: ret dato eller oplysninger',
    en: 'It happened otherwise: correct date or details',
  },
  withdraw: { da: 'Den skete ikke: træk den tilbage', en: 'It did not happen: withdraw it' },
  withdrawHelp: {
    da: 'Trækkes hændelsen tilbage, gælder kun begrundelsen og de hændelser, der vælges her.',
    en: 'If the event is withdrawn, only the reason and the events chosen here count.',
  },
  also: { da: 'Disse skete heller ikke', en: 'Nor did these happen' },
  rightValues: { da: 'Det rigtige', en: 'What is right' },
  day: { da: 'Dato, hvor det skete', en: 'Date on which it happened' },
  dayHelp: {
    da: 'ÅÅÅÅ-MM-DD; ÅÅÅÅ-MM eller ÅÅÅÅ, hvis dagen ikke kendes.',
    en: 'YYYY-MM-DD; YYYY-MM or YYYY if the day is not known.',
  },
  reason: { da: 'Begrundelse', en: 'Reason' },
  reasonHelp: {
    da: 'Hvorfor rettes det, og hvor står det rigtige? Begrundelsen står i historikken.',
    en: 'Why is it corrected, and where is what is right to be found? The reason stands in the history.',
  },
  reasonOfMove: {
    da: 'Hvorfor sker det? Begrundelsen står i historikken.',
    en: 'Why is it done? The reason stands in the history.',
  },
  reasonMissing: { da: 'Skriv en begrundelse.', en: 'Write a reason.' },
  howMissing: { da: 'Vælg, hvad der var forkert.', en: 'Choose what was wrong.' },
  unchanged: { da: 'Der er ikke rettet noget.', en: 'Nothing has been corrected.' },
  badDate: {
    da: 'Skriv en dato, der findes: ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ.',
    en: 'Write a date that exists: YYYY-MM-DD, YYYY-MM or YYYY.',
  },
  preview: { da: 'Vis følgerne', en: 'Show what follows' },
  follows: { da: 'Det følger af det', en: 'What follows' },
  notYet: { da: 'Intet er ændret endnu.', en: 'Nothing has been changed yet.' },
  accept: { da: 'Gennemfør', en: 'Carry out' },
  edit: { da: 'Ret det, du skrev', en: 'Change what you wrote' },
  cannot: { da: 'Hændelsen kan ikke rettes', en: 'The event cannot be corrected' },
  cannotWhy: {
    da: 'Kun det, mennesker har registreret, og som stadig gælder, kan rettes.',
    en: 'Only what people recorded, and what still counts, can be corrected.',
  },
  conflict: {
    da: 'Sagen er ændret, siden du åbnede siden. Se følgerne igen, før du gennemfører.',
    en: 'The case was changed since you opened the page. See again what follows before you carry it out.',
  },
  place: { da: 'Indplacér sagen', en: 'Place the case' },
  placeLead: {
    da: 'Brug kun indplacering, når sagen er begyndt uden for systemet: den sætter sagen dér, hvor akterne viser, at den står, uden at reglerne bedømmer vejen dertil.',
    en: 'Place a case only when it began outside the system: it puts the case where the files show that it stands, without the rules judging how it came there.',
  },
  milestones: { da: 'Nået', en: 'Reached' },
  planned: { da: 'Planlagt til', en: 'Planned for' },
  datesHelp: {
    da: 'Skriv datoen så præcist, som den kendes: ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ.',
    en: 'Write the date as exactly as it is known: YYYY-MM-DD, YYYY-MM or YYYY.',
  },
  badDay: { da: 'Skriv en dato, der findes.', en: 'Write a date that exists.' },
  migrate: { da: 'Flyt sagen til andre regler', en: 'Move the case to other rules' },
  migrateLead: {
    da: 'Sagen følger reglerne pr. {day}. Vælg de regler, den skal følge fremover. Det, der er besluttet, bliver stående.',
    en: 'The case follows the rules of {day}. Choose the rules that it is to follow from now on. What has been decided stands.',
  },
  toDay: { da: 'Reglerne på denne dag', en: 'The rules on this day' },
  toTrial: { da: 'Eller reglerne under en prøve', en: 'Or the rules under a trial' },
  noTrial: { da: 'Ingen prøve', en: 'No trial' },
  badTarget: {
    da: 'Vælg en dag, der findes, eller en af prøverne, ikke begge.',
    en: 'Choose a day that exists, or one of the trials, not both.',
  },
} satisfies Record<string, Text>;
