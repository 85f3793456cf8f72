import readExcel from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import type { JsonObject } from '../../src/policy/types.ts';
import { nominationForm, nominationOf } from '../../src/service/nomination-form.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { startCase } from '../../src/service/start-case.ts';
import { addPerson, noon, unregistered } from '../service/office.ts';
import { openHouse } from './house.ts';
import { program } from './programs.ts';
import { houseWithVisitors } from './visitors.ts';

const csv = { 'content-type': 'text/csv' };
const pdf = { 'content-type': 'application/pdf' };
const docx = { 'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' };

/** A nomination that Region Zealand writes, and a round it belongs to. */
async function drafted() {
  const one = await openHouse();
  const { office, clock } = one;
  await addPerson(office, 'sekretariat', ['secretariat']);
  await addPerson(office, 'anna', ['nominator@reg-sj']);
  const given = { occurredAt: exactly('2026-11-23'), at: clock.now };
  const secretariat = { role: 'secretariat', by: 'sekretariat' };
  const nobody = unregistered(office);
  await startCase(nobody, { ...given, actor: secretariat, id: 'runde', workflow: 'nomination-round', title: 'Runden' });
  const facts = { invited: ['reg-sj', 'kl'], deadline: '2027-01-15' };
  await placeCase(nobody, { ...given, actor: secretariat, case: 'runde', state: 'open', reason: 'Overtaget.', facts });
  const anna = await program(one, 'anna', ['read', 'write']);
  const begun = await anna.call('POST', '/cases/runde/nominations', {
    body: { title: 'Færre fald', nominators: ['reg-sj'] },
    headers: { 'idempotency-key': 'k' },
  });
  expect(begun.status, begun.text).toBe(201);
  const at = `/cases/${begun.json.case}`;
  const nomination = async () =>
    (await office.ledger.loadCase(begun.json.case))?.snapshot.facts.nomination as JsonObject;
  return { one, anna, at, id: begun.json.case as string, nomination };
}

test('a nomination is begun in a round by those who are invited to it, in the name of their own', async () => {
  const { one, anna } = await drafted();
  const { json: round } = await anna.call('GET', '/cases/runde/round');
  expect(round).toMatchObject({
    open: true,
    invited: ['reg-sj', 'kl'],
    nominatesFor: ['reg-sj'],
    own: [{ title: 'Færre fald' }],
  });
  for (const nominators of [['kl'], [], ['reg-sj', 'kl']]) {
    const refused = await anna.call('POST', '/cases/runde/nominations', { body: { title: 'x', nominators } });
    expect([refused.status, refused.json.problems[0].pointer]).toEqual([422, expect.stringMatching(/^\/nominators/)]);
  }
  expect(await one.office.ledger.listCases({ workflow: 'national-lkt' })).toHaveLength(1);
});

test('answers are saved one by one, and nobody’s work is written over unseen', async () => {
  const { anna, at, nomination } = await drafted();
  const { json: before } = await anna.call('GET', `${at}/nomination`);
  const area = before.answers.find(({ path }: { path: string }) => path === 'area');
  expect(before).toMatchObject({ role: 'nominator', save: 'nomination.save', send: 'nomination.submit' });
  expect(before.lacking.length).toBeGreaterThan(0);
  const save = (value: unknown, mark: string) =>
    anna.call('POST', `${at}/nomination`, { body: { answers: { area: value }, seen: { area: mark } } });
  expect((await save('Fald', area.mark)).json).toMatchObject({ saved: ['area'], conflicts: [] });
  const late = await save('Fald på plejehjem', area.mark);
  expect(late.json).toMatchObject({
    saved: [],
    conflicts: [{ path: 'area', mine: 'Fald på plejehjem', theirs: 'Fald' }],
  });
  expect(await nomination()).toMatchObject({ area: 'Fald' });
  expect((await save('Fald på plejehjem', late.json.conflicts[0].mark)).json.saved).toEqual(['area']);
  const away = await anna.call('POST', `${at}/nomination`, {
    body: {
      answers: { nominators: ['kl'] },
      seen: { nominators: before.answers.find((each: { path: string }) => each.path === 'nominators').mark },
    },
  });
  expect(away.json.problems[0].detail.da).toContain('Din egen organisation');
  const unknown = await anna.call('POST', `${at}/nomination`, { body: { answers: { constructor: 'x' } } });
  expect([unknown.status, unknown.json.problems[0].pointer]).toEqual([422, '/answers/constructor']);
});

