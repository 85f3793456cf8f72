import type { Text } from '../../policy/types.ts';

export const searchWords = {
  title: { da: 'Søgning', en: 'Search' },
  titleOf: { da: 'Søgning: {query}', en: 'Search: {query}' },
  tooShort: {
    da: 'Skriv mindst to bogstaver eller tal i feltet foroven. Der søges efter begyndelsen af ord; å kan skrives aa, ø oe og æ ae.',
    en: 'Write at least two letters or digits in the field at the top. Words are found by their beginnings; å may be written aa, ø oe and æ ae.',
  },
  nothing: {
    da: 'Intet fundet. Prøv færre eller kortere ord.',
    en: 'Nothing was found. Try fewer or shorter words.',
  },
  cases: { da: 'Sager', en: 'Cases' },
  rules: { da: 'Regler', en: 'Rules' },
  organisations: { da: 'Organisationer', en: 'Organisations' },
  people: { da: 'Personer', en: 'People' },
  all: { da: 'Vis alle {count}', en: 'Show all {count}' },
  everything: { da: 'Søg i alt', en: 'Search everything' },
  pages: { da: 'Sider', en: 'Pages' },
  page: { da: 'Side {page} af {pages}', en: 'Page {page} of {pages}' },
  previous: { da: 'Forrige', en: 'Previous' },
  next: { da: 'Næste', en: 'Next' },
  kinds: {
    criterion: { da: 'Kriterium', en: 'Criterion' },
    deadline: { da: 'Frist', en: 'Deadline' },
    parameter: { da: 'Parameter', en: 'Parameter' },
    mail: { da: 'Mail', en: 'Mail' },
    fact: { da: 'Kilde', en: 'Source' },
  },
} satisfies Record<string, Text | Record<string, Text>>;
