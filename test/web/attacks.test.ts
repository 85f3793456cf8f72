/** What an outsider or a curious insider tries. */

import { expect, test } from 'vitest';
import { addPerson } from '../service/office.ts';
import { openHouse } from './house.ts';
import { houseWithVisitors, idOf } from './visitors.ts';

test('a form with a hundred thousand values of one name is read in the time that its length takes', async () => {
  const one = await openHouse();
  const timeOf = async (count: number) => {
    const began = performance.now();
    const { status } = await one.nobody.send('/sign-in', 'application/x-www-form-urlencoded', 'a&'.repeat(count));
    expect(status).toBe(403);
    return performance.now() - began;
  };
  await timeOf(1);
  const few = await timeOf(10_000);
  // Ten times as many took more than a hundred times as long.
  expect(await timeOf(100_000)).toBeLessThan(40 * few + 1000);
});

test('a file is not read from somebody who may not hand one in', async () => {
  const one = await houseWithVisitors();
  const lead = await one.as(idOf('lead of another region'));
  for (const visitor of [one.nobody, lead]) {
    // One that was read would be too large, and be answered so.
    const seen = await visitor.upload('/admin/import', {}, 'x'.repeat(11 * 1024 * 1024));
    expect(seen.status).toBe(403);
  }
});

test('no mailbox is filled by somebody else: a person has three open links at most, and the answer does not tell', async () => {
  const one = await openHouse();
  await addPerson(one.office, 'leder', ['project-lead@reg-m']);
  const ask = async () => (await one.nobody.post('/sign-in', { email: 'leder@lkt.example' })).html;
  const answers = new Set([await ask(), await ask(), await ask(), await ask(), await ask()]);
  expect(answers.size).toBe(1);
  expect(one.letters).toHaveLength(3);
  one.clock.now = '2026-11-23T09:10:00.000Z';
  await ask();
  expect(one.letters).toHaveLength(4);
});

test('a mail server that takes its time, or breaks, does not tell that the address is known', async () => {
  const one = await openHouse();
  await addPerson(one.office, 'leder', ['project-lead@reg-m']);
  const unknown = await one.nobody.post('/sign-in', { email: 'ukendt@lkt.example' });
  one.house.transport.deliver = () => new Promise(() => {});
  expect((await one.nobody.post('/sign-in', { email: 'leder@lkt.example' })).html).toBe(unknown.html);
  one.house.transport.deliver = () => Promise.reject(new Error('gone'));
  expect((await one.nobody.post('/sign-in', { email: 'leder@lkt.example' })).html).toBe(unknown.html);
  expect(one.faults).toEqual([]);
});

test('a foreign id in a query or in a second part of the path is 404, and an entry in the access log', async () => {
  const one = await houseWithVisitors();
  const lead = idOf('secretariat');
  const visitor = await one.as(lead);
  for (const [path, action] of [
    ['/cases/sepsis/mail/letter?key=unknown', 'GET /cases/:case/mail/letter'],
    ['/cases/sepsis/annexes/99', 'GET /cases/:case/annexes/:file'],
  ] as const) {
    expect((await visitor.get(path)).status, path).toBe(404);
    const [last] = await one.office.ledger.access.accessLog({ person: lead, outcome: 'refused', limit: 1 });
    expect(last).toMatchObject({ action, subject: 'sepsis', outcome: 'refused' });
  }
});

test('a frame without an origin signs nobody in as somebody else', async () => {
  const one = await openHouse();
  await addPerson(one.office, 'leder', ['project-lead@reg-m']);
  const from = (headers: Record<string, string>) =>
    one.nobody.post('/sign-in', { email: 'leder@lkt.example' }, { origin: 'null', ...headers });
  expect((await from({})).status).toBe(403);
  expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await from({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
});