test('the form goes out as Word and comes in filled; what differs is told and not saved', async () => {
  const { one, anna, at, id, nomination } = await drafted();
  const { office, clock } = one;
  const { policy } = await nominationOf(office, id);
  const filled = await nominationForm({ policy, draft: { nominators: ['reg-sj'], area: 'Fald' } }, 'da', clock.now);
  const out = await anna.call('GET', `${at}/nomination/form.docx`);
  expect(out.headers['content-type']).toBe(docx['content-type']);
  expect(out.body.subarray(0, 2).toString()).toBe('PK');
  const send = (body: Buffer) => anna.call('POST', `${at}/nomination/form.docx`, { body, headers: docx });
  const first = await send(filled);
  expect(first.status, first.text).toBe(200);
  expect(first.json).toMatchObject({ saved: ['area'], conflicts: [], unread: [] });
  const other = await nominationForm(
    { policy, draft: { nominators: ['reg-sj'], area: 'Faldulykker' } },
    'da',
    clock.now,
  );
  expect((await send(other)).json).toMatchObject({
    saved: [],
    conflicts: [{ path: 'area', mine: 'Faldulykker', theirs: 'Fald' }],
  });
  expect(await nomination()).toMatchObject({ area: 'Fald' });
  const none = await send(Buffer.from('no Word file'));
  expect([none.status, none.json.type]).toEqual([422, '/api/problems/invalid-body']);
  const json = await anna.call('POST', `${at}/nomination/form.docx`, { body: {} });
  expect([json.status, json.json.type]).toEqual([415, '/api/problems/unsupported-type']);
});

test('annexes go up and down and away; what is not what it says it is, is refused', async () => {
  const { anna, at, nomination } = await drafted();
  const content = Buffer.from('%PDF-1.7\nindhold');
  const attach = (body: unknown, name = 'plan.pdf', headers = pdf) =>
    anna.call('POST', `${at}/annexes?name=${encodeURIComponent(name)}`, { body, headers });
  const up = await attach(content);
  expect(up.json, up.text).toMatchObject({ name: 'plan.pdf', type: 'application/pdf', size: content.length });
  expect(await nomination()).toMatchObject({ localProject: { annexes: ['plan.pdf'] } });
  const down = await anna.call('GET', `${at}/annexes/${up.json.id}`);
  expect(down.body.equals(content)).toBe(true);
  expect(down.headers['content-disposition']).toContain('plan.pdf');
  expect((await attach(content)).status).toBe(422);
  expect((await attach(Buffer.from('<script>'), 'x.pdf')).status).toBe(422);
  expect((await attach(Buffer.alloc(10 * 1024 * 1024 + 1, '%PDF-1.7'), 'stor.pdf')).status).toBe(413);
  expect((await anna.call('POST', `${at}/annexes`, { body: content, headers: pdf })).status).toBe(400);
  expect((await anna.call('DELETE', `${at}/annexes/${up.json.id}`)).json).toEqual({ done: true });
  expect((await anna.call('GET', `${at}/annexes`)).json).toEqual([]);
  expect((await anna.call('DELETE', `${at}/annexes/${up.json.id}`)).status).toBe(404);
});

