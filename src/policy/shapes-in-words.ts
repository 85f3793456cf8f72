/** What must stand in a place, in plain words, by the pattern or format that the schema demands. */

import type { Text } from './types.ts';

/** An example of what is meant → the words for it. The pattern is known by the first that it takes. */
const shapes: [example: string, words: Text][] = [
  ['$.date', { da: '"$" for det hele eller "$.felt" for ét felt', en: '"$" for the whole or "$.field" for one field' }],
  ['visit-{number}', { da: 'et navn, eventuelt med et felt i {}', en: 'a name, possibly with a field in {}' }],
  [
    'one.two-three',
    {
      da: 'navne med punktum imellem, for eksempel "sag.afslut"',
      en: 'names with dots between, for instance "case.close"',
    },
  ],
  [
    'Europe/Copenhagen',
    { da: 'en tidszone, for eksempel Europe/Copenhagen', en: 'a time zone, for instance Europe/Copenhagen' },
  ],
  ['one-two', { da: 'et navn af små bogstaver og bindestreger', en: 'a name of small letters and hyphens' }],
  ['12-25', { da: 'måned og dag, for eksempel "12-25"', en: 'month and day, for instance "12-25"' }],
  ['08:00', { da: "et klokkeslæt, for eksempel '08:00'", en: "a time of day, for instance '08:00'" }],
  [
    '2024-05',
    {
      da: 'et år, en måned eller en dag, for eksempel "2024-05"',
      en: 'a year, a month or a day, for instance "2024-05"',
    },
  ],
  ['GOV-001', { da: 'en kilde, for eksempel GOV-001', en: 'a source, for instance GOV-001' }],
  ['oneTwo.three', { da: 'navne på oplysninger med punktum imellem', en: 'names of facts with dots between' }],
  [
    'oneTwo',
    {
      da: 'et navn af bogstaver og tal, der begynder med lille',
      en: 'a name of letters and digits that begins with a small one',
    },
  ],
];

/** @param pattern a pattern of one of the engine's own schemas, never of a text. */
export function patternInWords(pattern: string): Text {
  const taken = new RegExp(pattern);
  const words = shapes.find(([example]) => taken.test(example))?.[1];
  return words ?? { da: `noget af formen ${pattern}`, en: `something of the form ${pattern}` };
}

export function formatInWords(format: string): Text {
  if (format === 'uri') return { da: 'en webadresse', en: 'a web address' };
  return { da: `noget af formen ${format}`, en: `something of the form ${format}` };
}
