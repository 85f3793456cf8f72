import type { Text } from '../../policy/types.ts';

export const formWords = {
  errors: { da: 'Der er noget at rette', en: 'There is something to correct' },
  optional: { da: 'kan udelades', en: 'optional' },
  choose: { da: 'Vælg', en: 'Choose' },
  oneOnALine: { da: 'Skriv én på hver linje.', en: 'Write one on each line.' },
  addRow: { da: 'Tilføj en mere', en: 'Add another' },
  day: { da: 'Dag', en: 'Day' },
  month: { da: 'Måned', en: 'Month' },
  year: { da: 'År', en: 'Year' },
} satisfies Record<string, Text>;
