import { expect, test } from 'vitest';
import { addPerson, runningLkt } from '../service/office.ts';
import { openHouse } from './house.ts';

const path = '/cases/sepsis/do/status-report.submit';
const report = { period: 'Andet år', outcomeGoals: 'Dødeligheden er faldet.', processGoals: '82 procent.' };

async function house() {
  const one = await openHouse();
  await addPerson(one.office, 'leder', ['project-lead@reg-m']);
  await addPerson(one.office, 'sekretariat', ['secretariat']);
  await runningLkt(one.office, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-06-02' });
  const version = async () => String((await one.office.ledger.loadCase('sepsis'))?.snapshot.version);
  return { ...one, version, leder: await one.as('leder') };
}

test('a form is filled in, recorded once, and told of', async () => {
  const one = await house();
  expect((await one.leder.get(path)).status).toBe(200);
  const given = await one.leder.post(path, { ...report, _version: await one.version() });
  expect({ status: given.status, location: given.location }).toEqual({
    status: 303,
    location: '/cases/sepsis?told=done',
  });
  const stored = await one.office.ledger.loadCase('sepsis');
  expect(stored?.snapshot.facts.statusReports).toEqual([report]);
  expect((await one.leder.get('/cases/sepsis?told=done')).text).toContain('Det er registreret.');
});

test('what is missing is told on top with a link to its field, and what was written stays', async () => {
  const one = await house();
  const plan = '/cases/sepsis/do/seminar.plan';
  const seen = await one.leder.post(plan, { date: 'på "fredag" <b>', _version: await one.version() });
  expect(seen.status).toBe(422);
  for (const field of ['field-milestone', 'field-date']) {
    expect(seen.html).toContain(`href="#${field}"`);
    expect(seen.html).toContain(`id="${field}"`);
  }
  expect(seen.html).toContain('value="på &quot;fredag&quot; &lt;b>"');
  expect((await one.office.ledger.loadCase('sepsis'))?.snapshot.planned).toEqual({});
});

test('a form from before somebody else changed the case is not recorded, and loses nothing', async () => {
  const one = await house();
  const before = await one.version();
  await one.leder.post(path, { ...report, _version: before });
  const seen = await one.leder.post(path, { ...report, period: 'Tredje år', _version: before });
  expect(seen.status).toBe(409);
  expect(seen.text).toContain('ændret af en anden');
  expect(seen.html).toContain('Tredje år');
  const again = await one.leder.post(path, { ...report, period: 'Tredje år', _version: await one.version() });
  expect(again.status).toBe(303);
});

test('a role that may not is told so, in the reader’s language', async () => {
  const one = await house();
  const seen = await (await one.as('sekretariat', 'en')).get(path);
  expect(seen.status).toBe(403);
  expect(seen.text).toContain('None of your roles in the case may do this.');
});

test('a command that does not exist here is answered with what can be done', async () => {
  const one = await house();
  for (const command of ['nomination.submit', 'nothing', 'constructor', '__proto__']) {
    const seen = await one.leder.post(`/cases/sepsis/do/${command}`, { _version: await one.version() });
    expect(seen.status, command).toBe(409);
  }
  expect(one.faults).toEqual([]);
});

test('another day can be given, in the way a Dane writes it, but not one to come', async () => {
  const one = await house();
  const late = { ...report, _version: await one.version(), _day: '2026-12-24' };
  const seen = await one.leder.post(path, late);
  expect(seen.status).toBe(422);
  expect(seen.text).toContain('ligger efter i dag');
  const given = await one.leder.post(path, { ...report, _version: await one.version(), _day: '2026-11-02' });
  expect(given.status).toBe(303);
  expect((await one.office.ledger.loadCase('sepsis'))?.snapshot.milestones['status-report']?.when.earliest).toBe(
    '2026-11-02',
  );
});

test('a case is started by whom the text lets start it, and by no other', async () => {
  const one = await house();
  const secretary = await one.as('sekretariat');
  expect((await secretary.post('/start/nomination-round', { title: 'Runde 2027' })).location).toBe(
    '/cases/runde-2027?told=started',
  );
  expect((await one.leder.post('/start/nomination-round', { title: 'Runde 2028' })).status).toBe(403);
  expect((await secretary.post('/start/nomination-round', { title: ' ' })).status).toBe(422);
  expect(await one.office.ledger.loadCase('runde-2028')).toBe(null);
});

test('a list that is left empty inside a group says nothing, so that a decision at a meeting can be given here', async () => {
  const one = await house();
  const secretary = await one.as('sekretariat');
  await secretary.post('/start/steering-group-meeting', { title: 'Møde' });
  const version = async () => String((await one.office.ledger.loadCase('moede'))?.snapshot.version);
  const given = async (command: string, fields: Record<string, string>) =>
    (await secretary.post(`/cases/moede/do/${command}`, { ...fields, _version: await version() })).status;
  expect(await given('meeting.plan', { date: '2026-11-23' })).toBe(303);
  expect(await given('item.add', { title: 'Stop', case: 'sepsis', kind: 'decision' })).toBe(303);
  expect(await given('agenda.close', {})).toBe(303);
  expect(await given('meeting.hold', {})).toBe(303);
  const decision = {
    case: 'sepsis',
    decision: 'lkt.terminate',
    'with.reason': 'Midlerne er brugt',
    'with.questions': '',
  };
  expect(await given('item.decide', decision)).toBe(303);
  expect((await one.office.ledger.loadCase('sepsis'))?.snapshot.state).toBe('terminated');
});
