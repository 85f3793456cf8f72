/** The catalogue of findings: every code with its Danish and English sentence. */

import { courseSentences } from './course-sentences.ts';
import { countNoun, type Noun, noun, theNoun, typeNames, unitExample } from './nouns.ts';
import { daNear, enNear, type Near, quoted, told } from './sentence-parts.ts';
import type { Language } from './types.ts';

const stop = (sentence: string) => (/[.?]$/.test(sentence) ? sentence : `${sentence}.`);

const languages: Record<Language, Record<Language, string>> = {
  da: { da: 'dansk', en: 'Danish' },
  en: { da: 'engelsk', en: 'English' },
};

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
    da: ({ found, expected }) => `Her står ${found}, men der skal stå ${typeNames(expected, 'da')}`,
    en: ({ found, expected }) => `Here stands ${found}, but it must be ${typeNames(expected, 'en')}`,
  }),
  'not-one-of': told<{ found: string; allowed: unknown[]; near: Near }>({
    da: ({ found, allowed, near }) => `"${found}" er ikke en af mulighederne ${quoted(allowed)}${daNear(near)}`,
    en: ({ found, allowed, near }) => `"${found}" is not one of ${quoted(allowed)}${enNear(near)}`,
  }),
  'not-a-period': told<{ found: string; near: Near }>({
    da: ({ found, near }) =>
      `"${found}" er ikke en ISO 8601-periode${near ? daNear(near) : '; skriv for eksempel "P24M" for 24 måneder eller "P10D" for 10 dage'}`,
    en: ({ found, near }) =>
      `"${found}" is not an ISO 8601 period${near ? enNear(near) : '; write for instance "P24M" for 24 months or "P10D" for 10 days'}`,
  }),
  'not-a-date': told<{ found: string; near: Near }>({
    da: ({ found, near }) => `"${found}" er ikke en dato, der findes (ÅÅÅÅ-MM-DD)${daNear(near)}`,
    en: ({ found, near }) => `"${found}" is not a date that exists (YYYY-MM-DD)${enNear(near)}`,
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
  'form-not-usable': told<{ reason: string }>({
    da: ({ reason }) => `Formularen kan ikke bruges, som den er skrevet: ${reason}`,
    en: ({ reason }) => `The form cannot be used as it is written: ${reason}`,
  }),
  // Names that point elsewhere
  'unknown-name': told<{ what: Noun; name: string; near: Near }>({
    da: ({ what, name, near }) =>
      `Der findes ${noun(what, 'da')} "${name}"${near ? daNear(near) : '; ret navnet, eller opret det, der mangler'}`,
    en: ({ what, name, near }) =>
      `There is ${noun(what, 'en')} "${name}"${near ? enNear(near) : '; correct the name, or create what is missing'}`,
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
    da: ({ ring }) => `Navnene henviser til hinanden i ring (${ring.join(' → ')}); ret en af henvisningerne`,
    en: ({ ring }) => `The names refer to each other in a ring (${ring.join(' → ')}); correct one of the references`,
  }),
  'payload-without-form': told<{ path: string }>({
    da: ({ path }) => `"${path}" læser et felt, men kommandoen har ingen formular; giv den en med "form"`,
    en: ({ path }) => `"${path}" reads a field, but the command has no form; give it one with "form"`,
  }),
  'reserved-fact': told<{ name: string }>({
    da: ({ name }) => `"${name}" er et navn, som systemet selv bruger; vælg et andet`,
    en: ({ name }) => `"${name}" is a name the system uses itself; choose another`,
  }),
  'value-not-of-unit': told<{ found: string; unit: string }>({
    da: ({ found, unit }) => `"${found}" passer ikke til "unit: ${unit}"; skriv ${unitExample(unit, 'da')}`,
    en: ({ found, unit }) => `"${found}" does not fit "unit: ${unit}"; write ${unitExample(unit, 'en')}`,
  }),
  'dates-out-of-order': told<{ date: string; before: string }>({
    da: ({ date, before }) => `${date} står efter ${before}; skriv den tidligste dato først`,
    en: ({ date, before }) => `${date} stands after ${before}; write the earliest date first`,
  }),
  'ends-before-it-begins': told<{ from: string; until: string }>({
    da: ({ from, until }) => `${until} ligger ikke efter ${from}; ret en af dem`,
    en: ({ from, until }) => `${until} is not after ${from}; correct one of them`,
  }),
  'periods-overlap': told<{ from: string; until: string | undefined }>({
    da: ({ from, until }) =>
      until === undefined
        ? `Det foregående er ikke slut, når dette begynder ${from}; giv det foregående en "until" med den dato`
        : `Dette gælder til ${until}, men det næste begynder allerede ${from}; skriv ${from} her, eller flyt det næste`,
    en: ({ from, until }) =>
      until === undefined
        ? `The one before has not ended when this begins on ${from}; give the one before an "until" with that date`
        : `This holds until ${until}, but the next already begins on ${from}; write ${from} here, or move the next`,
  }),
  'gap-between-periods': told<{ until: string; from: string }>({
    da: ({ until, from }) =>
      `Fra ${until} til ${from} gælder intet; skriv ${from} her, eller skriv, hvad der gælder i mellemtiden`,
    en: ({ until, from }) =>
      `From ${until} to ${from} nothing holds; write ${from} here, or write what holds in between`,
  }),
  'value-repeated': told<{ date: string; before: string }>({
    da: ({ date, before }) => `Værdien fra ${date} er den samme som fra ${before}; slet den, eller ret den`,
    en: ({ date, before }) => `The value from ${date} is the same as from ${before}; delete it, or correct it`,
  }),
  'cannot-be-changed': told<{ key: string; near: Near }>({
    da: ({ key, near }) =>
      `"${key}" kan ikke ændres i en prøve${near ? daNear(near) : '; det kan parameters.<id>, criteria.<id>.strength, criteria.<id>.applies, deadlines.<id>.for og deadlines.<id>.stopsWhenPaused'}`,
    en: ({ key, near }) =>
      `"${key}" cannot be changed in a trial${near ? enNear(near) : '; what can is parameters.<id>, criteria.<id>.strength, criteria.<id>.applies, deadlines.<id>.for and deadlines.<id>.stopsWhenPaused'}`,
  }),
  // Facts and where they are encoded
  'fact-not-encoded': told<{ id: string }>({
    da: ({ id }) =>
      `Intet i teksten henviser til ${id}, og rules/sources/not-encoded.yaml siger ikke hvorfor; henvis til den, hvor den hører hjemme, eller skriv en grund`,
    en: ({ id }) =>
      `Nothing in the text cites ${id}, and rules/sources/not-encoded.yaml does not say why; cite it where it belongs, or write a reason`,
  }),
  'contradiction-not-resolved': told<{ id: string }>({
    da: ({ id }) =>
      `Modstriden ${id} er ikke afgjort; lad den værdi, det kriterium, den prøve eller den præcedens, der træffer valget, henvise til den`,
    en: ({ id }) =>
      `The contradiction ${id} is not resolved; let the value, criterion, trial or precedent that makes the choice cite it`,
  }),
  'reason-not-needed': told<{ id: string; file: string; line: number }>({
    da: ({ id, file, line }) => `${id} står i ${file}:${line} og skal ikke have en grund her; slet den ene`,
    en: ({ id, file, line }) => `${id} is encoded in ${file}:${line} and needs no reason here; delete one of them`,
  }),
  'reason-for-contradiction': told<{ id: string }>({
    da: ({ id }) => `${id} er en modstrid mellem kilderne; den skal afgøres i teksten og kan ikke stå her`,
    en: ({ id }) =>
      `${id} is a contradiction between the sources; it must be resolved in the text and cannot stand here`,
  }),
  'two-reasons': told<{ id: string; reason: string }>({
    da: ({ id, reason }) => `${id} står allerede under "${reason}"; behold den ene`,
    en: ({ id, reason }) => `${id} already stands under "${reason}"; keep one of them`,
  }),
  // Messages
  'language-missing': told<{ file: string }>({
    da: ({ file }) => `Beskeden mangler på det andet sprog; opret ${file}`,
    en: ({ file }) => `The message is missing in the other language; create ${file}`,
  }),
  'placeholder-in-one-language': told<{ placeholder: string; file: string }>({
    da: ({ placeholder, file }) => `{{${placeholder}}} står ikke i ${file}; brug de samme pladsholdere på begge sprog`,
    en: ({ placeholder, file }) =>
      `{{${placeholder}}} does not stand in ${file}; use the same placeholders in both languages`,
  }),
  'placeholder-without-deadline': told<{ placeholder: string; file: string }>({
    da: ({ placeholder, file }) =>
      `{{${placeholder}}} kan ikke udfyldes, for beskeden sendes også, når der ikke er en frist (${file}); slet den her`,
    en: ({ placeholder, file }) =>
      `{{${placeholder}}} cannot be filled in, because the message is also sent where there is no deadline (${file}); delete it here`,
  }),
  'placeholder-elsewhere': told<{ placeholder: string; file: string }>({
    da: ({ placeholder, file }) =>
      `{{${placeholder}}} kan ikke udfyldes her; den hører til de beskeder, som ${file} nævner`,
    en: ({ placeholder, file }) =>
      `{{${placeholder}}} cannot be filled in here; it belongs in the messages that ${file} names`,
  }),
  'hours-reversed': told<{ from: string; to: string }>({
    da: ({ from, to }) => `${to} ligger ikke efter ${from} på dagen`,
    en: ({ from, to }) => `${to} is not later in the day than ${from}`,
  }),
  'digest-without-time': told<{ role: string }>({
    da: ({ role }) =>
      `Rollen "${role}" vil have én mail om dagen, men mail.digest i rules/calendar.yaml siger ikke hvornår`,
    en: ({ role }) =>
      `The role "${role}" wants one mail a day, but mail.digest in rules/calendar.yaml does not say when`,
  }),
  'never-used': told<{ what: Noun; name: string }>({
    da: ({ what, name }) => `${theNoun(what, 'da')} "${name}" bruges ingen steder; brug den, eller slet den`,
    en: ({ what, name }) => `${theNoun(what, 'en')} "${name}" is not used anywhere; use it, or delete it`,
  }),
  // Conditions and their examples
  'condition-fault': told<{ rule: string; found: string; expectedDa: string; expectedEn: string; near: Near }>({
    da: ({ found, expectedDa, near }) =>
      `Betingelsen kan ikke læses: her står "${found}", men der skal stå ${expectedDa}${daNear(near)}`,
    en: ({ found, expectedEn, near }) =>
      `The condition cannot be read: here stands "${found}", but it must be ${expectedEn}${enNear(near)}`,
  }),
  'example-differs': told<{ expected: string; verdict: string; missing: string[] }>({
    da: ({ expected, verdict, missing }) =>
      `Eksemplet venter "${expected}", men reglen svarer "${verdict}"${missing.length ? ` (mangler ${missing.join(', ')})` : ''}; ret eksemplet eller reglen`,
    en: ({ expected, verdict, missing }) =>
      `The example expects "${expected}", but the rule answers "${verdict}"${missing.length ? ` (missing ${missing.join(', ')})` : ''}; correct the example or the rule`,
  }),
  'evaluators-disagree': told<{ verdict: string; second: string }>({
    da: ({ verdict, second }) =>
      `De to regelmotorer er uenige om eksemplet: "${verdict}" og "${second}"; meld det som en fejl`,
    en: ({ verdict, second }) =>
      `The two rule engines disagree on the example: "${verdict}" and "${second}"; report it as a fault`,
  }),
  'example-missing': told<{ verdict: string }>({
    da: ({ verdict }) =>
      `Der mangler et eksempel, der ender med "${verdict}"; tilføj et, eller skriv under "never", hvorfor det ikke kan ske`,
    en: ({ verdict }) =>
      `There is no example that ends with "${verdict}"; add one, or write under "never" why it cannot happen`,
  }),
  'example-of-never': told<{ verdict: string }>({
    da: ({ verdict }) =>
      `Eksemplet ender med "${verdict}", men under "never" står, at det ikke kan ske; slet den ene af delene`,
    en: ({ verdict }) =>
      `The example ends with "${verdict}", but "never" says that this cannot happen; delete one of them`,
  }),
  // Statecharts
  'initial-missing': told<{ name: string }>({
    da: ({ name }) => `Tilstanden "${name}" har undertilstande, men siger ikke med "initial", hvor der begyndes`,
    en: ({ name }) => `The state "${name}" has states inside it but does not say with "initial" where to begin`,
  }),
  'never-reached': told<{ name: string }>({
    da: ({ name }) =>
      `Tilstanden "${name}" kan aldrig nås, for ingen overgang fører dertil; lad en overgang føre dertil, eller slet den`,
    en: ({ name }) =>
      `The state "${name}" can never be reached, because no transition leads there; let a transition lead there, or delete it`,
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
  'role-may-not': told<{ command: string; role: string }>({
    da: ({ command, role }) =>
      `Rollen "${role}" må ikke give kommandoen "${command}"; giv den retten i rules/rights.yaml, eller lad en anden rolle give den`,
    en: ({ command, role }) =>
      `The role "${role}" may not give the command "${command}"; give it the right in rules/rights.yaml, or let another role give it`,
  }),
  'never-tried': told<{ command: string }>({
    da: ({ command }) => `Overgangen for "${command}" prøves aldrig; den forrige har ingen "guard" og tages altid`,
    en: ({ command }) =>
      `The transition for "${command}" is never tried; the one before has no "guard" and is always taken`,
  }),
  ...courseSentences,
};

export type Code = keyof typeof catalogue;
export type Params<C extends Code> = Parameters<(typeof catalogue)[C]['da']>[0];

/** Every code there is. */
export const codes = Object.keys(catalogue) as Code[];

export function sentence<C extends Code>(code: C, params: Params<C>, language: Language): string {
  const tell = catalogue[code][language] as (params: Params<C>) => string;
  return stop(tell(params));
}
