import { expect, test } from 'vitest';
import { listTokens, revokeListed } from '../../src/service/api-tokens.ts';
import { addPerson } from '../service/office.ts';
import { openHouse } from './house.ts';
import { caller } from './programs.ts';

async function house() {
  const one = await openHouse();
  await addPerson(one.office, 'vagt', ['secretariat']);
  await addPerson(one.office, 'lead', ['project-lead']);
  return one;
}

test('a token is issued on the page, shown once, works, and is revoked by its owner only', async () => {
  const one = await house();
  const vagt = await one.as('vagt');
  const issued = await vagt.post('/me/tokens', { title: 'Journalsystem', scopes: ['read', 'administer'], days: '30' });
  const [token] = /lkt_[\w-]+/.exec(issued.text) ?? [];
  expect(issued.status).toBe(200);
  const call = caller(one.server, { authorization: `Bearer ${token}` });
  expect((await call('GET', '/me')).json).toMatchObject({
    person: 'vagt',
    token: { title: 'Journalsystem', scopes: ['read', 'administer'], expiresAt: '2026-12-23T09:00:00.000Z' },
  });
  const page = await vagt.get('/me/tokens');
  expect(page.text).toContain('Journalsystem');
  expect(page.html).not.toContain(token);
  const [, path = ''] = /action="(\/me\/tokens\/[^"]+\/revoke)"/.exec(page.html) ?? [];
  await (await one.as('lead')).post(path);
  expect((await call('GET', '/me')).status).toBe(200);
  expect((await vagt.post(path)).status).toBe(303);
  expect((await call('GET', '/me')).status).toBe(401);
  expect(one.faults).toEqual([]);
});

test('tokens and the calendar are the person’s whatever the mail address is, and those who look after the house can close both', async () => {
  const one = await house();
  const vagt = await one.as('vagt');
  const issued = await vagt.post('/me/tokens', { title: 'Journalsystem', scopes: ['read'], days: '30' });
  const [token] = /lkt_[\w-]+/.exec(issued.text) ?? [];
  const call = caller(one.server, { authorization: `Bearer ${token}` });
  const opened = await vagt.post('/me/calendar');
  const [feed = ''] = /\/calendar\/[\w-]+\.ics/.exec(opened.html) ?? [];
  const before = (await one.office.ledger.people()).find(({ id }) => id === 'vagt')!;
  await one.office.ledger.savePerson({ ...before, email: 'vagt@ny.example' });
  expect((await vagt.get('/')).status).toBe(303);
  const answers = async () => [(await call('GET', '/me')).status, (await one.nobody.get(feed)).status];
  expect(await answers()).toEqual([200, 200]);
  const tokens = await listTokens(one.office, one.clock.now);
  expect(tokens.map(({ person, scopes }) => [person, ...scopes]).sort()).toEqual([
    ['vagt', 'calendar'],
    ['vagt', 'read'],
  ]);
  // One's own page of tokens is of those for programs.
  expect(await listTokens(one.office, one.clock.now, 'vagt')).toHaveLength(1);
  for (const { id } of tokens) expect(await revokeListed(one.office, id, one.clock.now)).toBe(true);
  expect(await answers()).toEqual([401, 404]);
});

test('nobody is issued a token for more than their roles allow, and every mistake is told', async () => {
  const one = await house();
  const lead = await one.as('lead');
  expect((await lead.get('/me/tokens')).html).not.toContain('value="administer"');
  const refused = await lead.post('/me/tokens', { title: ' ', scopes: ['administer'], days: '1000' });
  expect(refused.status).toBe(422);
  for (const told of ['Skriv på én linje', 'Rollerne giver ikke adgang til: administer', '1 til 366 dage']) {
    expect(refused.text).toContain(told);
  }
  expect(await one.office.ledger.access.tokens()).toEqual([]);
});

test('a token ends when its days are over, and with the person’s role', async () => {
  const one = await house();
  const issued = await (await one.as('vagt')).post('/me/tokens', { title: 'x', scopes: 'administer', days: '2' });
  const [token] = /lkt_[\w-]+/.exec(issued.text) ?? [];
  const call = caller(one.server, { authorization: `Bearer ${token}` });
  expect((await call('GET', '/people')).status).toBe(200);
  await addPerson(one.office, 'vagt', ['project-lead']);
  expect((await call('GET', '/people')).json.type).toBe('/api/problems/forbidden');
  one.clock.now = '2026-11-25T09:00:00.000Z';
  expect((await call('GET', '/people')).status).toBe(401);
});
