import { comingDays } from '../../service/agenda-of-days.ts';
import { openLinks } from '../../service/case-links.ts';
import { openRounds } from '../../service/open-rounds.ts';
import { programmePicture } from '../../service/programme.ts';
import { tasksOf } from '../../service/tasks.ts';
import { troubleFor } from '../../service/trouble.ts';
import { type Operation, pageOf } from './operation.ts';
import { list, ref } from './schema.ts';

const common = { method: 'GET', group: 'work', scope: 'read' } as const;

export const workOperations: Operation[] = [
  {
    ...common,
    id: 'listTasks',
    path: '/tasks',
    title: { da: 'Hvad der venter på personen', en: 'What waits for the person' },
    answer: { paged: ref('Task') },
    async handle(call) {
      return pageOf(call, await tasksOf(call.house.office, call.access, call.today), (each) => each);
    },
  },
  {
    ...common,
    id: 'listComingDays',
    path: '/coming',
    title: {
      da: 'Planlagte dage, også dem, der er gået uden at være registreret',
      en: 'Planned days, those that passed without being recorded too',
    },
    answer: { paged: ref('Coming') },
    async handle(call) {
      return pageOf(call, await comingDays(call.house.office, call.access, call.today), (each) => each);
    },
  },
  {
    ...common,
    id: 'listRounds',
    path: '/rounds',
    title: { da: 'Indstillingsrunder, der er i gang', en: 'Nomination rounds under way' },
    answer: list(ref('Round')),
    async handle({ house, access, today }) {
      return { json: await openRounds(house.office, access, today) };
    },
  },
  {
    ...common,
    id: 'readTrouble',
    path: '/trouble',
    title: { da: 'Hvad der er overskredet eller gået galt', en: 'What is overdue or has gone wrong' },
    answer: ref('Trouble'),
    async handle({ house, access, today }) {
      return { json: await troubleFor(house.office, access, today) };
    },
  },
  {
    ...common,
    id: 'drawProgramme',
    path: '/programme.svg',
    title: { da: 'Alle LKT’er på én tidslinje', en: 'Every LKT on one time line' },
    answer: { files: ['image/svg+xml'] },
    async handle({ house, access, today, language }) {
      return { file: await programmePicture(house.office, access, today, language), type: 'image/svg+xml' };
    },
  },
  {
    ...common,
    id: 'readSelf',
    path: '/me',
    group: 'self',
    title: {
      da: 'Hvem adgangsnøglen tilhører, hvad den rækker til, og hvilke sager der kan oprettes',
      en: 'Whose the token is, how far it reaches, and which cases may be started',
    },
    answer: ref('Self'),
    async handle({ house, access, token }) {
      const { person, policy } = access;
      const starts = access.starts.map(async ({ workflow, roles }) => {
        const title = policy.workflows[workflow]?.title ?? { da: workflow, en: workflow };
        return { workflow, title, roles, links: await openLinks(house.office, workflow) };
      });
      const { title, scopes, expiresAt } = token;
      const { id, name, roles } = person;
      return {
        json: { person: id, name, roles, token: { title, scopes, expiresAt }, starts: await Promise.all(starts) },
      };
    },
  },
];
