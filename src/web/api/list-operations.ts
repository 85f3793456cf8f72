import type { Text } from '../../policy/types.ts';
import { exportAccessLog } from '../../service/export-access-log.ts';
import { exportList, type ListName } from '../../service/export-list.ts';
import { csv, xlsx } from './media.ts';
import type { Operation } from './operation.ts';
import { oneOf, string } from './schema.ts';

const common = { method: 'GET', group: 'lists', scope: 'administer', act: 'administer', personal: true } as const;
const types = { csv, xlsx } as const;
const lists: Record<ListName, Text> = {
  cases: { da: 'Alle sager, der kører eller er afsluttet', en: 'Every case that runs or is done' },
  people: { da: 'Alle personer', en: 'Everybody' },
  deadlines: { da: 'Alle frister, der løber', en: 'Every deadline that runs' },
  letters: { da: 'Alle mails', en: 'Every letter' },
};

export const listOperations: Operation[] = [
  ...Object.entries(lists).flatMap(([name, title]) =>
    (['csv', 'xlsx'] as const).map(
      (format): Operation => ({
        ...common,
        id: `exportList.${name}.${format}`,
        path: `/lists/${name}.${format}`,
        perMinute: 30,
        title: { da: `${title.da}, som ${format}`, en: `${title.en}, as ${format}` },
        answer: { files: [types[format]] },
        async handle({ house, language, at, today }) {
          const file = await exportList(house.office, name as ListName, format, language, at);
          return { file, type: types[format], name: `${name}-${today}.${format}` };
        },
      }),
    ),
  ),
  {
    ...common,
    id: 'exportAccessLog',
    path: '/access-log.csv',
    perMinute: 30,
    title: { da: 'Adgangsloggen som csv', en: 'The access log as csv' },
    query: { person: string, subject: string, outcome: oneOf('granted', 'refused') },
    answer: { files: [csv] },
    async handle({ house, query, language, today }) {
      const name = `${{ da: 'adgangslog', en: 'access-log' }[language]}-${today}.csv`;
      // This operation is among those that have a title.
      const { titleOfAction } = await import('../action-titles.ts');
      return { file: await exportAccessLog(house.office, query, language, titleOfAction), type: csv, name };
    },
  },
];
