import type { Text } from '../../policy/types.ts';

export const pagerWords = {
  pages: { da: 'Side {page} af {pages}', en: 'Page {page} of {pages}' },
  shown: { da: 'Viser {from}–{to} af {of}', en: 'Showing {from}–{to} of {of}' },
  previous: { da: 'Forrige', en: 'Previous' },
  next: { da: 'Næste', en: 'Next' },
} satisfies Record<string, Text>;
