import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { accessOf } from '../../src/service/access.ts';
import { today } from '../../src/service/days.ts';
import type { Call, Operation, Reply } from '../../src/web/api/operation.ts';
import { operations } from '../../src/web/api/operations.ts';
import { ApiProblem } from '../../src/web/api/problems.ts';
import { list, type Schema } from '../../src/web/api/schema.ts';
import { sharedSchemas } from '../../src/web/api/schemas.ts';
import { openHouse, type TestHouse } from './house.ts';
import { caller, program } from './programs.ts';
import { storage } from './storage.ts';
import { houseWithVisitors } from './visitors.ts';

test('the document is valid OpenAPI 3.1, anybody may read it, and it has every operation of the table', async () => {
  const one = await openHouse();
  const { status, json } = await caller(one.server)('GET', '/openapi.json');
  expect(status).toBe(200);
  const validator = new Validator();
  expect(await validator.validate(structuredClone(json))).toMatchObject({ valid: true });
  expect(validator.version).toBe('3.1');
  const documented = Object.entries(json.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
    ([path, methods]) => Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
  );
  const inTable = operations.map(({ id, method, path }) => {
    return `${id} ${method.toLowerCase()} /api${path.replace(/:([a-z]+)/gi, '{$1}')}`;
  });
  expect(documented.sort()).toEqual(inTable.sort());
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
});

