import { type Hit, type SearchResults, searchEverything } from '../../service/search-everything.ts';
import type { Part, Ranked } from '../../service/search-ranking.ts';
import { type Operation, pageOf } from './operation.ts';
import { object, oneOf, string } from './schema.ts';

const groups: (keyof SearchResults)[] = ['cases', 'rules', 'organisations', 'people'];

export const searchOperations: Operation[] = [
  {
    id: 'search',
    method: 'GET',
    path: '/search',
    group: 'work',
    scope: 'read',
    personal: true,
    perMinute: 120,
    title: {
      da: 'Søg i alt, hvad personen kan se; det mest relevante først i hver gruppe',
      en: 'Search everything that the person may see; the most relevant first in each group',
    },
    query: { q: { ...string, maxLength: 200 }, in: oneOf(...groups) },
    needs: ['q'],
    answer: { paged: object({ in: oneOf(...groups), kind: string, id: string, title: string, excerpt: string }) },
    async handle(call) {
      const { house, access, query, language } = call;
      const found = await searchEverything(house.office, access, String(query.q).trim(), language);
      const asked = groups.filter((group) => query.in === undefined || group === query.in);
      const hits = asked.flatMap((group) => found[group].map((hit) => ({ group, hit })));
      return pageOf(call, hits, ({ group, hit }) => shown(group, hit));
    },
  },
];

function shown(group: string, { of: { kind, id }, marked }: Ranked<Hit>) {
  const { title, excerpt } = marked();
  return { in: group, kind, id, title: textOf(title), excerpt: textOf(excerpt) };
}

function textOf(parts: Part[]): string {
  return parts.map(({ text }) => text).join('');
}
