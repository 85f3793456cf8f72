import { expect, test } from 'vitest';
import { accessOf } from '../../src/service/access.ts';
import { addPerson as enterPerson } from '../../src/service/add-person.ts';
import { issueToken } from '../../src/service/api-tokens.ts';
import { erasePerson } from '../../src/service/erase-person.ts';
import { importPeople } from '../../src/service/import-people.ts';
import { addPerson } from '../service/office.ts';
import { openHouse } from './house.ts';

async function houseWithLead() {
  const one = await openHouse();
  await addPerson(one.office, 'leder', ['project-lead@reg-m']);
  return one;
}

/** Asks for a link and finds it in the mail. */
async function link(one: Awaited<ReturnType<typeof houseWithLead>>, to = '/cases') {
  await one.nobody.post('/sign-in', { email: ' Leder@LKT.example ', to });
  const [, path = ''] = /http:\/\/localhost:8080(\/sign-in\/\S+?)>?\s/.exec(one.letters.at(-1)?.text ?? '') ?? [];
  return path;
}

test('a link goes to the address, leads to the page that was wanted, and works once', async () => {
  const one = await houseWithLead();
  const path = await link(one);
  expect(one.letters.map(({ to, subject }) => ({ to: to.address, subject }))).toEqual([
    { to: 'leder@lkt.example', subject: 'Log ind hos Lærings- og Kvalitetsteams' },
  ]);
  const entered = await one.nobody.post(path);
  expect({ status: entered.status, location: entered.location }).toEqual({
    status: 303,
    location: '/cases?told=signed-in',
  });
  const cookie = String(entered.headers['set-cookie']);
  expect(cookie).toMatch(/^lkt=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  const page = await one.nobody.get('/cases', { cookie: cookie.split(';')[0] as string });
  expect(page.status).toBe(200);
  expect(page.text).toContain('Logget ind som leder Eksempelsen');
  expect((await one.nobody.post(path)).status).toBe(410);
});

test('a mail scanner that opens the link uses nothing up', async () => {
  const one = await houseWithLead();
  const path = await link(one);
  for (let times = 0; times < 3; times += 1) expect((await one.nobody.get(path)).text).toContain('leder Eksempelsen');
  expect((await one.nobody.post(path)).status).toBe(303);
});

test('a link is dead after ten minutes', async () => {
  const one = await houseWithLead();
  const path = await link(one);
  one.clock.now = '2026-11-23T09:10:00.000Z';
  expect((await one.nobody.get(path)).status).toBe(410);
  expect((await one.nobody.post(path)).status).toBe(410);
});

test('an unknown address gets the same answer as a known one, and no mail', async () => {
  const one = await houseWithLead();
  const known = await one.nobody.post('/sign-in', { email: 'leder@lkt.example' });
  const unknown = await one.nobody.post('/sign-in', { email: 'ukendt@lkt.example' });
  expect(unknown.html).toBe(known.html);
  expect(one.letters).toHaveLength(1);
});

test('neither the link nor the session stands in the database as it is', async () => {
  const one = await houseWithLead();
  const secret = (await link(one)).replace('/sign-in/', '');
  expect(await one.office.ledger.access.signInLink(secret, one.clock.now)).toBe(null);
  await one.nobody.post(`/sign-in/${secret}`);
  const sessions = await one.office.ledger.access.sessions(one.clock.now);
  expect(sessions.map(({ person }) => person)).toEqual(['leder']);
  expect(JSON.stringify(sessions)).not.toContain('secret-');
});

test('a link leads to no other house, whatever is asked for', async () => {
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const one = await houseWithLead();
    const path = await link(one, to);
    expect((await one.nobody.post(path)).location).toBe('/?told=signed-in');
  }
});

test('a session cookie that was planted beforehand is not the one that is opened', async () => {
  const one = await houseWithLead();
  const path = await link(one);
  const planted = 'planted'.padEnd(43, 'x');
  const entered = await one.nobody.post(path, {}, { cookie: `lkt=${planted}` });
  expect(String(entered.headers['set-cookie'])).not.toContain(planted);
  expect((await one.nobody.get('/cases', { cookie: `lkt=${planted}` })).location).toBe('/sign-in?to=%2Fcases');
});

test('a session ends when it is not used for eight hours, is left, or is revoked', async () => {
  const one = await houseWithLead();
  const leder = await one.as('leder');
  one.clock.now = '2026-11-23T16:00:00.000Z';
  expect((await leder.get('/cases')).status).toBe(200);
  one.clock.now = '2026-11-23T23:00:00.000Z';
  expect((await leder.get('/cases')).status).toBe(200);
  one.clock.now = '2026-11-24T08:00:00.000Z';
  expect((await leder.get('/cases')).status).toBe(303);
  const again = await one.as('leder');
  await again.post('/sign-out');
  expect((await again.get('/cases')).status).toBe(303);
  const third = await one.as('leder');
  await one.office.ledger.access.closeSessionsOf('leder');
  expect((await third.get('/cases')).status).toBe(303);
});

