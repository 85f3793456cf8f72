/** A program sees what the pages show to the same person, and no more. */

import { describe, expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { startCase } from '../../src/service/start-case.ts';
import { addPerson, command, unregistered } from '../service/office.ts';
import { openHouse } from './house.ts';
import { type Program, program } from './programs.ts';
import { houseWithVisitors } from './visitors.ts';

const criteria = ['area', 'localProject', 'aims', 'measurement', 'changes', 'consensus'];

/** A round with two nominations that are being assessed; `carl` is kept out of one of them. */
async function assessed() {
  const one = await openHouse();
  const { office, clock } = one;
  await addPerson(office, 'sekretariat', ['secretariat']);
  await addPerson(office, 'indstiller', ['nominator@reg-sd']);
  for (const assessor of ['anna', 'bo', 'carl']) await addPerson(office, assessor, ['assessment-group']);
  const given = { actor: { role: 'secretariat', by: 'sekretariat' }, occurredAt: exactly('2026-10-01'), at: clock.now };
  const nobody = unregistered(office);
  await startCase(nobody, { ...given, id: 'runde', workflow: 'nomination-round', title: 'Runden' });
  const recommendation = { ranking: ['kol', 'fald'], recommended: ['kol'], reasons: 'Stærkest' };
  await placeCase(nobody, {
    ...given,
    case: 'runde',
    state: 'closed',
    reason: 'Overtaget.',
    facts: { recommendation },
  });
  for (const id of ['fald', 'kol']) {
    await startCase(nobody, { ...given, id, workflow: 'national-lkt', title: `Om ${id}`, links: { round: 'runde' } });
    const facts = { nomination: { area: 'Fald', nominators: ['reg-sd'] } };
    const milestones = { validated: exactly('2026-10-01') };
    await placeCase(nobody, {
      ...given,
      case: id,
      state: 'assessment.assessing',
      reason: 'Overtaget.',
      facts,
      milestones,
    });
  }
  const programs = new Map<string, Program>();
  const as = async (person: string) => {
    const known = programs.get(person) ?? (await program(one, person, ['read', 'write']));
    programs.set(person, known);
    return known;
  };
  const score = async ({ call }: Program, kase: string, points: number, more: object = {}) => {
    const { json } = await call('GET', `/cases/${kase}`);
    const scores = Object.fromEntries(criteria.map((each) => [each, { score: points, reason: 'Tydelig' }]));
    const headers = { 'if-match': `"${json.version}"` };
    const sent = { body: { payload: { scores, ...more } }, headers };
    return call('POST', `/cases/${kase}/commands/assessment.score`, sent);
  };
  return { one, as, score };
}

describe('an assessment', () => {
  test('shows an assessor no numbers before they have scored, and nobody else’s name is scored in', async () => {
    const { as, score } = await assessed();
    const [anna, bo, sekretariat] = [await as('anna'), await as('bo'), await as('sekretariat')];
    expect((await score(anna, 'fald', 4)).status).toBe(200);
    expect((await score(anna, 'fald', 1, { assessor: 'bo' })).status).toBe(422);
    const read = async ({ call }: Program) => (await call('GET', '/cases/fald/assessment')).json;
    expect(await read(bo)).toMatchObject({ scores: true, own: [], numbers: null, progress: null });
    expect(await read(anna)).toMatchObject({
      own: [{ assessor: 'anna' }],
      numbers: { overall: { mean: 4, assessors: 1 } },
      progress: null,
    });
    const all = await read(sekretariat);
    expect(all.progress.map(({ assessor }: { assessor: string }) => assessor).sort()).toEqual(['anna', 'bo', 'carl']);
    expect((await (await as('indstiller')).call('GET', '/cases/fald/assessment')).status).toBe(403);
    // What was written is not found another way: neither in the case nor in its history.
    for (const person of ['indstiller', 'bo']) {
      for (const path of ['/cases/fald', '/cases/fald/events?limit=200', '/search?q=Tydelig']) {
        const { status, text } = await (await as(person)).call('GET', path);
        expect([path, status]).toEqual([path, 200]);
        expect(text, `${person} ${path}`).not.toContain('Tydelig');
      }
    }
  });

  test('of which somebody is kept out is not named to them in the ranking of the round', async () => {
    const { one, as, score } = await assessed();
    const sekretariat = await as('sekretariat');
    await score(await as('anna'), 'kol', 5);
    const { json: kol } = await sekretariat.call('GET', '/cases/kol');
    const excluded = await sekretariat.call('POST', '/cases/kol/commands/assessment.exclude', {
      body: { payload: { recused: 'carl', reason: 'Ansat i projektet' } },
      headers: { 'if-match': `"${kol.version}"` },
    });
    expect(excluded.status, excluded.text).toBe(200);
    const ranking = async (person: string) => (await (await as(person)).call('GET', '/cases/runde/ranking')).json;
    const whole = await ranking('sekretariat');
    expect(whole).toMatchObject({ hidden: 0, recommendation: { ranking: ['kol', 'fald'], recommended: ['kol'] } });
    expect(whole.cases.map(({ id }: { id: string }) => id)).toEqual(['kol', 'fald']);
    const part = await ranking('carl');
    expect(part).toMatchObject({ hidden: 1, recommendation: { ranking: [null, 'fald'], recommended: [] } });
    expect(JSON.stringify(part)).not.toContain('kol');
    expect((await (await as('carl')).call('GET', '/cases/kol/assessment')).status).toBe(404);
    const carl = await as('carl');
    expect((await carl.call('GET', '/cases/runde/ranking.svg')).headers['content-type']).toBe('image/svg+xml');
    expect((await carl.call('GET', '/cases/runde/ranking.xlsx')).status).toBe(403);
    expect((await sekretariat.call('GET', '/cases/runde/ranking.xlsx')).body.subarray(0, 2).toString()).toBe('PK');
    expect(one.faults).toEqual([]);
  });
});

test('whoever sees a case sees to whom it writes, and only the words that are written to themselves', async () => {
  const one = await houseWithVisitors();
  const lead = await program(one, 'lead-of-this-case', ['read']);
  const { json: planned } = await lead.call('GET', '/cases/sepsis/planned-letters?limit=200');
  const letters = planned.items.flatMap((each: { letters: object[] }) => each.letters);
  const texts = (own: boolean) =>
    letters
      .filter(({ person }: { person: string }) => (person === 'lead-of-this-case') === own)
      .map(({ text }: { text: unknown }) => text);
  expect(texts(true).length).toBeGreaterThan(0);
  expect(texts(true)).not.toContain(null);
  expect(new Set(texts(false))).toEqual(new Set([null]));
  const [mine] = planned.items.filter((each: { letters: { person: string }[] }) =>
    each.letters.some(({ person }) => person === 'lead-of-this-case'),
  );
  const ask = (person: string) =>
    lead.call(
      'GET',
      `/cases/sepsis/planned-letters/letter?${new URLSearchParams({ key: mine.key, person, on: mine.at.slice(0, 10) })}`,
    );
  expect((await ask('lead-of-this-case')).json).toMatchObject({
    person: 'lead-of-this-case',
    html: expect.stringContaining('<'),
  });
  expect((await ask('lead-of-the-region')).status).toBe(404);
});

test('facts go whole to those who administer; others see them as the pages show them', async () => {
  const one = await houseWithVisitors();
  const lead = await program(one, 'lead-of-this-case', ['read']);
  const { json: kase } = await lead.call('GET', '/cases/sepsis');
  expect(kase.facts).toBeNull();
  const { json: nomination } = await lead.call('GET', '/cases/sepsis/nomination');
  expect(nomination).toMatchObject({ role: null });
  expect(nomination.answers).toContainEqual(expect.objectContaining({ path: 'nominators', value: ['reg-sj'] }));
  const { json: circle } = await lead.call('GET', '/cases/sepsis/participation');
  expect(circle.circle).toMatchObject({ regions: ['reg-m', 'reg-n'] });
  const { json: people } = await lead.call('GET', '/cases/sepsis/people');
  const leads = people.find(({ role }: { role: string }) => role === 'project-lead');
  expect(leads.people.map(({ id }: { id: string }) => id)).toContain('lead-of-this-case');
  const { json: seminars } = await lead.call('GET', '/cases/sepsis/seminars');
  expect(seminars).toContainEqual(expect.objectContaining({ milestone: 'learning-seminar-2', is: 'not-planned' }));
  expect((await lead.call('GET', '/cases/sepsis/annexes/99')).status).toBe(404);
  const [entry] = await one.office.ledger.access.accessLog({ subject: 'sepsis', limit: 1 });
  expect(entry).toMatchObject({ action: 'GET /api/cases/:case/annexes/:annex', outcome: 'refused' });
  const { json: then } = await lead.call('GET', '/cases/sepsis/as-of?at=2026-01-04&known=2026-12-31');
  expect(then.status ?? 404).toBe(404);
  expect((await lead.call('GET', '/cases/sepsis/as-of?at=2026-02-01')).json.events).toHaveLength(2);
});

test('what moving a seminar would lead to is told to those who may move it, and nothing is written', async () => {
  const one = await houseWithVisitors();
  const plan = { milestone: 'learning-seminar-2', date: '2027-02-03' };
  await command(one.office, 'sepsis', 'project-lead', 'seminar.plan', '2026-11-03', plan);
  const lead = await program(one, 'lead-of-this-case', ['read']);
  const path = '/cases/sepsis/seminars/learning-seminar-2/move';
  const { json, status, text } = await lead.call('GET', `${path}?to=2027-03-03`);
  expect(status, text).toBe(200);
  const to = { earliest: '2027-03-03', latest: '2027-03-03' };
  expect(json.plans).toContainEqual(expect.objectContaining({ after: to }));
  expect((await lead.call('GET', path)).status).toBe(400);
  expect((await lead.call('GET', `${path}?to=2027-02-30`)).status).toBe(400);
  expect((await (await program(one, 'secretariat', ['read'])).call('GET', `${path}?to=2027-03-03`)).status).toBe(409);
  expect((await lead.call('GET', '/cases/sepsis')).json.version).toBe(3);
  const entry = await lead.call('GET', '/cases/sepsis/seminars/learning-seminar-2/entry.ics');
  expect(entry.text).toContain('DTSTART');
});
