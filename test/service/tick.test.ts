import { expect, test } from 'vitest';
import { tickAll } from '../../src/service/tick.ts';
import { addPerson, command, noon, openOffice, runningLkt } from './office.ts';

// First seminar 2 June 2025, so the cap of 24 months falls on 2 June 2027.
const lkt = { at: '2026-01-05', firstSeminar: '2025-06-02' };

async function office() {
  const opened = await openOffice();
  await addPerson(opened, 'leder', ['project-lead@reg-m']);
  await addPerson(opened, 'tovholder', ['coordinator']);
  await addPerson(opened, 'styregruppe', ['steering-group']);
  await addPerson(opened, 'fremmed', ['project-lead@reg-h']);
  return opened;
}

test('a reminder is written on its day, once, to the people who hold the role in the lead region', async () => {
  const one = await office();
  await runningLkt(one, 'sepsis', lkt);
  await tickAll(one, noon('2026-12-01'));
  const before = (await one.ledger.outbox()).length;
  await tickAll(one, noon('2026-12-02'));
  await tickAll(one, noon('2026-12-02'));
  const cap = (await one.ledger.outbox()).filter(({ key }) => key.includes('closing-cap/half-year-before'));
  expect((await one.ledger.outbox()).length).toBe(before + 2);
  expect(cap.map(({ person, late, state }) => ({ person, late, state }))).toEqual([
    { person: 'leder', late: false, state: 'pending' },
    { person: 'tovholder', late: false, state: 'held' },
  ]);
  expect(cap[0]?.text).toContain('2. juni 2027');
});

test('a reminder missed during downtime is sent once, marked late, and only the newest of its deadline', async () => {
  const one = await office();
  await runningLkt(one, 'sepsis', lkt);
  await tickAll(one, noon('2026-01-05'));
  // Nobody is awake from January 2026 until after both "half a year before" and "a quarter before" have passed.
  await tickAll(one, noon('2027-03-10'));
  const cap = (await one.ledger.outbox()).filter(
    ({ key, person }) => key.includes('/closing-cap/') && person === 'leder',
  );
  expect(cap.map(({ key, state, late }) => [key.split('/')[2], state, late])).toEqual([
    ['half-year-before', 'superseded', true],
    ['quarter-before', 'pending', true],
  ]);
  expect(cap[1]?.text).toContain('2. marts 2027');
  const count = (await one.ledger.outbox()).length;
  await tickAll(one, noon('2027-03-10'));
  expect((await one.ledger.outbox()).length).toBe(count);
});

test('a breached cap is recorded as an event of the engine, once, and reaches the steering group in the end', async () => {
  const one = await office();
  await runningLkt(one, 'sepsis', lkt);
  for (const day of [
    '2027-06-02',
    '2027-06-03',
    '2027-06-04',
    '2027-06-09',
    '2027-06-23',
    '2027-07-07',
    '2027-07-21',
  ]) {
    await tickAll(one, noon(day));
  }
  const passed = (await one.ledger.events('sepsis')).filter(({ event }) => event.type === 'deadline-passed');
  expect(
    passed.map(
      ({ event }) => event.type === 'deadline-passed' && [event.deadline, event.due, event.occurredAt.earliest],
    ),
  ).toContainEqual(['first-seminar-to-closure', '2027-06-02', '2027-06-03']);
  expect(
    passed.filter(({ event }) => event.type === 'deadline-passed' && event.deadline === 'first-seminar-to-closure'),
  ).toHaveLength(1);
  const toSteeringGroup = (await one.ledger.outbox()).filter(({ person }) => person === 'styregruppe');
  expect(toSteeringGroup.map(({ key }) => key)).toEqual([
    'sepsis/closing-cap/exceeded-escalated/2027-06-02/styregruppe',
  ]);
});

