import { expect, test } from 'vitest';
import { program } from './programs.ts';
import { storage } from './storage.ts';
import { houseWithVisitors } from './visitors.ts';

test('a calendar is opened under a secret that is told once and kept nowhere, and closed again', async () => {
  const one = await houseWithVisitors();
  const { call } = await program(one, 'lead-of-this-case', ['read', 'write']);
  expect((await call('GET', '/me/calendar')).json).toEqual({ open: null });
  const headers = { 'idempotency-key': 'k' };
  const first = await call('POST', '/me/calendar', { headers });
  const second = await call('POST', '/me/calendar', { headers });
  expect(second.json.address).not.toBe(first.json.address);
  expect(second.headers['idempotency-replayed']).toBeUndefined();
  const feed = (address: string) => one.nobody.get(new URL(address).pathname);
  expect((await feed(first.json.address)).status).toBe(404);
  const open = await feed(second.json.address);
  expect([open.status, (await call('GET', '/me/calendar.ics')).text]).toEqual([200, open.html]);
  expect((await call('GET', '/me/calendar')).json.open.since).toBe(one.clock.now);
  expect((await call('DELETE', '/me/calendar')).json).toEqual({ done: true });
  expect((await feed(second.json.address)).status).toBe(404);
});

test('a token revokes tokens of its own person and begets none', async () => {
  const one = await houseWithVisitors();
  const { call } = await program(one, 'lead-of-this-case', ['read', 'write']);
  await program(one, 'vagt', ['read']);
  const { json: own } = await call('GET', '/me/tokens');
  expect(own).toMatchObject([{ title: 'Prøve', scopes: ['read', 'write'], state: 'open' }]);
  const { hash } = (await one.office.ledger.access.tokens('vagt'))[0] ?? { hash: '' };
  expect((await call('DELETE', `/me/tokens/${hash.slice(0, 12)}`)).status).toBe(404);
  expect((await call('POST', '/me/tokens', { body: { title: 'x', scopes: ['read'], days: 1 } })).status).toBe(404);
  expect((await call('DELETE', `/me/tokens/${own[0].id}`)).json).toEqual({ done: true });
  expect((await call('GET', '/me')).status).toBe(401);
});

