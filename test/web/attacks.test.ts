/** What an outsider or a curious insider tries. */

import { expect, test } from 'vitest';
import { readApart } from '../../src/documents/read-apart.ts';
import { fileType } from '../../src/service/file-type.ts';
import { peopleTemplate } from '../../src/service/import-people.ts';
import { addPerson, text } from '../service/office.ts';
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

test('a known address, an unknown one and one that has had its links make the same work', async () => {
  const one = await openHouse();
  await addPerson(one.office, 'leder', ['project-lead@reg-m']);
  const { access } = one.office.ledger;
  const asked: string[] = [];
  for (const name of ['signInLinksOf', 'saveSignInLink'] as const) {
    const work = access[name] as (...given: unknown[]) => Promise<unknown>;
    Object.assign(access, {
      [name]: (...given: unknown[]) => {
        asked.push(name);
        return work(...given);
      },
    });
  }
  const workFor = async (email: string) => {
    asked.length = 0;
    await one.nobody.post('/sign-in', { email });
    return [...asked];
  };
  const known = await workFor('leder@lkt.example');
  expect(known).toEqual(['signInLinksOf', 'saveSignInLink']);
  expect(await workFor('ukendt@lkt.example')).toEqual(known);
  for (let times = 0; times < 3; times += 1) expect(await workFor('leder@lkt.example')).toEqual(known);
  expect(one.letters).toHaveLength(3);
  const open = (await access.signInLinksOf('leder')).filter(({ expiresAt }) => expiresAt > one.clock.now);
  expect(open).toHaveLength(3);
});

test('whether a file is a Word file is told in the time that its length takes, whatever is in it', () => {
  const size = 4 * 1024 * 1024;
  const cpuOf = (letter: string) => {
    const content = Buffer.alloc(size, letter);
    content.write('PK\x03\x04[Content_Types].xml', 0, 'latin1');
    const before = process.cpuUsage();
    for (let times = 0; times < 5; times += 1) expect(fileType('plan.docx', content)).toBe(null);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  cpuOf('-');
  // Full of beginnings of the name that is looked for, it took two hundred times as long.
  expect(cpuOf('w')).toBeLessThan(20 * cpuOf('-') + 100_000);
});

test('more files at once than the house has room for are refused, and read once there is room', async () => {
  const file = await peopleTemplate({ text }, 'da');
  const all = await Promise.allSettled(Array.from({ length: 7 }, () => readApart('excel', file)));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  for (const each of all) if (each.status === 'rejected') expect(each.reason.text.da).toContain('Prøv igen om lidt');
  expect(await readApart('excel', file)).toHaveLength(3);
});
