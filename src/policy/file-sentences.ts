/** The findings about a file: that it can be read, and that it has the shape of its kind. */

import { countNoun, typeNames } from './nouns.ts';
import { daNear, enNear, type Near, quoted, told } from './sentence-parts.ts';
import type { Language } from './types.ts';

const languages: Record<Language, Record<Language, string>> = {
  da: { da: 'dansk', en: 'Danish' },
  en: { da: 'engelsk', en: 'English' },
};

export const fileSentences = {
  // Reading a file
  unreadable: told<{ da: string; en: string }>({
    da: ({ da }) => `Filen kan ikke læses her: ${da}`,
    en: ({ en }) => `The file cannot be read here: ${en}`,
  }),
  'duplicate-key': told<{ key: string }>({
    da: ({ key }) => `Nøglen "${key}" står her to gange; behold den ene`,
    en: ({ key }) => `The key "${key}" stands here twice; keep one of them`,
  }),
  'alias-refused': told<{ found: string }>({
    da: ({ found }) => `"${found}" er et anker eller en henvisning til et anker; skriv indholdet ud`,
    en: ({ found }) => `"${found}" is an anchor or a reference to one; write the content out`,
  }),
  'merge-refused': told({
    da: () => 'Flettenøglen "<<" bruges ikke her; skriv indholdet ud',
    en: () => 'The merge key "<<" is not used here; write the content out',
  }),
  'tag-refused': told<{ tag: string }>({
    da: ({ tag }) => `Mærket "${tag}" bruges ikke her; skriv værdien uden mærke`,
    en: ({ tag }) => `The tag "${tag}" is not used here; write the value without it`,
  }),
  'reserved-key': told<{ key: string }>({
    da: ({ key }) => `"${key}" kan ikke bruges som nøgle; vælg et andet navn`,
    en: ({ key }) => `"${key}" cannot be used as a key; choose another name`,
  }),
  'not-utf8': told<Record<never, never>>({
    da: () => 'Filen er ikke gemt som UTF-8, så bogstaver som æ, ø og å går tabt her; gem den igen med kodningen UTF-8',
    en: () => 'The file is not saved as UTF-8, so letters such as æ, ø and å are lost here; save it again as UTF-8',
  }),
  'control-character': told<{ code: string }>({
    da: ({ code }) => `Her står et usynligt styretegn (${code}); slet det`,
    en: ({ code }) => `There is an invisible control character here (${code}); delete it`,
  }),
  'too-deep': told<{ limit: number }>({
    da: ({ limit }) => `Der er mere end ${limit} lag inden i hinanden her; skriv det med færre`,
    en: ({ limit }) => `There are more than ${limit} levels inside each other here; write it with fewer`,
  }),
  'empty-file': told({
    da: () => 'Filen er tom; udfyld den eller slet den',
    en: () => 'The file is empty; fill it in or delete it',
  }),
  'front-matter': told({
    da: () => 'Beskeden skal begynde med "---", en linje "subject: …" og "---", og derefter selve teksten',
    en: () => 'The message must begin with "---", a line "subject: …" and "---", and then the text itself',
  }),
  'unknown-file': told<{ near: Near }>({
    da: ({ near }) => `Filen hører ikke til nogen kendt slags og bliver ikke læst${daNear(near)}`,
    en: ({ near }) => `The file is of no known kind and is not read${enNear(near)}`,
  }),
  'missing-file': told({
    da: () => 'Filen findes ikke, og teksten kan ikke bruges uden den; opret den',
    en: () => 'The file does not exist, and the text cannot be used without it; create it',
  }),
  'no-workflow': told({
    da: () => 'Der er ingen arbejdsgang; læg mindst én fil i workflows/',
    en: () => 'There is no workflow; put at least one file in workflows/',
  }),
  'name-differs-from-file': told<{ name: string; expected: string }>({
    da: ({ name, expected }) => `Navnet "${name}" passer ikke til filens navn; forventede "${expected}"`,
    en: ({ name, expected }) => `The name "${name}" does not match the file's name; expected "${expected}"`,
  }),
  'more-findings': told<{ count: number }>({
    da: ({ count }) =>
      `Herfra er der yderligere ${count} fejl eller advarsler i filen, som ikke er nævnt; ret først dem ovenfor`,
    en: ({ count }) =>
      `From here on there are ${count} more errors or warnings in the file that are not listed; correct those above first`,
  }),
  // Shape of a file
  'unknown-key': told<{ key: string; near: Near; expected: string[] }>({
    da: ({ key, near, expected }) => `"${key}" kendes ikke her${near ? daNear(near) : `; det gør ${quoted(expected)}`}`,
    en: ({ key, near, expected }) =>
      `"${key}" is not known here${near ? enNear(near) : `; what is known is ${quoted(expected)}`}`,
  }),
  'comma-in-text': told<{ key: string }>({
    da: ({ key }) => `"${key}" læses som en nøgle, fordi der står et komma foran; sæt hele teksten i anførselstegn`,
    en: ({ key }) =>
      `"${key}" is read as a key because a comma stands before it; put the whole text in quotation marks`,
  }),
  'statechart-feature': told<{ key: string }>({
    da: ({ key }) =>
      `"${key}" bruges ikke i en arbejdsgang: tidsfrister står i rules/deadlines.yaml og det, en kommando skriver, i meta.record, så at intet går tabt, når tjenesten genstartes`,
    en: ({ key }) =>
      `"${key}" is not used in a workflow: deadlines stand in rules/deadlines.yaml and what a command writes in meta.record, so that nothing is lost when the service restarts`,
  }),
  'missing-key': told<{ key: string }>({
    da: ({ key }) => `"${key}" mangler her; tilføj det`,
    en: ({ key }) => `"${key}" is missing here; add it`,
  }),
  'text-in-one-language': told<{ language: Language }>({
    da: ({ language }) => `Teksten mangler på ${languages[language].da}; skriv den som "${language}: …"`,
    en: ({ language }) => `The text is missing in ${languages[language].en}; write it as "${language}: …"`,
  }),
  'empty-text': told({
    da: () => 'Teksten er tom; skriv noget, eller slet hele teksten på begge sprog',
    en: () => 'The text is empty; write something, or delete the whole text in both languages',
  }),
  'wrong-type': told<{ found: string; expected: string[] }>({
    da: ({ found, expected }) =>
      `Her står ${found === 'null' ? 'ingenting' : found}, men der skal stå ${typeNames(expected, 'da')}`,
    en: ({ found, expected }) =>
      `Here stands ${found === 'null' ? 'nothing' : found}, but it must be ${typeNames(expected, 'en')}`,
  }),
  'not-one-of': told<{ found: string; allowed: unknown[]; near: Near }>({
    da: ({ found, allowed, near }) =>
      allowed.length === 1
        ? `"${found}" kan ikke stå her; skriv ${quoted(allowed)}`
        : `"${found}" er ikke en af mulighederne ${quoted(allowed)}${daNear(near)}`,
    en: ({ found, allowed, near }) =>
      allowed.length === 1
        ? `"${found}" cannot stand here; write ${quoted(allowed)}`
        : `"${found}" is not one of ${quoted(allowed)}${enNear(near)}`,
  }),
  'not-a-period': told<{ found: string; near: Near }>({
    da: ({ found, near }) =>
      `"${found}" er ikke en periode${near ? daNear(near) : '; skriv for eksempel "P24M" for 24 måneder eller "P10D" for 10 dage'}`,
    en: ({ found, near }) =>
      `"${found}" is not a period${near ? enNear(near) : '; write for instance "P24M" for 24 months or "P10D" for 10 days'}`,
  }),
  'not-a-date': told<{ found: string; near: Near }>({
    da: ({ found, near }) =>
      `"${found}" er ikke en dato, der findes${near ? daNear(near) : '; skriv år, måned og dag med bindestreger, for eksempel "2024-05-17"'}`,
    en: ({ found, near }) =>
      `"${found}" is not a date that exists${near ? enNear(near) : '; write year, month and day with hyphens, for instance "2024-05-17"'}`,
  }),
  'not-an-id': told<{ found: string; near: Near }>({
    da: ({ found, near }) =>
      `"${found}" kan ikke være et navn her; brug kun små bogstaver (a-z), tal og bindestreger${daNear(near)}`,
    en: ({ found, near }) =>
      `"${found}" cannot be a name here; use only small letters (a-z), digits and hyphens${enNear(near)}`,
  }),
  'wrong-shape': told<{ found: string; expectedDa: string; expectedEn: string }>({
    da: ({ found, expectedDa }) => `"${found}" kan ikke stå her; skriv ${expectedDa}`,
    en: ({ found, expectedEn }) => `"${found}" cannot stand here; write ${expectedEn}`,
  }),
  'wrong-size': told<{ relation: 'atLeast' | 'atMost'; limit: number; of: 'value' | 'items' | 'letters' | 'keys' }>({
    da: ({ relation, limit, of }) =>
      `Der skal være ${relation === 'atLeast' ? 'mindst' : 'højst'} ${countNoun(limit, of, 'da')} her`,
    en: ({ relation, limit, of }) =>
      `There must be ${relation === 'atLeast' ? 'at least' : 'at most'} ${countNoun(limit, of, 'en')} here`,
  }),
  'exactly-one-of': told<{ keys: string[] }>({
    da: ({ keys }) => `Her skal stå netop én af ${quoted(keys)}`,
    en: ({ keys }) => `Exactly one of ${quoted(keys)} must stand here`,
  }),
  repeated: told({
    da: () => 'Det samme står her mere end én gang; slet den ene',
    en: () => 'The same stands here more than once; delete one of them',
  }),
  'not-as-expected': told<{ rule: string }>({
    da: ({ rule }) => `Indholdet passer ikke til denne slags fil (${rule}); se docs/text-format.md`,
    en: ({ rule }) => `The content does not fit this kind of file (${rule}); see docs/text-format.md`,
  }),
};
