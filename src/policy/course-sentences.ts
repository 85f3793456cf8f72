/** The findings about what cases go through, and who receives what. */

import { quoted, told } from './sentence-parts.ts';

export const courseSentences = {
  // What cases go through
  'never-recorded': told<{ name: string }>({
    da: ({ name }) =>
      `Milepælen "${name}" kan aldrig ske, for ingen kommando skriver den; lad en kommando skrive den, eller slet den her`,
    en: ({ name }) =>
      `The milestone "${name}" can never happen, because no command records it; let a command record it, or delete it here`,
  }),
  'never-planned': told<{ name: string }>({
    da: ({ name }) =>
      `Milepælen "${name}" bliver aldrig planlagt, så fristen kan ikke regnes fra den; lad en kommando planlægge den, eller regn fra noget andet`,
    en: ({ name }) =>
      `The milestone "${name}" is never planned, so the deadline cannot be counted from it; let a command plan it, or count from something else`,
  }),
  'planned-title-idle': told<{ name: string }>({
    da: ({ name }) =>
      `"planned" er navnet på en kommende dag, men milepælen "${name}" bliver aldrig planlagt; lad en kommando planlægge den, eller slet navnet her`,
    en: ({ name }) =>
      `"planned" names a day to come, but the milestone "${name}" is never planned; let a command plan it, or delete the name here`,
  }),
  'deadline-never-counts': told<{ name: string; states: string[] }>({
    da: ({ name, states }) =>
      `Fristen kommer aldrig til at løbe fra "${name}": når milepælen er nået, kan sagen ikke længere være i ${quoted(states)}; ret "while", eller regn fra noget andet`,
    en: ({ name, states }) =>
      `The deadline can never run from "${name}": once that has happened, the case can no longer be in ${quoted(states)}; correct "while", or count from something else`,
  }),
  'never-met-by': told<{ name: string }>({
    da: ({ name }) =>
      `Fristen kan ikke overholdes med "${name}": milepælen kan kun nås, før fristen begynder; slet den her, eller ret "from"`,
    en: ({ name }) =>
      `The deadline cannot be met by "${name}": that can only happen before the deadline begins; delete it here, or correct "from"`,
  }),
  'command-not-taken-there': told<{ command: string; states: string[] }>({
    da: ({ command, states }) =>
      `Systemet kan ikke give kommandoen "${command}", når fristen er passeret: den kan ikke gives i ${states.length ? quoted(states) : 'nogen tilstand, en sag når til'}; ret "while", eller lad tilstanden tage imod kommandoen`,
    en: ({ command, states }) =>
      `The system cannot give the command "${command}" once the day has passed: it is not taken in ${states.length ? quoted(states) : 'any state that a case reaches'}; correct "while", or let the state take the command`,
  }),
  'nobody-waited-for': told<{ name: string }>({
    da: ({ name }) =>
      `I tilstanden "${name}" venter sagen, men der står ikke på hvem; skriv rollen som "owner" under "meta"`,
    en: ({ name }) =>
      `In the state "${name}" the case waits, but it is not said for whom; write the role as "owner" under "meta"`,
  }),
  'nothing-reminds': told<{ name: string }>({
    da: ({ name }) =>
      `En sag kan stå i tilstanden "${name}", uden at nogen bliver mindet om den; giv den en frist med påmindelser, eller skriv under "meta" med "openEnded", hvorfor den må vente`,
    en: ({ name }) =>
      `A case can stand in the state "${name}" without anybody being reminded of it; give it a deadline with reminders, or write under "meta" with "openEnded" why it may wait`,
  }),
  'open-ended-in-vain': told<{ name: string }>({
    da: ({ name }) =>
      `Her står, hvorfor sagen må vente i "${name}" uden frist, men der løber altid en frist med påmindelser; slet "openEnded"`,
    en: ({ name }) =>
      `Here it is said why a case may wait in "${name}" without a deadline, but one with reminders always runs there; delete "openEnded"`,
  }),
  // Who receives
  'engine-receives': told({
    da: () => 'Systemet kan ikke modtage beskeder; skriv en rolle, som mennesker har',
    en: () => 'The system cannot receive messages; write a role that people hold',
  }),
  'recipients-not-yet-known': told<{ path: string }>({
    da: ({ path }) =>
      `Ingen kan modtage beskeden: "${path}" er endnu ikke oplyst i nogen sag, når den skal sendes; vælg en oplysning, der er kendt forinden, eller udelad "of"`,
    en: ({ path }) =>
      `Nobody can receive the message: "${path}" has not been given in any case by the time it is to be sent; choose a fact that is known before, or leave out "of"`,
  }),
  'role-may-do-nothing': told<{ name: string }>({
    da: ({ name }) =>
      `Rollen "${name}" får beskeder, men må intet gøre; giv den en ret nedenfor, eller skriv "onlyReceives: true" her, hvis den kun skal modtage`,
    en: ({ name }) =>
      `The role "${name}" gets messages but may do nothing; give it a right below, or write "onlyReceives: true" here if it is only to receive`,
  }),
  'role-also-acts': told<{ name: string }>({
    da: ({ name }) => `Rollen "${name}" har også rettigheder og modtager altså ikke kun; slet "onlyReceives"`,
    en: ({ name }) => `The role "${name}" also has rights and so does not only receive; delete "onlyReceives"`,
  }),
};
