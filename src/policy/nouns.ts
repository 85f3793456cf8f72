/** The words findings use for things, in both languages. */

import type { Language } from './types.ts';

const nouns = {
  state: { da: 'ingen tilstand med navnet', en: 'no state called' },
  phase: { da: 'ingen fase-fil med navnet', en: 'no phase file called' },
  workflow: { da: 'ingen arbejdsgang med navnet', en: 'no workflow called' },
  guard: {
    da: 'hverken en gate eller en navngiven betingelse med navnet',
    en: 'neither a gate nor a named condition called',
  },
  gate: { da: 'ingen gate med navnet', en: 'no gate called' },
  condition: { da: 'ingen navngiven betingelse med navnet', en: 'no named condition called' },
  criterion: { da: 'intet kriterium med navnet', en: 'no criterion called' },
  form: { da: 'ingen formular med navnet', en: 'no form called' },
  field: { da: 'intet felt i formularen med navnet', en: 'no field of the form called' },
  message: { da: 'ingen besked med navnet', en: 'no message called' },
  role: { da: 'ingen rolle med navnet', en: 'no role called' },
  milestone: { da: 'ingen milepæl med navnet', en: 'no milestone called' },
  deadline: { da: 'ingen frist med navnet', en: 'no deadline called' },
  parameter: { da: 'ingen parameter med navnet', en: 'no parameter called' },
  'period-parameter': {
    da: 'ingen parameter med en periode som værdi med navnet',
    en: 'no parameter with a period as its value called',
  },
  'time-parameter': {
    da: 'ingen parameter med et klokkeslæt som værdi med navnet',
    en: 'no parameter with a time of day as its value called',
  },
  command: { da: 'ingen kommando i arbejdsgangen med navnet', en: 'no command of the workflow called' },
  'command-anywhere': {
    da: 'ingen kommando i nogen sag, den kan nå, med navnet',
    en: 'no command of a case it can reach called',
  },
  link: { da: 'ingen tilknytning hertil med navnet', en: 'no link to here called' },
  fact: { da: 'ingen kommando, der skriver oplysningen', en: 'no command that writes the fact' },
  'governance-fact': { da: 'ingen kilde i registret med navnet', en: 'no source in the register called' },
  document: { da: 'intet dokument i registret med navnet', en: 'no document in the register called' },
  organisation: { da: 'ingen organisation med navnet', en: 'no organisation called' },
  placeholder: { da: 'ingen pladsholder med navnet', en: 'no placeholder called' },
  'time-zone': { da: 'ingen tidszone med navnet', en: 'no time zone called' },
  trial: { da: 'ingen prøve med navnet', en: 'no trial called' },
  reminder: { da: 'ingen påmindelse med navnet', en: 'no reminder called' },
  fixture: { da: 'ingen skabelon med navnet', en: 'no fixture called' },
} as const;

export type Noun = keyof typeof nouns;

export function noun(what: Noun, language: Language): string {
  return nouns[what][language];
}

/** What can be defined and used nowhere. */
const definite: Partial<Record<Noun, Record<Language, string>>> = {
  phase: { da: 'Fasen', en: 'The phase' },
  message: { da: 'Beskeden', en: 'The message' },
  parameter: { da: 'Parameteren', en: 'The parameter' },
  condition: { da: 'Den navngivne betingelse', en: 'The named condition' },
  gate: { da: 'Gaten', en: 'The gate' },
  form: { da: 'Formularen', en: 'The form' },
  role: { da: 'Rollen', en: 'The role' },
};

export function theNoun(what: Noun, language: Language): string {
  return definite[what]?.[language] ?? { da: 'Navnet', en: 'The name' }[language];
}

const unitExamples: Record<string, Record<Language, string>> = {
  period: { da: 'en periode, for eksempel "P24M"', en: 'a period, for instance "P24M"' },
  count: { da: 'et helt tal på mindst 0', en: 'a whole number of at least 0' },
  switch: { da: 'true eller false', en: 'true or false' },
  time: { da: "et klokkeslæt, for eksempel '08:00'", en: "a time of day, for instance '08:00'" },
  text: { da: 'en tekst', en: 'a text' },
};

/** What a parameter's value looks like, by its unit. */
export function unitExample(unit: string, language: Language): string {
  return unitExamples[unit]?.[language] ?? unit;
}

const types: Record<string, Record<Language, string>> = {
  string: { da: 'en tekst', en: 'a text' },
  number: { da: 'et tal', en: 'a number' },
  integer: { da: 'et helt tal', en: 'a whole number' },
  boolean: { da: 'true eller false', en: 'true or false' },
  object: { da: 'nøgler med værdier', en: 'keys with values' },
  array: { da: 'en liste i [ ]', en: 'a list in [ ]' },
  null: { da: 'ingenting', en: 'nothing' },
};

export function typeNames(names: string[], language: Language): string {
  return names.map((name) => types[name]?.[language] ?? name).join({ da: ' eller ', en: ' or ' }[language]);
}

export function countNoun(count: number, of: 'value' | 'items' | 'letters' | 'keys', language: Language): string {
  const one = count === 1;
  const words: Record<typeof of, Record<Language, string>> = {
    value: { da: '', en: '' },
    items: { da: one ? ' element' : ' elementer', en: one ? ' item' : ' items' },
    letters: { da: ' tegn', en: one ? ' character' : ' characters' },
    keys: { da: one ? ' nøgle' : ' nøgler', en: one ? ' key' : ' keys' },
  };
  return `${count}${words[of][language]}`;
}
