/** The findings about names that point elsewhere, and about what holds from which day. */

import { type Noun, noun, unitExample } from './nouns.ts';
import { daNear, enNear, firstOf, type Near, quoted, told } from './sentence-parts.ts';

export const nameSentences = {
  // Names that point elsewhere
  'unknown-name': told<{ what: Noun; name: string; near: Near; also?: string[] }>({
    da: ({ what, name, near, also }) =>
      `Der findes ${noun(what, 'da')} "${name}"${also ? `, som også står i ${firstOf(also, 'da')}` : ''}${near ? daNear(near) : '; ret navnet, eller opret det, der mangler'}`,
    en: ({ what, name, near, also }) =>
      `There is ${noun(what, 'en')} "${name}"${also ? `, which also stands in ${firstOf(also, 'en')}` : ''}${near ? enNear(near) : '; correct the name, or create what is missing'}`,
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
  'value-not-of-unit': told<{ found: string; unit: string; near: Near }>({
    da: ({ found, unit, near }) =>
      `"${found}" passer ikke til "unit: ${unit}"${near ? daNear(near) : `; skriv ${unitExample(unit, 'da')}`}`,
    en: ({ found, unit, near }) =>
      `"${found}" does not fit "unit: ${unit}"${near ? enNear(near) : `; write ${unitExample(unit, 'en')}`}`,
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
};
