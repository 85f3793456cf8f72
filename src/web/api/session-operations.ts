import type { Operation } from './operation.ts';
import { ApiProblem } from './problems.ts';
import { done, instant, list, object, oneOf, string } from './schema.ts';

const common = { group: 'people', scope: 'administer', act: 'administer', personal: true } as const;

export const sessionOperations: Operation[] = [
  {
    ...common,
    id: 'listSessions',
    method: 'GET',
    path: '/sessions',
    title: { da: 'Alle, der er logget ind', en: 'Everybody who is signed in' },
    answer: list(
      object({
        id: string,
        person: string,
        since: instant,
        seenAt: instant,
        expiresAt: instant,
        by: oneOf('link', 'openid'),
      }),
    ),
    async handle({ house, at }) {
      const open = await house.office.ledger.access.sessions(at);
      return {
        json: open.map(({ hash, person, createdAt, seenAt, expiresAt, by }) => {
          return { id: hash, person, since: createdAt, seenAt, expiresAt, by };
        }),
      };
    },
  },
  {
    ...common,
    id: 'endSession',
    method: 'DELETE',
    path: '/sessions/:session',
    title: { da: 'Afslut en session', en: 'End a session' },
    answer: done,
    async handle({ house, params, at }) {
      const { access } = house.office.ledger;
      const found = (await access.sessions(at)).find(({ hash }) => hash === params.session);
      if (!found) throw new ApiProblem('not-found');
      await access.closeSession(found.hash);
      return { json: { done: true } };
    },
  },
  {
    ...common,
    id: 'endSessions',
    method: 'DELETE',
    path: '/people/:person/sessions',
    title: { da: 'Afslut alle en persons sessioner', en: 'End all sessions of a person' },
    answer: done,
    async handle({ house, params }) {
      await house.office.ledger.access.closeSessionsOf(params.person ?? '');
      return { json: { done: true } };
    },
  },
];
