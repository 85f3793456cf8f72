import { expect, test } from 'vitest';
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