describe('a spreadsheet', () => {
  test('of people is read first with every fault in its place, and then saved as a whole or not at all', async () => {
    const one = await houseWithVisitors();
    const { call } = await program(one, 'secretariat');
    const people = async () => (await one.office.ledger.people()).length;
    const before = await people();
    const faulty = 'Id;Navn;Mail;Roller\nny;Ny Nysen;ny@region.example;coordinator@reg-m\nBad;;x;findes-ikke\n';
    const preview = await call('POST', '/imports/people/preview', { body: faulty, headers: csv });
    expect(preview.json.people[0]).toMatchObject({ row: 2, id: 'ny', roles: ['coordinator@reg-m'], replaces: false });
    expect(preview.json.problems).toContainEqual(
      expect.objectContaining({ row: 3, column: { da: 'Mail', en: 'Mail' }, found: 'x' }),
    );
    const refused = await call('POST', '/imports/people', { body: faulty, headers: csv });
    expect(refused.status).toBe(422);
    expect(refused.json.problems.map(({ detail }: { detail: string }) => detail)).toContainEqual(
      expect.stringMatching(/^Række 3, Mail: /),
    );
    expect(await people()).toBe(before);
    const sound = faulty.split('\n').slice(0, 2).join('\n');
    expect((await call('POST', '/imports/people', { body: sound, headers: csv })).json).toEqual({ saved: 1 });
    expect(await people()).toBe(before + 1);
    // The last who administers is not taken away by a file either.
    const nobody =
      'Id;Navn;Mail;Roller\nsecretariat;A;a@region.example;coordinator\nvagt;B;b@region.example;coordinator\n';
    const last = await call('POST', '/imports/people', { body: nobody, headers: csv });
    expect([last.status, last.json.problems[0].detail]).toEqual([422, expect.stringContaining('ingen tilbage')]);
    const alone = await call('PUT', '/people/vagt', {
      body: { name: 'B', email: 'b@region.example', language: 'da', roles: ['coordinator'] },
    });
    expect(alone.status).toBe(200);
    const self = { name: 'A', email: 'a@region.example', language: 'da', roles: ['coordinator'] };
    expect((await call('PUT', '/people/secretariat', { body: self })).json.problems[0]).toMatchObject({
      pointer: '/roles',
    });
  });

  test('of participants is judged first, and then registered as one command', async () => {
    const one = await openHouse();
    const { office } = one;
    const given = {
      actor: { role: 'secretariat', by: 'test' },
      occurredAt: exactly('2026-11-02'),
      at: noon('2026-11-02'),
    };
    await startCase(unregistered(office), { ...given, id: 'hjerte', workflow: 'national-lkt', title: 'LKT Hjerte' });
    await placeCase(unregistered(office), {
      ...given,
      case: 'hjerte',
      state: 'running.participation.inviting',
      reason: 'Taken over.',
      facts: { leadRegion: 'reg-m' },
    });
    await addPerson(office, 'leder', ['project-lead@reg-m']);
    await addPerson(office, 'fremmed', ['health-director@reg-m']);
    const { call } = await program(one, 'leder', ['read', 'write']);
    const path = '/cases/hjerte/participation/import';
    const file = 'Slags;Navn;Klynge\nSundhedsklynge;Klynge A;\nSygehus;Sygehus A;Klynge A\n';
    const faulty = `${file}Skib;Skib A;Klynge A\n`;
    const preview = await call('POST', `${path}/preview`, { body: faulty, headers: csv });
    expect(preview.json, preview.text).toMatchObject({
      problems: [{ row: 4, column: { da: 'Slags' }, found: 'Skib' }],
      rules: [],
    });
    const sound = await call('POST', `${path}/preview`, { body: file, headers: csv });
    expect(sound.json.rules.length).toBeGreaterThan(0);
    expect((await call('POST', path, { body: file, headers: csv })).status).toBe(428);
    const seen = { ...csv, 'if-match': '"2"' };
    const wrong = await call('POST', path, { body: faulty, headers: seen });
    expect([wrong.status, wrong.json.problems[0].detail]).toEqual([422, expect.stringMatching(/^Række 4, Slags: /)]);
    const done = await call('POST', path, { body: file, headers: seen });
    expect(done.json, done.text).toMatchObject({ written: [{ events: [{ command: 'participation.register' }] }] });
    const { json: view } = await call('GET', '/cases/hjerte/participation');
    expect(view.circle.clusters).toMatchObject([{ name: 'Klynge A', hospitals: ['Sygehus A'] }]);
    const other = await program(one, 'fremmed', ['read', 'write']);
    const version = (await office.ledger.loadCase('hjerte'))?.snapshot.version;
    const refused = await other.call('POST', path, { body: file, headers: { ...csv, 'if-match': `"${version}"` } });
    expect([403, 404]).toContain(refused.status);
  });
});

test('lists and the access log go out as files that a spreadsheet opens', async () => {
  const one = await houseWithVisitors();
  const { call } = await program(one, 'secretariat');
  const cases = await call('GET', '/lists/cases.csv');
  expect(cases.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(cases.text).toContain('sepsis');
  const [sheet] = await readExcel(
    (await call('GET', '/lists/people.xlsx', { headers: { 'accept-language': 'en' } })).body,
  );
  expect(JSON.stringify(sheet)).toContain('Mail returned');
  await (await program(one, 'lead-of-another-region')).call('GET', '/cases/sepsis');
  const refused = (await call('GET', '/access-log.csv?outcome=refused')).text.trim().split('\n');
  expect(refused).toHaveLength(2);
  expect(refused[1]).toContain('lead-of-another-region');
  expect((await call('GET', '/access-log.csv?outcome=x')).status).toBe(400);
  // Coordinators hand cases over to the records system as well, and see no lists.
  const coordinator = await program(one, 'coordinator', ['read', 'administer']);
  expect((await coordinator.call('GET', '/cases/sepsis/bundle.zip')).body.subarray(0, 2).toString()).toBe('PK');
  expect((await coordinator.call('GET', '/lists/cases.csv')).status).toBe(403);
});
