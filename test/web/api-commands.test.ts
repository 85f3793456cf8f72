import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { openSqliteLedger } from '../../src/ledger/sqlite.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { createServer } from '../../src/web/server.ts';
import { addPerson, unregistered } from '../service/office.ts';
import { openHouse } from './house.ts';
import { program } from './programs.ts';
import { houseWithVisitors } from './visitors.ts';

const path = '/cases/sepsis/commands/status-report.submit';
const report = { payload: { period: 'Andet år', outcomeGoals: 'Nået', processGoals: 'Nået' } };

async function lead() {
  const one = await houseWithVisitors();
  const { call } = await program(one, 'lead-of-this-case');
  const version = async () => (await one.office.ledger.loadCase('sepsis'))?.snapshot.version ?? 0;
  const seen = `"${await version()}"`;
  return { one, call, version, seen };
}

async function secretariat() {
  const one = await openHouse();
  await addPerson(one.office, 'vagt', ['secretariat']);
  await addPerson(one.office, 'sekretariat', ['secretariat']);
  await addPerson(one.office, 'styregruppen', ['steering-group']);
  const { call, token } = await program(one, 'vagt');
  const rounds = async () => (await one.office.ledger.listCases({ workflow: 'nomination-round' })).length;
  return { one, call, token, rounds };
}

test('a command is given, the answer tells what was written, and the case has a new version', async () => {
  const { call, version, seen } = await lead();
  const given = await call('POST', path, { body: report, headers: { 'if-match': seen } });
  expect(given.status, given.text).toBe(200);
  expect(given.json).toMatchObject({ case: 'sepsis', version: await version() });
  expect(given.headers.etag).toBe(`"${await version()}"`);
  expect(given.json.written[0].events[0]).toMatchObject({ type: 'accepted', command: 'status-report.submit' });
});

test('a command without If-Match is 428, with another version 412 with the one the case is at, and nothing is written', async () => {
  const { call, version } = await lead();
  const before = await version();
  expect(await call('POST', path, { body: report })).toMatchObject({ status: 428 });
  for (const match of ['"99"', '*', 'W/"1"', '1']) {
    const { status, json } = await call('POST', path, { body: report, headers: { 'if-match': match } });
    expect([status, json.type]).toEqual([412, '/api/problems/changed']);
  }
  expect(await version()).toBe(before);
});

test('wrong fields are told by JSON pointer, in the language that is asked for', async () => {
  const { call, seen } = await lead();
  const body = { payload: { period: 7, surprise: true } };
  const headers = { 'if-match': seen, 'accept-language': 'en-GB,en;q=0.9,da;q=0.5' };
  const { status, json, headers: told } = await call('POST', path, { body, headers });
  expect(status).toBe(422);
  expect(told['content-type']).toBe('application/problem+json');
  expect(told['content-language']).toBe('en');
  expect(json).toMatchObject({ type: '/api/problems/invalid-body', title: 'Fields are not filled in correctly' });
  const pointers = json.problems.map(({ pointer }: { pointer: string }) => pointer);
  expect(pointers).toEqual(expect.arrayContaining(['/payload/period', '/payload/surprise']));
});

test('a refusal names the rule, the source and the facts that are missing', async () => {
  const { one, call } = await secretariat();
  const { json: started } = await call('POST', '/cases', {
    body: { workflow: 'nomination-round', title: 'Runde 2027' },
  });
  // Taken over as it awaited approval, with nothing told of its plan.
  const [on, at] = [exactly('2026-11-23'), '2026-11-23T09:00:00.000Z'];
  const actor = { role: 'secretariat', by: 'test' };
  const taken = { case: started.case, state: 'proposed', reason: 'Overtaget', actor, occurredAt: on, at };
  expect(await placeCase(unregistered(one.office), taken)).not.toHaveProperty('refusals');
  const steering = await program(one, 'styregruppen');
  const { status, json } = await steering.call('POST', `/cases/${started.case}/commands/round.approve`, {
    body: {},
    headers: { 'if-match': '"2"' },
  });
  expect([status, json.type]).toEqual([422, '/api/problems/refused']);
  const refusal = json.refusals.find(({ rule }: { rule: string }) => rule === 'round-has-deadline');
  expect(refusal).toMatchObject({
    code: 'criterion-unknown',
    what: 'Godkend indstillingsrunden',
    missing: [{ path: 'deadline', label: 'Frist for indstilling' }],
  });
  expect(refusal.sources.map(({ id }: { id: string }) => id)).toContain('GOV-017');
});

