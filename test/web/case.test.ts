import { describe, expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { addPerson, command, noon, runningLkt } from '../service/office.ts';
import { fieldsOf, openHouse, type TestHouse } from './house.ts';

async function house() {
  const one = await openHouse();
  await addPerson(one.office, 'vagt', ['secretariat']);
  await addPerson(one.office, 'leder', ['project-lead@reg-m']);
  await runningLkt(one.office, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-06-02' });
  return one;
}

async function versionOf({ office }: TestHouse, id = 'sepsis'): Promise<number> {
  return (await office.ledger.loadCase(id))?.snapshot.version ?? 0;
}

async function factsOf({ office }: TestHouse, id = 'sepsis') {
  return (await office.ledger.loadCase(id))?.snapshot;
}

const report = { period: 'Andet år', outcomeGoals: 'Færre dødsfald', processGoals: 'Hurtigere behandling' };

describe('the page of a case', () => {
  test('shows the phases as steps, and exactly one of them is the current one', async () => {
    const one = await house();
    const { html } = await (await one.as('vagt')).get('/cases/sepsis');
    const current = [...html.matchAll(/<li[^>]*aria-current="step"[^>]*>(.*?)<\/li>/gs)];
    expect(current).toHaveLength(1);
    expect(current[0]?.[1]).toContain('Seminarer og lokalt arbejde');
  });

  test('says of the phases before a case was taken over that they lie before that, not that they are missing', async () => {
    const one = await house();
    const { text } = await (await one.as('vagt')).get('/cases/sepsis');
    expect(text).toContain('Udvælgelse Før sagen blev lagt ind');
    expect(text).toContain('Deltagelse Før sagen blev lagt ind');
    expect(text).not.toContain('ikke registreret her');
  });

  test('tells what belongs to later phases and who may do it, and who holds which role', async () => {
    const one = await house();
    const { text } = await (await one.as('vagt')).get('/cases/sepsis');
    expect(text).toMatch(/Senere i forløbet \(\d+\)/);
    expect(text).toContain('National projektleder leder Eksempelsen (Region Midtjylland)');
  });

  test('tells who stands in for whom, and when, until that is over', async () => {
    const one = await house();
    await addPerson(one.office, 'vikar', ['coordinator@reg-m']);
    const role = { role: 'project-lead', organisation: 'reg-m' };
    const entered = { enteredBy: 'vagt', enteredAt: one.clock.now };
    for (const [from, to] of [
      ['2026-11-01', '2026-11-22'],
      ['2026-12-01', '2026-12-10'],
    ] as const)
      await one.office.ledger.personal.saveDeputy({ person: 'leder', deputy: 'vikar', role, from, to, ...entered });
    const { text } = await (await one.as('vagt')).get('/cases/sepsis');
    expect(text).toContain(
      'vikar Eksempelsen, stedfortræder for leder Eksempelsen i perioden 1. december 2026 til 10. december 2026',
    );
    expect(text).not.toContain('22. november 2026');
  });

  test('names who did what, and tells of somebody who is not registered only in which role', async () => {
    const one = await house();
    await command(one.office, 'sepsis', 'project-lead', 'status-report.submit', '2026-11-20', report);
    const vagt = await one.as('vagt');
    expect((await vagt.get('/cases/sepsis')).text).toContain(
      'Aflever afrapportering National projektleder 20. november',
    );
    const event = `/cases/sepsis/events/${await versionOf(one)}`;
    expect((await vagt.get(event)).text).toMatch(/Hvem National projektleder Id, det er indført med test Skete/);
    expect((await (await one.as('leder')).get(event)).text).toMatch(/Hvem National projektleder Skete/);
  });

  test('leads to placing, moving and correcting only those who may', async () => {
    const one = await house();
    const lead = await (await one.as('leder')).get('/cases/sepsis');
    expect(lead.html).not.toMatch(/\/(place|migrate|correct|package)"/);
    const vagt = await (await one.as('vagt')).get('/cases/sepsis');
    for (const page of ['place', 'migrate', 'events/2/correct', 'package'])
      expect(vagt.html).toContain(`"/cases/sepsis/${page}"`);
  });

  test('is the same for every workflow', async () => {
    const one = await openHouse({ examples: true });
    await addPerson(one.office, 'vagt', ['secretariat', 'practice-unit']);
    const vagt = await one.as('vagt');
    for (const { snapshot } of await one.office.ledger.listCases()) {
      const seen = await vagt.get(`/cases/${snapshot.id}`);
      expect(seen.status, snapshot.id).toBe(200);
      expect(seen.html, snapshot.id).toContain('aria-current="step"');
    }
    expect(one.faults).toEqual([]);
  });
});

describe('a look back', () => {
  test('shows the case as it was, says so, and offers nothing to do', async () => {
    const one = await house();
    await command(one.office, 'sepsis', 'project-lead', 'status-report.submit', '2026-03-02', report);
    const vagt = await one.as('vagt');
    const then = await vagt.get('/cases/sepsis?at=2026-02-01&known=2026-11-23');
    expect(then.text).toContain('Tilbageblik: sagen, som den var 1. februar 2026');
    expect(then.html).not.toContain('/do/');
    expect(then.html).not.toContain('/events/3"');
    expect((await vagt.get('/cases/sepsis?at=2026-04-01')).html).toContain('/events/3"');
    expect((await vagt.get('/cases/sepsis?at=2020-01-01')).text).toContain('ikke registreret noget');
    expect((await vagt.get('/cases/sepsis?at=2026-02-31')).status).toBe(422);
  });
});

describe('correcting an event', () => {
  async function reported() {
    const one = await house();
    await command(one.office, 'sepsis', 'project-lead', 'status-report.submit', '2026-03-02', report);
    return { one, vagt: await one.as('vagt'), at: '/cases/sepsis/events/3/correct' };
  }

  test('shows first and writes nothing, then withdraws, and marks the event in the history', async () => {
    const { one, vagt, at } = await reported();
    const asked = { _version: '3', _how: 'withdraw', _reason: 'Rapporten hørte til en anden sag.' };
    const shown = await vagt.post(at, { ...asked, _step: 'preview' });
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('trækkes tilbage');
    expect(await versionOf(one)).toBe(3);
    const done = await vagt.post(at, { ...asked, _step: 'accept' });
    expect(done.location).toBe('/cases/sepsis?told=corrected');
    expect(await versionOf(one)).toBe(4);
    expect((await vagt.get('/cases/sepsis')).text).toContain('trukket tilbage ved hændelse 4');
    expect((await vagt.get(at)).status).toBe(409);
  });

  test('begins with what was recorded, and writes what is changed', async () => {
    const { one, vagt, at } = await reported();
    expect((await vagt.get(at)).html).toContain('Færre dødsfald');
    const asked = { _version: '3', _how: 'amend', _reason: 'Forkert tal.', _day: '2026-03-03', ...report };
    const done = await vagt.post(at, { ...asked, outcomeGoals: 'Færre genindlæggelser', _step: 'accept' });
    expect(done.location).toBe('/cases/sepsis?told=corrected');
    const facts = (await factsOf(one))?.facts as { statusReports: { outcomeGoals: string }[] };
    expect(facts.statusReports[0]?.outcomeGoals).toBe('Færre genindlæggelser');
    const [, , , event] = (await one.office.ledger.events('sepsis')).map((each) => each.event);
    expect(event).toMatchObject({ type: 'corrected', amended: 3, actor: { role: 'secretariat', by: 'vagt' } });
  });

  test('of a placing moves the deadlines that were counted from its dates', async () => {
    const { vagt } = await reported();
    const asked = { _version: '3', _how: 'amend', _reason: 'Seminaret lå senere.' };
    const changed = { 'milestones.learning-seminar-1': '2025-09-01' };
    const shown = await vagt.post('/cases/sepsis/events/2/correct', { ...asked, ...changed, _step: 'preview' });
    expect(shown.text).toContain('Frister, der flyttes');
    expect(shown.text).toMatch(/før 2\. juni 2027, nu 1\. september 2027/);
  });

  test('of the beginning gives the case another title and another round', async () => {
    const one = await house();
    const vagt = await one.as('vagt');
    const at = '/cases/sepsis/events/1/correct';
    expect((await vagt.get('/cases/sepsis')).html).toContain(at);
    const form = await vagt.get(at);
    expect(form.html).toContain('name="title"');
    expect(form.html).not.toContain('value="withdraw"');
    expect(form.text).toContain('Forløbet kan ikke rettes');
    const { title } = (await factsOf(one)) as { title: string };
    const asked = { _version: '2', _how: 'amend', _reason: 'Skrivefejl.', title };
    expect((await vagt.post(at, { ...asked, _step: 'preview' })).text).toContain('Der er ikke rettet noget.');
    const shown = await vagt.post(at, { ...asked, title: 'LKT Blodforgiftning', _step: 'preview' });
    expect(shown.text).toContain(`Titel: før ${title}, nu LKT Blodforgiftning`);
    const done = await vagt.post(at, { ...asked, title: 'LKT Blodforgiftning', _step: 'accept' });
    expect(done.location).toBe('/cases/sepsis?told=corrected');
    expect((await vagt.get('/cases/sepsis')).html).toContain('<h1>LKT Blodforgiftning</h1>');
    expect((await vagt.post(at, { ...asked, _version: '3', title: '', _step: 'preview' })).status).toBe(422);
  });

  test('without a reason, or with nothing changed, is told at the field', async () => {
    const { one, vagt, at } = await reported();
    const none = await vagt.post(at, { _version: '3', _how: 'amend', ...report, _step: 'accept' });
    expect(none.status).toBe(422);
    expect(none.html).toContain('href="#field-_reason"');
    const same = await vagt.post(at, { _version: '3', _how: 'amend', _reason: 'x', ...report, _step: 'accept' });
    expect(same.text).toContain('Der er ikke rettet noget.');
    expect(await versionOf(one)).toBe(3);
  });

  test('is not carried out on a case that has changed since it was shown', async () => {
    const { one, vagt, at } = await reported();
    const asked = { _version: '2', _how: 'withdraw', _reason: 'Fejl.', _step: 'accept' };
    const seen = await vagt.post(at, asked);
    expect(seen.status).toBe(409);
    expect(seen.html).toContain('name="_version" value="3"');
    expect(await versionOf(one)).toBe(3);
  });

  test('is refused to those whose role has no such act', async () => {
    const { one, at } = await reported();
    expect((await (await one.as('leder')).get(at)).status).toBe(403);
  });
});

test('placing a case shows where it would stand, then puts it there with dates and facts', async () => {
  const one = await house();
  const vagt = await one.as('vagt');
  const form = await vagt.get('/cases/sepsis/place');
  expect(form.html).not.toContain('value="paused"');
  const asked = {
    _version: '2',
    _reason: 'Ifølge referatet.',
    state: 'running.closure.report',
    'milestones.learning-seminar-2': '2026-02',
    'facts.leadRegion': 'reg-n',
  };
  const state = /<option value="(running\.closure\.[^"]+)"/.exec(form.html)?.[1] ?? '';
  const shown = await vagt.post('/cases/sepsis/place', { ...asked, state, _step: 'preview' });
  expect(shown.text).toContain('Sagen står');
  expect(await versionOf(one)).toBe(2);
  const done = await vagt.post('/cases/sepsis/place', { ...asked, state, _step: 'accept' });
  expect(done.location).toBe('/cases/sepsis?told=placed');
  const kase = await factsOf(one);
  expect(kase?.facts.leadRegion).toBe('reg-n');
  expect(kase?.facts.conditions).toBeUndefined();
  expect(kase?.milestones['learning-seminar-2']?.when).toEqual({ earliest: '2026-02-01', latest: '2026-02-28' });
});

test('a placing takes facts in groups and lists, as far as they are known, and no more than was written', async () => {
  const one = await house();
  const vagt = await one.as('vagt');
  const form = await vagt.get('/cases/sepsis/place');
  expect(form.html).toContain('name="facts.participation.teams.0.name"');
  expect(form.html).toMatch(/<details>\s*<summary>Afsluttende status<\/summary>/);
  const held = (await factsOf(one))?.facts ?? {};
  const unchanged = { ...fieldsOf(form.html), _version: '2', _reason: 'Ifølge referatet.' };
  const asked = {
    ...unchanged,
    'facts.expertGroup.chair': 'Formand Eksempelsen',
    'facts.seminars.0.participants': '40',
  };
  const done = await vagt.post('/cases/sepsis/place', { ...asked, _step: 'accept' });
  expect([done.location, done.text]).toEqual(['/cases/sepsis?told=placed', done.text]);
  const kase = await factsOf(one);
  expect(kase?.facts).toEqual({
    ...held,
    expertGroup: { chair: 'Formand Eksempelsen' },
    seminars: [{ participants: 40 }],
  });
  const event = (await one.office.ledger.events('sepsis')).at(-1)?.event;
  expect(Object.keys((event as { facts: object }).facts).sort()).toEqual(['expertGroup', 'seminars']);
});

test('a fact that was taken over longer than its form allows does not stop a placing, one that is written does', async () => {
  const one = await house();
  const vagt = await one.as('vagt');
  const { office } = one;
  const taken = {
    case: 'sepsis',
    reason: 'Arkivet',
    actor: { role: 'secretariat', by: 'vagt' },
    at: noon('2026-01-06'),
  };
  await placeCase(office, {
    ...taken,
    occurredAt: exactly('2026-01-06'),
    facts: { finalStatus: { summary: 'x'.repeat(20_001) } },
  });
  const form = await vagt.get('/cases/sepsis/place');
  const asked = { ...fieldsOf(form.html), _version: '3', _reason: 'Ifølge referatet.', 'facts.leadRegion': 'reg-n' };
  const wrong = { ...asked, 'facts.assessments.0.scores.area.score': 'høj', _step: 'preview' };
  const refused = await vagt.post('/cases/sepsis/place', wrong);
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('href="#field-facts-assessments-0-scores-area-score"');
  const done = await vagt.post('/cases/sepsis/place', { ...asked, _step: 'accept' });
  expect(done.location).toBe('/cases/sepsis?told=placed');
  const event = (await office.ledger.events('sepsis')).at(-1)?.event;
  expect((event as { facts: object }).facts).toEqual({ leadRegion: 'reg-n' });
});

test('moving a case to a trial shows what changes, then moves it', async () => {
  const one = await house();
  const vagt = await one.as('vagt');
  const [trial = ''] = [...one.office.text.trials.keys()];
  const asked = { _version: '2', _reason: 'Prøven er vedtaget.', _day: '', _trial: trial };
  const shown = await vagt.post('/cases/sepsis/migrate', { ...asked, _step: 'preview' });
  expect(shown.text).toContain('Intet er ændret endnu');
  expect(await versionOf(one)).toBe(2);
  expect((await vagt.post('/cases/sepsis/migrate', { ...asked, _step: 'accept' })).location).toBe(
    '/cases/sepsis?told=migrated',
  );
  const events = await one.office.ledger.events('sepsis');
  expect(events.at(-1)?.event).toMatchObject({ type: 'migrated', reason: 'Prøven er vedtaget.' });
  const both = await vagt.post('/cases/sepsis/migrate', {
    ...asked,
    _version: '3',
    _day: '2026-05-01',
    _step: 'preview',
  });
  expect(both.status).toBe(422);
});
