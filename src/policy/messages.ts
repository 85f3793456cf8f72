/** The catalogue of findings: every code with its Danish and English sentence. */

import { countNoun, type Noun, noun, typeNames } from './nouns.ts';
import type { Language } from './types.ts';

interface Sentences<P> {
  da: (params: P) => string;
  en: (params: P) => string;
}
const told = <P>(sentences: Sentences<P>): Sentences<P> => sentences;

type Near = string | undefined;
const daNear = (near: Near) => (near === undefined ? '' : `; mente du "${near}"?`);
const enNear = (near: Near) => (near === undefined ? '' : `; did you mean "${near}"?`);
const stop = (sentence: string) => (/[.?]$/.test(sentence) ? sentence : `${sentence}.`);
const quoted = (words: readonly unknown[]) => words.map((word) => `"${word}"`).join(', ');

const catalogue = {
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
  'control-character': told<{ code: string }>({
    da: ({ code }) => `Her står et usynligt styretegn (${code}); slet det`,
    en: ({ code }) => `There is an invisible control character here (${code}); delete it`,
  }),
  'too-deep': told<{ limit: number }>({
    da: ({ limit }) => `Indholdet er indlejret i mere end ${limit} lag; forventede højst ${limit}`,
    en: ({ limit }) => `The content is nested more than ${limit} levels deep; expected at most ${limit}`,
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
    da: () => 'Filen mangler; teksten kan ikke bruges uden den',
    en: () => 'The file is missing; the text cannot be used without it',
  }),
  'no-workflow': told({
    da: () => 'Der er ingen arbejdsgang; forventede mindst én fil i workflows/',
    en: () => 'There is no workflow; expected at least one file in workflows/',
  }),
  'name-differs-from-file': told<{ name: string; expected: string }>({
    da: ({ name, expected }) => `Navnet "${name}" passer ikke til filens navn; forventede "${expected}"`,
    en: ({ name, expected }) => `The name "${name}" does not match the file's name; expected "${expected}"`,
  }),
  // Shape of a file
  'unknown-key': told<{ key: string; near: Near; expected: string[] }>({
    da: ({ key, near, expected }) =>
      `"${key}" kendes ikke her${near ? daNear(near) : `; forventede ${quoted(expected)}`}`,
    en: ({ key, near, expected }) =>
      `"${key}" is not known here${near ? enNear(near) : `; expected ${quoted(expected)}`}`,
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
    da: ({ key }) => `"${key}" mangler her`,
    en: ({ key }) => `"${key}" is missing here`,
  }),
  'wrong-type': told<{ found: string; expected: string[] }>({
    da: ({ found, expected }) => `${found} står her; forventede ${typeNames(expected, 'da')}`,
    en: ({ found, expected }) => `${found} stands here; expected ${typeNames(expected, 'en')}`,
  }),
  'not-one-of': told<{ found: string; allowed: unknown[]; near: Near }>({
    da: ({ found, allowed, near }) => `"${found}" er ikke en af mulighederne ${quoted(allowed)}${daNear(near)}`,
    en: ({ found, allowed, near }) => `"${found}" is not one of ${quoted(allowed)}${enNear(near)}`,
  }),
  'not-a-period': told<{ found: string; near: Near }>({
    da: ({ found, near }) =>
      `"${found}" er ikke en ISO 8601-periode${near ? daNear(near) : ' såsom "P24M" eller "P10D"'}`,
    en: ({ found, near }) => `"${found}" is not an ISO 8601 period${near ? enNear(near) : ' such as "P24M" or "P10D"'}`,
  }),
  'not-a-date': told<{ found: string; near: Near }>({
    da: ({ found, near }) => `"${found}" er ikke en dato, der findes (ÅÅÅÅ-MM-DD)${daNear(near)}`,
    en: ({ found, near }) => `"${found}" is not a date that exists (YYYY-MM-DD)${enNear(near)}`,
  }),
  'not-an-id': told<{ found: string; near: Near }>({
    da: ({ found, near }) => `"${found}" er ikke et navn af små bogstaver, tal og bindestreger${daNear(near)}`,
    en: ({ found, near }) => `"${found}" is not a name of small letters, digits and hyphens${enNear(near)}`,
  }),
  'wrong-shape': told<{ found: string; expected: string }>({
    da: ({ found, expected }) => `"${found}" har ikke den forventede form (${expected})`,
    en: ({ found, expected }) => `"${found}" does not have the expected shape (${expected})`,
  }),
  'wrong-size': told<{ relation: 'atLeast' | 'atMost'; limit: number; of: 'value' | 'items' | 'letters' | 'keys' }>({
    da: ({ relation, limit, of }) =>
      `Forventede ${relation === 'atLeast' ? 'mindst' : 'højst'} ${countNoun(limit, of, 'da')}`,
    en: ({ relation, limit, of }) =>
      `Expected ${relation === 'atLeast' ? 'at least' : 'at most'} ${countNoun(limit, of, 'en')}`,
  }),
  'exactly-one-of': told<{ keys: string[] }>({
    da: ({ keys }) => `Forventede netop én af ${quoted(keys)}`,
    en: ({ keys }) => `Expected exactly one of ${quoted(keys)}`,
  }),
  repeated: told({
    da: () => 'Den samme værdi står her mere end én gang',
    en: () => 'The same value stands here more than once',
  }),
  'not-as-expected': told<{ rule: string }>({
    da: ({ rule }) => `Indholdet opfylder ikke skemaets krav (${rule})`,
    en: ({ rule }) => `The content does not meet the schema's demand (${rule})`,
  }),
  'form-not-usable': told<{ reason: string }>({
    da: ({ reason }) => `Formularen kan ikke bruges som JSON Schema: ${reason}`,
    en: ({ reason }) => `The form cannot be used as JSON Schema: ${reason}`,
  }),
  // Names that point elsewhere
  'unknown-name': told<{ what: Noun; name: string; near: Near }>({
    da: ({ what, name, near }) => `Der findes ${noun(what, 'da')} "${name}"${daNear(near)}`,
    en: ({ what, name, near }) => `There is ${noun(what, 'en')} "${name}"${enNear(near)}`,
  }),
  'ambiguous-state': told<{ name: string; candidates: string[] }>({
    da: ({ name, candidates }) => `Flere tilstande hedder "${name}"; skriv en af ${quoted(candidates)}`,
    en: ({ name, candidates }) => `Several states are called "${name}"; write one of ${quoted(candidates)}`,
  }),
  'name-taken': told<{ name: string; file: string }>({
    da: ({ name, file }) => `Navnet "${name}" er allerede brugt i ${file}; vælg et andet`,
    en: ({ name, file }) => `The name "${name}" is already used in ${file}; choose another`,
  }),
  'names-form-a-ring': told<{ ring: string[] }>({
    da: ({ ring }) => `Navnene henviser til hinanden i ring: ${ring.join(' → ')}`,
    en: ({ ring }) => `The names refer to each other in a ring: ${ring.join(' → ')}`,
  }),
  'payload-without-form': told<{ path: string }>({
    da: ({ path }) => `"${path}" læser et felt, men kommandoen har ingen formular`,
    en: ({ path }) => `"${path}" reads a field, but the command has no form`,
  }),
  'reserved-fact': told<{ name: string }>({
    da: ({ name }) => `"${name}" er et navn, som systemet selv bruger; vælg et andet`,
    en: ({ name }) => `"${name}" is a name the system uses itself; choose another`,
  }),
  'value-not-of-unit': told<{ found: string; unit: string }>({
    da: ({ found, unit }) => `"${found}" er ikke en værdi af slagsen "${unit}"`,
    en: ({ found, unit }) => `"${found}" is not a value of the unit "${unit}"`,
  }),
  'dates-out-of-order': told<{ date: string; before: string }>({
    da: ({ date, before }) => `${date} står efter ${before}; skriv den tidligste dato først`,
    en: ({ date, before }) => `${date} stands after ${before}; write the earliest date first`,
  }),
  'ends-before-it-begins': told<{ from: string; until: string }>({
    da: ({ from, until }) => `${until} ligger ikke efter ${from}`,
    en: ({ from, until }) => `${until} is not after ${from}`,
  }),
  'cannot-be-changed': told<{ key: string; near: Near }>({
    da: ({ key, near }) =>
      `"${key}" kan ikke ændres i et forsøg${near ? daNear(near) : '; det kan parameters.<id>, criteria.<id>.strength, criteria.<id>.applies, deadlines.<id>.for og deadlines.<id>.stopsWhenPaused'}`,
    en: ({ key, near }) =>
      `"${key}" cannot be changed in a trial${near ? enNear(near) : '; what can is parameters.<id>, criteria.<id>.strength, criteria.<id>.applies, deadlines.<id>.for and deadlines.<id>.stopsWhenPaused'}`,
  }),
  // Messages
  'language-missing': told<{ file: string }>({
    da: ({ file }) => `Beskeden mangler på det andet sprog; opret ${file}`,
    en: ({ file }) => `The message is missing in the other language; create ${file}`,
  }),
  'placeholder-in-one-language': told<{ placeholder: string; file: string }>({
    da: ({ placeholder, file }) => `{{${placeholder}}} findes ikke i ${file}`,
    en: ({ placeholder, file }) => `{{${placeholder}}} is not found in ${file}`,
  }),
  'placeholder-without-deadline': told<{ placeholder: string; file: string }>({
    da: ({ placeholder, file }) => `{{${placeholder}}} kan ikke udfyldes: beskeden sendes også uden en frist (${file})`,
    en: ({ placeholder, file }) =>
      `{{${placeholder}}} cannot be filled in: the message is also sent without a deadline (${file})`,
  }),
  'never-used': told<{ what: Noun; name: string }>({
    da: ({ name }) => `"${name}" bruges ingen steder`,
    en: ({ name }) => `"${name}" is not used anywhere`,
  }),
  // Conditions and their examples
  'condition-fault': told<{ rule: string; found: string; expectedDa: string; expectedEn: string; near: Near }>({
    da: ({ found, expectedDa, near }) =>
      `Betingelsen kan ikke læses: fandt "${found}", forventede ${expectedDa}${daNear(near)}`,
    en: ({ found, expectedEn, near }) =>
      `The condition cannot be read: found "${found}", expected ${expectedEn}${enNear(near)}`,
  }),
  'example-differs': told<{ expected: string; verdict: string; missing: string[] }>({
    da: ({ expected, verdict, missing }) =>
      `Eksemplet venter "${expected}", men reglen svarer "${verdict}"${missing.length ? ` (mangler ${missing.join(', ')})` : ''}`,
    en: ({ expected, verdict, missing }) =>
      `The example expects "${expected}", but the rule answers "${verdict}"${missing.length ? ` (missing ${missing.join(', ')})` : ''}`,
  }),
  'evaluators-disagree': told<{ verdict: string; second: string }>({
    da: ({ verdict, second }) =>
      `De to regelmotorer er uenige om eksemplet: "${verdict}" og "${second}"; meld det som en fejl`,
    en: ({ verdict, second }) =>
      `The two rule engines disagree on the example: "${verdict}" and "${second}"; report it as a fault`,
  }),
  'example-missing': told<{ verdict: string }>({
    da: ({ verdict }) => `Der mangler et eksempel, der ender med "${verdict}"`,
    en: ({ verdict }) => `There is no example that ends with "${verdict}"`,
  }),
  // Statecharts
  'initial-missing': told<{ name: string }>({
    da: ({ name }) => `Tilstanden "${name}" har undertilstande, men siger ikke med "initial", hvor der begyndes`,
    en: ({ name }) => `The state "${name}" has states inside it but does not say with "initial" where to begin`,
  }),
  'never-reached': told<{ name: string }>({
    da: ({ name }) => `Tilstanden "${name}" kan aldrig nås; ingen overgang fører dertil`,
    en: ({ name }) => `The state "${name}" can never be reached; no transition leads there`,
  }),
  'no-way-out': told<{ name: string }>({
    da: ({ name }) => `En sag i tilstanden "${name}" kan aldrig komme videre; giv den en overgang eller "type: final"`,
    en: ({ name }) => `A case in the state "${name}" can never move on; give it a transition or "type: final"`,
  }),
  'nobody-may': told<{ command: string }>({
    da: ({ command }) => `Ingen må give kommandoen "${command}"; giv en rolle retten i rules/rights.yaml`,
    en: ({ command }) => `Nobody may give the command "${command}"; give a role the right in rules/rights.yaml`,
  }),
  'engine-may-not': told<{ command: string }>({
    da: ({ command }) =>
      `Motoren må ikke selv give kommandoen "${command}"; giv rollen "engine" retten i rules/rights.yaml`,
    en: ({ command }) =>
      `The engine may not give the command "${command}" by itself; give the role "engine" the right in rules/rights.yaml`,
  }),
  'never-tried': told<{ command: string }>({
    da: ({ command }) => `Overgangen for "${command}" prøves aldrig; den forrige har ingen "guard" og tages altid`,
    en: ({ command }) =>
      `The transition for "${command}" is never tried; the one before has no "guard" and is always taken`,
  }),
};

export type Code = keyof typeof catalogue;
export type Params<C extends Code> = Parameters<(typeof catalogue)[C]['da']>[0];

/** Every code there is. */
export const codes = Object.keys(catalogue) as Code[];

export function sentence<C extends Code>(code: C, params: Params<C>, language: Language): string {
  const tell = catalogue[code][language] as (params: Params<C>) => string;
  return stop(tell(params));
}