test('the page for people lists every operation and every problem, in both languages', async () => {
  const one = await openHouse();
  for (const language of ['da', 'en']) {
    const page = await one.nobody.get('/api', { cookie: `lang=${language}` });
    expect(page.status).toBe(200);
    for (const { method, path, title } of operations) {
      expect(page.text).toContain(`${method} /api${path.replace(/:([a-z]+)/gi, '{$1}')}`);
      expect(page.text).toContain(title[language as 'da' | 'en']);
    }
    expect(page.html).not.toMatch(/(?:src|href)="https?:/);
    const links = [...page.html.matchAll(/href="(\/api\/problems\/[^"]+)"/g)].map(([, path]) => path as string);
    expect(links.length).toBeGreaterThan(15);
    for (const path of links) expect((await one.nobody.get(path)).status).toBe(200);
  }
  expect((await one.nobody.get('/api/problems/nothing')).status).toBe(404);
});

describe('what is answered has the shape that the document tells', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const schema of sharedSchemas) ajv.addSchema(schema, `${String(schema.$id)}#`);

  function schemaOf({ answer }: Operation): Schema | null {
    if ('files' in answer) return null;
    return 'paged' in answer ? list(answer.paged as Schema) : (answer as Schema);
  }

  const answered = new Set<string>();
  /** What a case of another kind, or one that stands elsewhere, says of an operation that it does not take. */
  const notHere = ['not-found', 'forbidden', 'not-now', 'impossible'];

  /** Before anything is left out or turned into another type on its way. */
  async function check(one: TestHouse, operation: Operation, call: Partial<Call>): Promise<void> {
    const schema = schemaOf(operation);
    let reply: Reply;
    try {
      reply = await operation.handle(call as Call);
    } catch (error) {
      if (error instanceof ApiProblem && notHere.includes(error.problem)) return;
      throw error;
    }
    answered.add(operation.id);
    if (schema === null) return expect('file' in reply && reply.file, operation.id).toBeTruthy();
    const told = 'items' in reply ? reply.items : 'json' in reply ? reply.json : null;
    const validate = ajv.compile(schema);
    validate(JSON.parse(JSON.stringify(told)));
    expect((validate.errors ?? []).slice(0, 5), `${operation.id} ${JSON.stringify(call.params)}`).toEqual([]);
    expect(one.faults).toEqual([]);
  }

  test('for every reading operation, on the examples and the precedents', async () => {
    const one = await openHouse({ examples: true });
    const { office } = one;
    const house = { ...one.house, storage: storage(one) };
    const person = (await office.ledger.people()).find(({ id }) => id === 'sekretariat');
    if (!person) throw new Error('The examples have no secretariat.');
    const at = one.clock.now;
    const day = today(office.text, at);
    const access = await accessOf(office, person, day);
    await program(one, person.id);
    const [token] = await office.ledger.access.tokens(person.id);
    const common = {
      house,
      access,
      at,
      today: day,
      language: 'da' as const,
      query: {},
      page: { offset: 0, limit: 200 },
    };
    const call = { ...common, ...(token ? { token } : {}) };
    await office.ledger.recordIncident({ at, caseId: 'sepsis', what: 'second-opinion', detail: { rule: 'r' } });
    await office.ledger.access.logAccess({ at, person: null, action: 'GET /', subject: null, outcome: 'refused' });
    const reading = operations.filter(({ method }) => method === 'GET');
    const withoutCase = reading.filter(({ path }) => !path.includes(':case'));
    const [letter] = await office.ledger.outbox();
    const queries: Record<string, Record<string, string>> = {
      search: { q: 'sepsis' },
      readLetter: { key: letter?.key ?? '' },
    };
    const params = {
      parameter: 'own-improvement-method',
      trial: 'indicators-optional',
      person: person.id,
      workflow: 'national-lkt',
      backup: 'a.db',
    };
    for (const operation of withoutCase) {
      await check(one, operation, { ...call, params, query: queries[operation.id] ?? {} });
    }
    const once = ['exportCase', 'readCommand', 'readPlannedLetter', 'fetchAnnex'];
    const ofCase = reading.filter(({ path }) => path.includes(':case') && !/agenda|minutes/.test(path));
    const kinds = Map.groupBy(
      await office.ledger.listCases(),
      ({ snapshot, origin }) => `${origin} ${snapshot.workflow}`,
    );
    for (const [kase] of kinds.values()) {
      if (!kase) continue;
      const { id, version } = kase.snapshot;
      for (const operation of ofCase.filter((each) => !once.includes(each.id))) {
        const of = { case: id, version: String(version), milestone: 'learning-seminar-3' };
        await check(one, operation, { ...call, kase, params: of, query: queries[operation.id] ?? {} });
      }
    }
    const { call: ask } = await program(one, person.id, ['read', 'write']);
    await ask('POST', '/meetings', { body: { plan: { date: '2027-01-12' } } });
    const place = { reason: 'Planlagt uden for systemet', values: { planned: { 'learning-seminar-3': '2027-03-01' } } };
    const { headers } = await ask('GET', '/cases/sepsis');
    await ask('POST', '/cases/sepsis/placing', { body: place, headers: { 'if-match': String(headers.etag) } });
    const annex = { name: 'plan.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.7') };
    await office.ledger.attachments.add({ caseId: 'sepsis', ...annex, addedBy: 'sekretariat', addedAt: at });
    const { json: planned } = await ask('GET', '/cases/sepsis/planned-letters');
    const next = planned.items.find(({ letters }: { letters: unknown[] }) => letters.length > 0);
    queries.readPlannedLetter = { key: next.key, person: next.letters[0].person, on: next.at.slice(0, 10) };
    const kase = await office.ledger.loadCase('sepsis');
    const [meeting] = await office.ledger.listCases({ workflow: 'steering-group-meeting' });
    for (const id of ['exportCase', 'readPlannedLetter', 'fetchAnnex', 'fetchSeminarEntry', 'readMeeting']) {
      const operation = ofCase.find((each) => each.id === id) as Operation;
      const on = id === 'readMeeting' ? meeting : kase;
      const of = { case: on?.snapshot.id ?? '', annex: '1', milestone: 'learning-seminar-3' };
      await check(one, operation, { ...call, ...(on ? { kase: on } : {}), params: of, query: queries[id] ?? {} });
    }
    const { json: commands } = await ask('GET', '/cases/sepsis/commands');
    expect(commands.length).toBeGreaterThan(5);
    for (const { command } of kase ? commands : []) {
      const operation = ofCase.find(({ id }) => id === 'readCommand') as Operation;
      await check(one, operation, { ...call, ...(kase ? { kase } : {}), params: { case: 'sepsis', command } });
    }
    const missing = reading.filter(({ id, path }) => !answered.has(id) && !/agenda|minutes/.test(path));
    // The secretariat moves no seminar: api-programme tests that one.
    expect(missing.map(({ id }) => id)).toEqual(['previewMove']);
  });
});

test('what a program gets over the wire is what the operation answered', async () => {
  const one = await houseWithVisitors();
  const { call } = await program(one, 'vagt');
  const { json: kase, headers } = await call('GET', '/cases/sepsis');
  expect(headers.etag).toBe(`"${kase.version}"`);
  const { snapshot } = (await one.office.ledger.loadCase('sepsis')) ?? {};
  expect(kase).toMatchObject({ facts: snapshot?.facts, links: {}, started: snapshot?.started, roles: ['secretariat'] });
  const { json: seen } = await (await program(one, 'lead-of-this-case')).call('GET', '/cases/sepsis');
  expect(seen).toMatchObject({ facts: null, roles: ['project-lead'] });
});