test('over HTTPS the cookie is bound to the host and never sent without TLS', async () => {
  const one = await openHouse({ url: 'https://lkt.example' });
  await addPerson(one.office, 'leder', ['project-lead@reg-m']);
  await one.nobody.post('/sign-in', { email: 'leder@lkt.example' });
  const [, path = ''] = /https:\/\/lkt\.example(\/sign-in\/\S+?)>?\s/.exec(one.letters[0]?.text ?? '') ?? [];
  const cookie = String((await one.nobody.post(path)).headers['set-cookie']);
  expect(cookie).toMatch(/^__Host-lkt=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});

test('an address that changes ends the sessions and the links of the old one at once, however it changes', async () => {
  const row = (email: string) => `Id;Navn;Mail;Roller\nleder;leder Eksempelsen;${email};project-lead@reg-m\n`;
  const changes: Record<string, (one: Awaited<ReturnType<typeof houseWithLead>>) => Promise<unknown>> = {
    async 'on the page'(one) {
      const vagt = await one.as('vagt');
      const fields = { name: 'leder Eksempelsen', language: 'da', 'roles.0.role': 'project-lead' };
      return vagt.post('/admin/people/leder', { ...fields, email: 'ny@lkt.example' });
    },
    async 'by a program'(one) {
      const access = await accessOf(
        one.office,
        (await one.office.ledger.people()).find(({ id }) => id === 'vagt')!,
        '2026-11-23',
      );
      const asked = { title: 'p', scopes: ['administer'], days: 1, secret: one.house.secret(), at: one.clock.now };
      const issued = await issueToken(one.office, access, asked);
      const person = { name: 'leder Eksempelsen', email: 'ny@lkt.example', language: 'da', roles: ['project-lead'] };
      return one.server.inject({
        method: 'PUT',
        url: '/api/people/leder',
        headers: { authorization: `Bearer ${'token' in issued ? issued.token : ''}` },
        payload: person,
      });
    },
    'in a spreadsheet': (one) => importPeople(one.office, Buffer.from(row('ny@lkt.example')), one.clock.now),
  };
  for (const [name, change] of Object.entries(changes)) {
    const one = await houseWithLead();
    await addPerson(one.office, 'vagt', ['secretariat']);
    const open = await link(one);
    const leder = await one.as('leder');
    await importPeople(one.office, Buffer.from(row('LEDER@lkt.example')), one.clock.now);
    expect((await leder.get('/cases')).status, `${name}: the same address`).toBe(200);
    await change(one);
    expect((await one.office.ledger.people()).find(({ id }) => id === 'leder')?.email, name).toBe('ny@lkt.example');
    expect((await leder.get('/cases')).location, name).toBe('/sign-in?to=%2Fcases');
    expect((await one.nobody.get(open)).status, name).toBe(410);
    expect((await one.nobody.post(open)).status, name).toBe(410);
    expect((await (await one.as('vagt')).get('/admin')).status, `${name}: another person`).toBe(200);
  }
});

test('a role that is lost, and a person who is erased, is read at the next request', async () => {
  const one = await houseWithLead();
  await addPerson(one.office, 'vagt', ['secretariat']);
  await addPerson(one.office, 'anden', ['secretariat']);
  const anden = await one.as('anden');
  expect((await anden.get('/admin')).status).toBe(200);
  await addPerson(one.office, 'anden', ['project-lead@reg-m']);
  expect((await anden.get('/admin')).status).toBe(403);
  const open = await link(one);
  const leder = await one.as('leder');
  expect(await erasePerson(one.office, 'leder', 'vagt', one.clock.now)).toBe(null);
  expect((await leder.get('/cases')).status).toBe(303);
  expect((await one.nobody.post(open)).status).toBe(410);
});

test('nobody is left who may administer by no way at all', async () => {
  const one = await houseWithLead();
  await addPerson(one.office, 'vagt', ['secretariat']);
  const given = { id: 'vagt', name: 'Vagt', email: 'vagt@lkt.example', language: 'da' as const };
  const added = await enterPerson(one.office, { ...given, roles: ['project-lead'] }, one.clock.now);
  expect('problems' in added && added.problems[0]?.en).toContain('nobody would be left');
  const sheet = Buffer.from('Id;Navn;Mail;Roller\nvagt;Vagt;vagt@lkt.example;project-lead\n');
  expect((await importPeople(one.office, sheet, one.clock.now)).problems).toMatchObject([{ row: null }]);
  expect((await one.office.ledger.people()).find(({ id }) => id === 'vagt')?.roles).toEqual([{ role: 'secretariat' }]);
});
