/** What a person has open and decides for themselves: language, calendar, sessions, tokens, and what is held on them. */

import { hashOf } from '../../ledger/secret-hash.ts';
import type { Language } from '../../policy/types.ts';
import { listTokens, revokeListed } from '../../service/api-tokens.ts';
import { calendarFeed } from '../../service/calendar-feed.ts';
import { exportPerson } from '../../service/export-person.ts';
import { keptData } from '../../service/kept-data.ts';
import { closeCalendar, openCalendar, ownCalendar, ownSessions, speakTo } from '../../service/own-access.ts';
import { personData } from '../../service/person-data.ts';
import { ics, zip } from './media.ts';
import type { Operation } from './operation.ts';
import { ApiProblem } from './problems.ts';
import { done, instant, list, object, oneOf, orNull, ref, string } from './schema.ts';

const reading = { method: 'GET', group: 'self', scope: 'read', personal: true } as const;
const writing = { group: 'self', scope: 'write', personal: true } as const;

export const selfOperations: Operation[] = [
  {
    ...writing,
    id: 'setLanguage',
    method: 'PUT',
    path: '/me/language',
    title: { da: 'Sproget i personens mails og kalender', en: 'The language of the person’s letters and calendar' },
    body: object({ language: oneOf('da', 'en') }),
    answer: done,
    async handle({ house, access, body }) {
      await speakTo(house.office, access.person, (body as { language: Language }).language);
      return { json: { done: true } };
    },
  },
  {
    ...reading,
    id: 'readCalendar',
    path: '/me/calendar',
    title: {
      da: 'Om personens kalender er åben for abonnement',
      en: 'Whether the person’s calendar is open to subscribe to',
    },
    answer: object({ open: orNull(object({ since: instant, usedAt: orNull(instant) })) }),
    async handle({ house, access }) {
      const found = await ownCalendar(house.office, access.person);
      return { json: { open: found && { since: found.createdAt, usedAt: found.usedAt } } };
    },
  },
  {
    ...writing,
    id: 'openCalendar',
    method: 'POST',
    path: '/me/calendar',
    title: {
      da: 'Åbn kalenderen under en ny hemmelig adresse, som kun vises her; en tidligere lukkes',
      en: 'Open the calendar under a new secret address, shown here only; an earlier one is closed',
    },
    unkept: true,
    perMinute: 10,
    answer: object({ address: string }),
    async handle({ house, access, at }) {
      const secret = house.secret();
      await openCalendar(house.office, access.person, hashOf(secret), at);
      return { json: { address: `${house.url}/calendar/${secret}.ics` } };
    },
  },
  {
    ...writing,
    id: 'closeCalendar',
    method: 'DELETE',
    path: '/me/calendar',
    title: { da: 'Luk kalenderens adresse', en: 'Close the address of the calendar' },
    answer: done,
    async handle({ house, access, at }) {
      await closeCalendar(house.office, access.person, at);
      return { json: { done: true } };
    },
  },
  {
    ...reading,
    id: 'fetchCalendar',
    path: '/me/calendar.ics',
    perMinute: 30,
    title: {
      da: 'Personens frister, møder og seminarer som kalender',
      en: 'The person’s deadlines, meetings and seminars as a calendar',
    },
    answer: { files: [ics] },
    async handle({ house, access }) {
      const { language } = access.person;
      return { file: await calendarFeed(house.office, access, { language, url: house.url }), type: ics };
    },
  },
  {
    ...reading,
    id: 'listOwnSessions',
    path: '/me/sessions',
    title: { da: 'Hvor personen er logget ind', en: 'Where the person is signed in' },
    answer: list(object({ since: instant, seenAt: instant, expiresAt: instant, by: oneOf('link', 'openid') })),
    async handle({ house, access, at }) {
      const open = await ownSessions(house.office, access.person, at);
      return {
        json: open.map(({ createdAt, seenAt, expiresAt, by }) => ({ since: createdAt, seenAt, expiresAt, by })),
      };
    },
  },
  {
    ...writing,
    id: 'endOwnSessions',
    method: 'DELETE',
    path: '/me/sessions',
    title: { da: 'Log personen ud overalt', en: 'Sign the person out everywhere' },
    answer: done,
    async handle({ house, access }) {
      await house.office.ledger.access.closeSessionsOf(access.person.id);
      return { json: { done: true } };
    },
  },
  {
    ...reading,
    id: 'listTokens',
    path: '/me/tokens',
    title: { da: 'Personens adgangsnøgler', en: 'The person’s tokens' },
    answer: list(
      object({
        id: string,
        title: string,
        scopes: list(string),
        createdAt: instant,
        expiresAt: orNull(instant),
        usedAt: orNull(instant),
        state: oneOf('open', 'expired', 'revoked'),
      }),
    ),
    async handle({ house, access, at }) {
      const own = await listTokens(house.office, at, access.person.id);
      return { json: own.map(({ person: _, ...each }) => each) };
    },
  },
  {
    ...writing,
    id: 'revokeToken',
    method: 'DELETE',
    path: '/me/tokens/:token',
    title: { da: 'Tilbagekald en adgangsnøgle', en: 'Revoke a token' },
    answer: done,
    async handle({ house, access, params, at }) {
      if (!(await revokeListed(house.office, params.token ?? '', at, access.person.id)))
        throw new ApiProblem('not-found');
      return { json: { done: true } };
    },
  },
  {
    ...reading,
    id: 'exportSelf',
    path: '/me/data.zip',
    perMinute: 30,
    title: { da: 'Alt, hvad der er registreret om personen', en: 'All that is held on the person' },
    answer: { files: [zip] },
    async handle({ house, access, language, at }) {
      const { id } = access.person;
      const data = await personData(house.office, id, at);
      if (!data) throw new ApiProblem('not-found');
      return { file: await exportPerson(house.office, data, language), type: zip, name: `${id}.zip` };
    },
  },
  {
    method: 'GET',
    group: 'self',
    scope: 'read',
    id: 'readKeptData',
    path: '/kept-data',
    title: {
      da: 'Hvad der gemmes om personer: hvorfor, på hvilket grundlag, og hvor længe',
      en: 'What is kept on people: why, on which basis, and for how long',
    },
    answer: list(
      object({
        kind: string,
        title: ref('Text'),
        holds: ref('Text'),
        purpose: ref('Text'),
        basis: ref('Text'),
        period: orNull(string),
        afterwards: ref('Text'),
        status: string,
        sources: list(ref('Source')),
      }),
    ),
    handle: ({ house, language }) => ({ json: keptData(house.office, language) }),
  },
];
