import { describe, expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { startCase } from '../../src/service/start-case.ts';
import { addPerson, command, noon, unregistered } from '../service/office.ts';
import { openHouse } from './house.ts';

const opened = '2026-11-02';

/** An LKT that has asked a hospital, two municipalities and a cluster. */
async function asking() {
  const one = await openHouse();
  const { office } = one;
  const given = { actor: { role: 'secretariat', by: 'test' }, occurredAt: exactly(opened), at: noon(opened) };
  await startCase(unregistered(office), { ...given, id: 'hjerte', workflow: 'national-lkt', title: 'LKT Hjerte' });
  await placeCase(unregistered(office), {
    ...given,
    case: 'hjerte',
    state: 'running.participation.inviting',
    reason: 'Taken over.',
    facts: { leadRegion: 'reg-m' },
    milestones: { 'project-description-approved': exactly(opened) },
  });
  const bodies = [
    { name: 'Sygehus A', kind: 'hospital', cluster: 'Klynge A', contact: 'sygehus-a' },
    { name: 'Kommune A', kind: 'municipality', cluster: 'Klynge A', contact: 'kommune-a' },
    { name: 'Kommune <b>', kind: 'municipality', cluster: 'Klynge B', contact: 'kommune-b' },
  ];
  const call = { regions: ['reg-m'], answerBy: '2026-12-18', bodies };
  expect(await command(office, 'hjerte', 'project-lead', 'participation.open', opened, call)).toHaveProperty('case');
  await addPerson(office, 'leder', ['project-lead@reg-m']);
  for (const id of ['sygehus-a', 'kommune-a', 'kommune-b']) await addPerson(office, id, ['invited-party#hjerte']);
  await addPerson(office, 'fremmed', ['invited-party#andet']);
  return one;
}

async function answer(one: Awaited<ReturnType<typeof asking>>, person: string, fields: Record<string, string>) {
  const version = (await one.office.ledger.loadCase('hjerte'))?.snapshot.version;
  const visitor = await one.as(person);
  return visitor.post('/cases/hjerte/do/participation.answer', {
    _version: String(version),
    _as: 'invited-party',
    _then: 'participation',
    ...fields,
  });
}

describe('participation', () => {
  test('each party answers on a form of its own, and for nobody else', async () => {
    const one = await asking();
    const own = await (await one.as('kommune-a')).get('/cases/hjerte/participation/answer');
    expect(own.status).toBe(200);
    expect(own.text).toContain('Du svarer for Kommune A.');
    expect(own.html).not.toContain('name="answeredBy"');
    const done = await answer(one, 'kommune-a', { takesPart: 'yes', answeredBy: 'sygehus-a' });
    expect(done.status).toBe(422);
    expect((await answer(one, 'kommune-a', { takesPart: 'yes' })).location).toBe(
      '/cases/hjerte/participation?told=done',
    );
    const seen = await (await one.as('leder')).get('/cases/hjerte/participation');
    expect(seen.text).toContain('1 af 3 har svaret: 1 ja, 0 nej. 2 mangler.');
    expect(seen.html).toContain('Kommune &lt;b>');
  });

  test('whoever is invited elsewhere gets the page of an unknown case', async () => {
    const one = await asking();
    expect((await (await one.as('fremmed')).get('/cases/hjerte/participation')).status).toBe(404);
    expect((await answer(one, 'fremmed', { takesPart: 'yes' })).status).toBe(404);
  });

  test('the newest answer counts, and the rules follow the answers before anything is registered', async () => {
    const one = await asking();
    const leader = await one.as('leder');
    const rule = /(opfyldt|ikke opfyldt|kan ikke afgøres) Mindst ét sygehus og én kommune/;
    const verdict = async () => rule.exec((await leader.get('/cases/hjerte/participation')).text)?.[1];
    expect(await verdict()).toBe('kan ikke afgøres');
    await answer(one, 'sygehus-a', { takesPart: 'yes', localLead: 'yes' });
    expect(await verdict()).toBe('ikke opfyldt');
    await answer(one, 'kommune-a', { takesPart: 'yes', localLead: 'yes' });
    expect(await verdict()).toBe('opfyldt');
    await answer(one, 'kommune-a', { takesPart: 'no' });
    expect(await verdict()).toBe('ikke opfyldt');
    await answer(one, 'kommune-a', { takesPart: 'yes', localLead: 'yes' });
    const version = (await one.office.ledger.loadCase('hjerte'))?.snapshot.version;
    const old = await leader.post('/cases/hjerte/participation/take-over', { _version: String(Number(version) - 1) });
    expect(old.status).toBe(409);
    await leader.post('/cases/hjerte/participation/take-over', { _version: String(version) });
    const facts = (await one.office.ledger.loadCase('hjerte'))?.snapshot.facts;
    expect(facts?.participation).toMatchObject({
      regions: ['reg-m'],
      clusters: [{ name: 'Klynge A', hospitals: ['Sygehus A'], municipalities: ['Kommune A'], jointLeadership: true }],
    });
    const settle = await leader.get('/cases/hjerte/do/participation.settle');
    expect(settle.html).toContain('value="Klynge A"');
  });

  test('a party may not register the answers of all', async () => {
    const one = await asking();
    await answer(one, 'sygehus-a', { takesPart: 'yes' });
    const version = String((await one.office.ledger.loadCase('hjerte'))?.snapshot.version);
    const visitor = await one.as('sygehus-a');
    expect((await visitor.post('/cases/hjerte/participation/take-over', { _version: version })).status).toBe(409);
    expect((await one.office.ledger.loadCase('hjerte'))?.snapshot.facts.participation).toBeUndefined();
  });

  test('a spreadsheet is read without saving, every mistake is told with its row, and saving is all or nothing', async () => {
    const one = await asking();
    const leader = await one.as('leder');
    const heads = 'Slags;Navn;Sundhedsklynge;Antal medlemmer\r\n';
    const path = '/cases/hjerte/participation/import';
    const bad = await leader.upload(path, {}, `${heads}Sygehus;Sygehus A;;\r\nBy;Aarhus;;\r\nTeam;T;;mange\r\n`);
    expect(bad.status).toBe(422);
    for (const line of ['2 Sundhedsklynge', '3 Slags By', '4 Antal medlemmer mange']) expect(bad.text).toContain(line);
    const good = `${heads}Sygehus;Sygehus A;Klynge A;\r\nKommune;Kommune A;klynge a;\r\nTeam;T;;4\r\n`;
    const dry = await leader.upload(path, {}, good);
    expect(dry.text).toContain('3 rækker er læst uden fejl.');
    expect((await one.office.ledger.loadCase('hjerte'))?.snapshot.facts.participation).toBeUndefined();
    expect((await leader.upload(path, { save: 'yes' }, good)).location).toContain('/participation?told=done');
    expect((await one.office.ledger.loadCase('hjerte'))?.snapshot.facts.participation).toMatchObject({
      clusters: [{ name: 'Klynge A', hospitals: ['Sygehus A'], municipalities: ['Kommune A'] }],
      teams: [{ name: 'T', size: 4 }],
    });
    const more = `${heads}Sygehus;Sygehus B;Klynge A;\r\nTeam;t;;\r\nTeam;U;;6\r\n`;
    const laid = await leader.upload(path, {}, more);
    expect(laid.text).toMatch(/2 Sygehus Sygehus B Klynge A ny 3 Team t som registreret 4 Team U ny/);
    expect(laid.text).toContain('bliver stående Sygehus: Sygehus A (Klynge A) Kommune: Kommune A (Klynge A)');
    expect((await leader.upload(path, { save: 'yes' }, more)).location).toContain('/participation?told=done');
    expect((await one.office.ledger.loadCase('hjerte'))?.snapshot.facts.participation).toMatchObject({
      clusters: [{ name: 'Klynge A', hospitals: ['Sygehus A', 'Sygehus B'], municipalities: ['Kommune A'] }],
      teams: [
        { name: 'T', size: 4 },
        { name: 'U', size: 6 },
      ],
    });
    expect((await (await one.as('sygehus-a')).upload(path, { save: 'yes' }, good)).status).toBe(403);
    expect(one.faults).toEqual([]);
  });
});