test('a deputy is entered for oneself, acts in the role, and is ended again', async () => {
  const one = await houseWithVisitors();
  const { call } = await program(one, 'lead-of-this-case', ['read', 'write']);
  const deputy = await program(one, 'practice-unit', ['read', 'write']);
  expect((await deputy.call('GET', '/cases/sepsis')).status).toBe(404);
  const body = { deputy: 'practice-unit', role: 'project-lead#sepsis', from: '2026-11-23', to: '2026-11-30' };
  const wrong = await call('POST', '/me/deputies', { body: { ...body, role: 'secretariat', to: '2026-11-01' } });
  expect(wrong.json.problems.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/role', '/to']);
  expect((await call('POST', '/me/deputies', { body })).json).toEqual({ done: true });
  expect((await deputy.call('GET', '/cases/sepsis')).json.roles).toContain('project-lead');
  const { json: listed } = await deputy.call('GET', '/me/deputies');
  expect(listed).toMatchObject([{ person: 'lead-of-this-case', role: 'project-lead#sepsis', state: 'running' }]);
  // The deputy cannot end it; whose role it is can.
  expect((await deputy.call('DELETE', `/me/deputies/${listed[0].id}`)).status).toBe(404);
  expect((await call('DELETE', `/me/deputies/${listed[0].id}`)).json).toEqual({ done: true });
  expect((await deputy.call('GET', '/cases/sepsis')).status).toBe(404);
  expect((await call('GET', '/deputies')).status).toBe(403);
});

test('letters to a person are stopped and begun again, sessions ended, and the person exported and erased', async () => {
  const one = await houseWithVisitors();
  one.house.storage = storage(one);
  const { call } = await program(one, 'secretariat');
  expect((await call('POST', '/mail-stops', { body: { person: 'ingen', reason: 'x' } })).json.problems[0].pointer).toBe(
    '/person',
  );
  expect((await call('POST', '/mail-stops', { body: { person: 'vagt', reason: 'Orlov' } })).json).toEqual({
    waited: 0,
  });
  expect((await call('GET', '/mail-stops')).json).toMatchObject([{ person: 'vagt', reason: 'Orlov', endedAt: null }]);
  expect((await call('DELETE', '/mail-stops/vagt')).json).toEqual({ done: true });
  expect((await call('DELETE', '/mail-stops/vagt')).status).toBe(404);
  const visitor = await one.as('vagt');
  expect((await visitor.get('/me')).status).toBe(200);
  const { json: sessions } = await call('GET', '/sessions');
  expect(sessions).toMatchObject([{ person: 'vagt', by: 'link' }]);
  expect((await call('DELETE', `/sessions/${sessions[0].id}`)).json).toEqual({ done: true });
  expect((await visitor.get('/me')).status).toBe(303);
  const { json: erasure } = await call('GET', '/people/vagt/erasure');
  expect(erasure.goes).toMatchObject({ roles: 1 });
  expect((await call('GET', '/people/vagt/data.zip')).body.subarray(0, 2).toString()).toBe('PK');
  expect((await call('DELETE', '/people/vagt')).json).toEqual({ done: true });
  expect((await call('GET', '/people/vagt')).status).toBe(404);
  const last = await call('DELETE', '/people/secretariat');
  expect([last.status, last.json.detail]).toEqual([409, expect.stringContaining('ingen tilbage')]);
  const [entry] = await one.office.ledger.access.accessLog({ subject: 'vagt', limit: 1 });
  expect(entry).toMatchObject({ person: 'secretariat', subject: 'vagt' });
  expect((await call('POST', '/backups')).json).toEqual({ name: 'a.db' });
  expect((await call('GET', '/backups/a.db')).text).toBe('a file');
  expect((await call('GET', '/backups/b.db')).status).toBe(404);
  expect((await call('GET', '/backups/a.db/verification')).json).toMatchObject({ ok: true });
});

test('a search finds what the person may see, group by group, in parts', async () => {
  const one = await houseWithVisitors();
  const secretariat = await program(one, 'secretariat', ['read']);
  const { json: all } = await secretariat.call('GET', '/search?q=sepsis');
  expect(all.items[0]).toMatchObject({ in: 'cases', kind: 'case', id: 'sepsis', title: 'LKT sepsis' });
  const { json: people } = await secretariat.call('GET', '/search?q=vagt&in=people');
  expect(people.items).toMatchObject([{ in: 'people', id: 'vagt' }]);
  const lead = await program(one, 'lead-of-another-case', ['read']);
  expect((await lead.call('GET', '/search?q=sepsis&in=cases')).json.items).toEqual([]);
  expect((await lead.call('GET', '/search?q=vagt&in=people')).json.items).toEqual([]);
  const missing = await lead.call('GET', '/search');
  expect([missing.status, missing.json.problems[0].parameter]).toEqual([400, 'q']);
});

test('a meeting is planned with its date, once, and read item by item', async () => {
  const one = await houseWithVisitors();
  const { call } = await program(one, 'secretariat', ['read', 'write']);
  const sent = { body: { plan: { date: '2027-01-12' } }, headers: { 'idempotency-key': 'm' } };
  const planned = await call('POST', '/meetings', sent);
  expect(planned.status, planned.text).toBe(201);
  expect((await call('POST', '/meetings', sent)).text).toBe(planned.text);
  const { json: listed } = await call('GET', '/meetings');
  expect(listed).toMatchObject({ total: 1, items: [{ id: planned.json.case, held: false }] });
  const { json: meeting, headers } = await call('GET', `/cases/${planned.json.case}/meeting`);
  expect(meeting).toMatchObject({ paper: 'agenda', when: { earliest: '2027-01-12' }, items: [] });
  expect(headers.etag).toBe(`"${planned.json.version}"`);
  const wrong = await call('POST', '/meetings', { body: { plan: { date: '2027-02-30' } } });
  expect([wrong.status, wrong.json.problems[0].pointer]).toEqual([422, '/plan/date']);
  const lead = await program(one, 'lead-of-this-case', ['read', 'write']);
  expect((await lead.call('POST', '/meetings', sent)).status).toBe(403);
});
