/** The calendar of one person, open to whoever has its secret. */

import { hash } from 'node:crypto';
import { hashOf } from '../../ledger/secret-hash.ts';
import { accessOf } from '../../service/access.ts';
import { calendarFeed } from '../../service/calendar-feed.ts';
import { ownerOfCalendar } from '../../service/own-access.ts';
import type { Answer, Route, Visit } from '../route.ts';

export const calendarType = 'text/calendar; charset=utf-8';

export const calendarRoutes: Route[] = [
  { method: 'GET', path: '/calendar/:secret.ics', open: 'everybody', perMinute: 30, handle: feed },
];

async function feed({ house, params, at, today }: Visit): Promise<Answer> {
  const { office } = house;
  const person = await ownerOfCalendar(office, hashOf(params.secret ?? ''), at);
  await office.ledger.access.logAccess({
    at,
    person: person?.id ?? null,
    action: 'GET /calendar/:secret.ics',
    subject: person?.id ?? null,
    outcome: person ? 'granted' : 'refused',
  });
  if (!person) return { file: 'Not found\n', type: 'text/plain; charset=utf-8', status: 404 };
  const access = await accessOf(office, person, today);
  const file = await calendarFeed(office, access, { language: person.language, url: house.url });
  return { file, type: calendarType, kept: hash('sha256', file) };
}