describe('a request with an Idempotency-Key', () => {
  const start = { workflow: 'nomination-round', title: 'Runde 2027' };
  const headers = { 'idempotency-key': '7f0c1f9e' };

  test('is carried out once, and the same answer comes again', async () => {
    const { call, rounds } = await secretariat();
    const first = await call('POST', '/cases', { body: start, headers });
    const again = await call('POST', '/cases', { body: start, headers });
    expect(first.status).toBe(201);
    expect(again.status).toBe(201);
    expect(again.text).toBe(first.text);
    for (const name of ['etag', 'location']) expect(again.headers[name]).toBe(first.headers[name]);
    expect([first.headers['idempotency-replayed'], again.headers['idempotency-replayed']]).toEqual([undefined, 'true']);
    expect(await rounds()).toBe(1);
  });

  test('a command sent again gets its answer although the case has moved on', async () => {
    const { call, seen, version } = await lead();
    const sent = { body: report, headers: { ...headers, 'if-match': seen } };
    const first = await call('POST', path, sent);
    expect(first.status, first.text).toBe(200);
    const after = await version();
    expect((await call('POST', path, sent)).text).toBe(first.text);
    expect(await version()).toBe(after);
  });

  test('with another body or another address is refused', async () => {
    const { call, rounds } = await secretariat();
    await call('POST', '/cases', { body: start, headers });
    const other = await call('POST', '/cases', { body: { ...start, title: 'Anden' }, headers });
    expect([other.status, other.json.type]).toEqual([422, '/api/problems/key-reused']);
    expect(await rounds()).toBe(1);
  });

  test('of another token is another request', async () => {
    const { one, call, rounds } = await secretariat();
    await call('POST', '/cases', { body: start, headers });
    await (await program(one, 'sekretariat')).call('POST', '/cases', { body: start, headers });
    expect(await rounds()).toBe(2);
  });

  test('sent twice at once is carried out once', async () => {
    const { call, rounds } = await secretariat();
    const both = await Promise.all([1, 2].map(() => call('POST', '/cases', { body: start, headers })));
    expect(await rounds()).toBe(1);
    for (const { status } of both) expect([201, 409]).toContain(status);
    expect(both.some(({ status }) => status === 201)).toBe(true);
  });

  test('that was refused may be sent again: the key is free', async () => {
    const { call, rounds } = await secretariat();
    const bad = await call('POST', '/cases', { body: { ...start, title: ' ' }, headers });
    expect(bad.status).toBe(422);
    expect((await call('POST', '/cases', { body: start, headers })).status).toBe(201);
    expect(await rounds()).toBe(1);
  });

  test('is forgotten after 24 hours', async () => {
    const { one, call, rounds } = await secretariat();
    await call('POST', '/cases', { body: start, headers });
    one.clock.now = '2026-11-24T08:59:00.000Z';
    await call('POST', '/cases', { body: start, headers });
    expect(await rounds()).toBe(1);
    one.clock.now = '2026-11-24T09:01:00.000Z';
    await call('POST', '/cases', { body: start, headers });
    expect(await rounds()).toBe(2);
  });

  test('whose process died before it was done is carried out by the next one, a minute later', async () => {
    const { one, call, rounds } = await secretariat();
    const { requests, append } = one.office.ledger;
    // The process ends in the middle: nothing was written, and nobody frees the key.
    const release = requests.release;
    one.office.ledger.append = async () => {
      throw new Error('Power failed.');
    };
    requests.release = async () => {};
    expect((await call('POST', '/cases', { body: start, headers })).status).toBe(500);
    Object.assign(one.office.ledger, { append });
    Object.assign(requests, { release });
    one.faults.length = 0;
    const soon = await call('POST', '/cases', { body: start, headers });
    expect([soon.status, soon.json.type]).toEqual([409, '/api/problems/in-progress']);
    one.clock.now = '2026-11-23T09:01:01.000Z';
    expect((await call('POST', '/cases', { body: start, headers })).status).toBe(201);
    expect(await rounds()).toBe(1);
  });

  test('given up and taken over is written by one of the two only', async () => {
    const { one, call, rounds } = await secretariat();
    const { ledger } = one.office;
    const { append } = ledger;
    // While the first is about to write, a minute passes and the second carries it out.
    ledger.append = async (...written) => {
      ledger.append = append;
      one.clock.now = '2026-11-23T09:01:01.000Z';
      expect((await call('POST', '/cases', { body: start, headers })).status).toBe(201);
      return append(...written);
    };
    const first = await call('POST', '/cases', { body: { ...start }, headers });
    expect([first.status, await rounds()]).toEqual([409, 1]);
  });

  test('whose process died after it was done gets its answer from the next process', async () => {
    const { one, token } = await secretariat();
    const folder = mkdtempSync(join(tmpdir(), 'lkt-api-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'lkt.db');
    await one.office.ledger.backup(file);
    const open = async () => {
      const ledger = await openSqliteLedger(file);
      const server = await createServer({
        house: { ...one.house, office: { ...one.office, ledger } },
        onFault: (fault) => one.faults.push(fault),
      });
      const post = () =>
        server.inject({
          method: 'POST',
          url: '/api/cases',
          headers: { ...headers, authorization: `Bearer ${token}` },
          payload: start,
        });
      const close = async () => {
        await server.close();
        await ledger.close();
      };
      return { ledger, post, close };
    };
    const first = await open();
    // The answer is kept in the same transaction as the case: what comes after the write is lost with the process.
    first.ledger.requests.answer = async () => {
      throw new Error('Power failed.');
    };
    const before = await first.post();
    await first.close();
    const second = await open();
    const after = await second.post();
    expect([after.statusCode, after.body]).toEqual([201, before.body]);
    expect(await second.ledger.listCases({ workflow: 'nomination-round' })).toHaveLength(1);
    await second.close();
  });
});

describe('hostile requests', () => {
  const hostile: [string, string | Record<string, unknown>, number][] = [
    ['__proto__', '{"workflow":"nomination-round","title":"x","__proto__":{"administer":true}}', 400],
    ['constructor.prototype', '{"workflow":"nomination-round","title":"x","constructor":{"prototype":{}}}', 400],
    ['no JSON', '{"workflow":', 400],
    ['nothing', '', 400],
    ['a list', '[]', 422],
    ['null', 'null', 422],
    ['a number for a text', { workflow: 7, title: 'x' }, 422],
    ['a list for a text', { workflow: ['nomination-round'], title: 'x' }, 422],
    ['a field too many', { workflow: 'nomination-round', title: 'x', admin: true }, 422],
    ['a title of a mebibyte', { workflow: 'nomination-round', title: 'x'.repeat(1_000_000) }, 422],
    ['two mebibytes', { workflow: 'nomination-round', title: 'x'.repeat(2_000_000) }, 413],
    ['NUL', { workflow: 'nomination-round', title: 'x\0y' }, 422],
    ['a line break in a title', { workflow: 'nomination-round', title: 'x\ny' }, 422],
    ['a date that does not exist', { workflow: 'nomination-round', title: 'x', date: '2026-02-30' }, 422],
    ['a workflow called toString', { workflow: 'toString', title: 'x' }, 403],
    ['a link called __proto__', '{"workflow":"nomination-round","title":"x","links":{"__proto__":"sepsis"}}', 400],
    ['a link called constructor', { workflow: 'nomination-round', title: 'x', links: { constructor: 'sepsis' } }, 422],
  ];

  test('are told what is wrong, and write nothing', async () => {
    const one = await houseWithVisitors();
    const { call } = await program(one, 'vagt');
    for (const [name, body, status] of hostile) {
      const seen = await call('POST', '/cases', { body });
      expect([name, seen.status, seen.headers['content-type']]).toEqual([name, status, 'application/problem+json']);
    }
    const version = (await one.office.ledger.loadCase('sepsis'))?.snapshot.version;
    const { call: ofLead } = await program(one, 'lead-of-this-case');
    const deep = `{"payload":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`;
    const given = await ofLead('POST', path, { body: deep, headers: { 'if-match': `"${version}"` } });
    expect([given.status, given.json.type]).toEqual([400, '/api/problems/unreadable']);
    for (const place of [
      '/cases?limit=0',
      '/cases?limit=1e9',
      '/cases?offset=-1',
      '/cases?status=x',
      '/cases?unknown=1',
      '/rules?at=2026-02-30',
    ]) {
      const { status, json } = await call('GET', place);
      expect([place, status]).toEqual([place, 400]);
      expect(json.problems[0].parameter).toBeTruthy();
    }
    for (const place of [
      '/cases/__proto__',
      '/cases/%00',
      '/rules/parameters/constructor',
      '/rules/trials/__proto__',
      '/people/constructor',
    ]) {
      expect([place, (await call('GET', place)).status]).toEqual([place, 404]);
    }
    const form = await call('POST', '/cases', {
      body: 'title=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(form.status).toBe(415);
    const key = await call('POST', '/cases', {
      body: { workflow: 'nomination-round', title: 'x' },
      headers: { 'idempotency-key': 'x'.repeat(300) },
    });
    expect(key.status).toBe(400);
    expect(await one.office.ledger.listCases({ workflow: 'nomination-round' })).toEqual([]);
    expect(one.faults).toEqual([]);
  });
});

test('a list comes in parts, and Link leads from one to the next', async () => {
  const one = await houseWithVisitors();
  const { call } = await program(one, 'vagt');
  const first = await call('GET', '/cases?limit=1');
  expect(first.json).toMatchObject({ total: 2 });
  const [, next] = /<\/api([^>]+)>; rel="next"/.exec(String(first.headers.link)) ?? [];
  const second = await call('GET', next ?? '');
  expect(second.headers.link).toMatch(/rel="prev".*rel="first"/);
  expect(second.headers.link).not.toMatch(/rel="next"/);
  expect(new Set([...first.json.items, ...second.json.items].map(({ id }) => id)).size).toBe(2);
});

test('people are saved and letters looked at by those who administer', async () => {
  const one = await houseWithVisitors();
  const { call } = await program(one, 'vagt');
  const body = { name: 'Ny Nysen', email: 'ny@region.example', language: 'da', roles: ['nominator@kl'] };
  expect((await call('PUT', '/people/ny', { body })).status).toBe(201);
  expect((await call('PUT', '/people/ny', { body })).status).toBe(200);
  expect((await call('GET', '/people/ny')).json).toMatchObject({ id: 'ny', roles: ['nominator@kl'], bounce: null });
  const wrong = await call('PUT', '/people/ny', { body: { ...body, email: 'x', roles: ['ingen'] } });
  expect([wrong.status, wrong.json.problems.length]).toEqual([422, 2]);
  expect((await call('POST', '/letters/requeue', { body: { key: 'ingen' } })).status).toBe(404);
  const bounce = await call('POST', '/bounces', {
    body: 'Subject: x\n\nx',
    headers: { 'content-type': 'message/rfc822' },
  });
  expect(bounce.json).toEqual({ is: 'no-report', bounce: null });
});
