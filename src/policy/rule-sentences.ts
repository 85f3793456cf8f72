/** The findings about conditions, their examples and the statecharts. */

import { daNear, enNear, firstOf, type Near, told } from './sentence-parts.ts';

export const ruleSentences = {
  // Conditions and their examples
  'condition-fault': told<{ rule: string; found: string; expectedDa: string; expectedEn: string; near: Near }>({
    da: ({ found, expectedDa, near }) =>
      `Betingelsen kan ikke læses: her står "${found}", men der skal stå ${expectedDa}${daNear(near)}`,
    en: ({ found, expectedEn, near }) =>
      `The condition cannot be read: here stands "${found}", but it must be ${expectedEn}${enNear(near)}`,
  }),
  'example-differs': told<{ expected: string; verdict: string; missing: string[] }>({
    da: ({ expected, verdict, missing }) =>
      `Eksemplet venter "${expected}", men reglen svarer "${verdict}"${verdict === 'unknown' ? ` (mangler ${firstOf(missing, 'da')})` : ''}; ret eksemplet eller reglen`,
    en: ({ expected, verdict, missing }) =>
      `The example expects "${expected}", but the rule answers "${verdict}"${verdict === 'unknown' ? ` (missing ${firstOf(missing, 'en')})` : ''}; correct the example or the rule`,
  }),
  'evaluators-disagree': told<{ verdict: string; second: string }>({
    da: ({ verdict, second }) =>
      `De to regelmotorer er uenige om eksemplet: "${verdict}" og "${second}"; meld det som en fejl`,
    en: ({ verdict, second }) =>
      `The two rule engines disagree on the example: "${verdict}" and "${second}"; report it as a fault`,
  }),
  'example-missing': told<{ verdict: string; through: number }>({
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
};