test('an extension decided before anything is due moves the reminders with the cap', async () => {
  const one = await office();
  await runningLkt(one, 'sepsis', lkt);
  await command(one, 'sepsis', 'steering-group', 'extension.grant', '2026-11-02', {
    until: '2027-12-01',
    reason: 'Covid-19',
  });
  await tickAll(one, noon('2026-12-02'));
  expect((await one.ledger.outbox()).filter(({ key }) => key.includes('/closing-cap/'))).toEqual([]);
  await tickAll(one, noon('2027-06-01'));
  const keys = (await one.ledger.outbox()).filter(({ person }) => person === 'leder').map(({ key }) => key);
  expect(keys).toContain('sepsis/closing-cap/half-year-before/2027-12-01/leder');
});

test('a year after closure the coordinators and the health directors of the participating regions are asked, then reminded, then the steering group is told', async () => {
  const one = await office();
  await addPerson(one, 'direktoer-m', ['health-director@reg-m']);
  await addPerson(one, 'direktoer-n', ['health-director@reg-n'], 'en');
  await addPerson(one, 'direktoer-h', ['health-director@reg-h']);
  await runningLkt(one, 'sepsis', lkt);
  await command(one, 'sepsis', 'project-lead', 'closing-seminar.hold', '2026-02-02');
  const report = { actions: 'x', results: 'y', futureRetention: 'z' };
  await command(one, 'sepsis', 'project-lead', 'closing-report.submit', '2026-03-02', report);
  await command(one, 'sepsis', 'steering-group', 'closing-report.approve', '2026-03-16', { meeting: '2026-03-16' });
  let day = new Date(noon('2026-03-17'));
  while (day < new Date(noon('2027-05-01'))) {
    await tickAll(one, day.toISOString());
    day = new Date(day.getTime() + 86_400_000);
  }
  const followUp = (await one.ledger.outbox()).filter(({ key }) => key.includes('/follow-up/'));
  const asked = followUp.filter(({ key }) => key.includes('/prompt/'));
  expect(asked.map(({ person }) => person).sort()).toEqual(['direktoer-m', 'direktoer-n', 'tovholder']);
  expect(asked.every(({ plannedAt }) => plannedAt.startsWith('2027-02-03'))).toBe(true);
  expect(followUp.filter(({ person }) => person === 'direktoer-n').map(({ key }) => key.split('/')[2])).toEqual([
    'prompt',
    'reminder-1',
    'reminder-2',
    'reminder-3',
  ]);
  expect(followUp.find(({ person }) => person === 'direktoer-n')?.text).toMatch(/Dear/);
  const escalated = (await one.ledger.outbox()).filter(({ person }) => person === 'styregruppe');
  expect(escalated.map(({ subject }) => subject).filter((subject) => /opfølgning/i.test(subject))).toHaveLength(1);
  expect((await one.ledger.loadCase('sepsis'))?.snapshot.state).toEqual({ 'follow-up': 'escalated' });
  const answer = { held: 'partly', evidence: 'Opgørelse', organisation: 'reg-m' };
  const answered = await command(one, 'sepsis', 'health-director', 'follow-up.answer', '2027-05-03', answer);
  expect('case' in answered && answered.case.facts.followUpAnswers).toEqual([expect.objectContaining(answer)]);
});

test('a reminder to a role that nobody holds becomes a dead letter that can be seen', async () => {
  const one = await openOffice();
  await runningLkt(one, 'sepsis', lkt);
  await tickAll(one, noon('2026-12-02'));
  const unaddressed = (await one.ledger.outbox()).filter(({ person }) => person.startsWith('nobody:'));
  expect(unaddressed.map(({ key }) => key)).toContain(
    'sepsis/closing-cap/half-year-before/2027-06-02/nobody:project-lead',
  );
});

test('of two ticks at the same moment one writes and the other gives way', async () => {
  const one = await office();
  await runningLkt(one, 'sepsis', lkt);
  const [a, b] = await Promise.all([tickAll(one, noon('2027-06-03')), tickAll(one, noon('2027-06-03'))]);
  expect(a.conflicts + b.conflicts).toBeLessThanOrEqual(1);
  const passed = (await one.ledger.events('sepsis')).filter(
    ({ event }) => event.type === 'deadline-passed' && event.deadline === 'first-seminar-to-closure',
  );
  expect(passed).toHaveLength(1);
  const keys = (await one.ledger.outbox()).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(await one.ledger.verify()).toMatchObject({ ok: true });
});
