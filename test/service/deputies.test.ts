import { expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { accessOf } from '../../src/service/access.ts';
import { appointDeputy, endDeputy } from '../../src/service/deputies.ts';
import { actorInWords } from '../../src/service/event-words.ts';
import { giveCommand } from '../../src/service/give-command.ts';
import type { Office } from '../../src/service/office.ts';
import { personRole } from '../../src/service/person-role.ts';
import { readRegister } from '../../src/service/register.ts';
import { tickAll } from '../../src/service/tick.ts';
import { addPerson, noon, openOffice, runningLkt } from './office.ts';

/** `leder` leads in the lead region and is away 1 to 10 December 2026; `vikar` holds nothing of that kind. */
async function withDeputy(role = 'project-lead@reg-m') {
  const office = await openOffice();
  await addPerson(office, 'leder', ['project-lead@reg-m']);
  await addPerson(office, 'vikar', ['nominator@kl'], 'en');
  await addPerson(office, 'tovholder', ['coordinator']);
  await runningLkt(office, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-06-02' });
  expect(await appoint(office, role)).toEqual([]);
  return office;
}

function appoint(office: Office, role = 'project-lead@reg-m', change: object = {}) {
  return appointDeputy(office, {
    person: 'leder',
    deputy: 'vikar',
    role: personRole(role),
    from: '2026-12-01',
    to: '2026-12-10',
    enteredBy: 'leder',
    enteredAt: noon('2026-11-23'),
    ...change,
  });
}

async function seesSepsis(office: Office, day: string) {
  const person = (await office.ledger.people()).find(({ id }) => id === 'vikar')!;
  const kase = (await office.ledger.loadCase('sepsis'))!.snapshot;
  const access = await accessOf(office, person, day);
  return access.sees(kase) && access.rolesIn(kase).includes('project-lead');
}

function report(office: Office, by: string, day: string, at = noon(day)) {
  return giveCommand(office, {
    case: 'sepsis',
    name: 'status-report.submit',
    payload: { period: 'Andet år', outcomeGoals: 'a', processGoals: 'b' },
    actor: { role: 'project-lead', by },
    occurredAt: exactly(day),
    at,
  });
}

test('a deputy holds the role from the first to the last day, both included, in the time zone of the text', async () => {
  const office = await withDeputy();
  const seen = await Promise.all(
    ['2026-11-30', '2026-12-01', '2026-12-10', '2026-12-11'].map((day) => seesSepsis(office, day)),
  );
  expect(seen).toEqual([false, true, true, false]);
  // 23:30 in Copenhagen on the last of November, and half past midnight on the first of December.
  expect(await report(office, 'vikar', '2026-11-30', '2026-11-30T22:30:00.000Z')).toHaveProperty('refusals');
  expect(await report(office, 'vikar', '2026-12-01', '2026-11-30T23:30:00.000Z')).not.toHaveProperty('refusals');
});

test('an event tells who acted, and that it was as deputy', async () => {
  const office = await withDeputy();
  const given = await report(office, 'vikar', '2026-12-02');
  if ('refusals' in given) throw new Error(given.refusals[0]?.why.en);
  const event = given.events[0]!;
  expect(event.actor).toEqual({ role: 'project-lead', by: 'vikar', for: 'leder' });
  const told = (names: Record<string, string>) =>
    actorInWords(event, { da: 'National projektleder', en: 'National project leader' }, 'da', (id) => names[id]);
  expect(told({ vikar: 'Vikar V', leder: 'Leder L' })).toBe(
    'National projektleder (Vikar V, stedfortræder for Leder L)',
  );
  expect(told({ leder: 'Leder L' })).toBe('National projektleder (stedfortræder for Leder L)');
  expect(told({})).toBe('National projektleder');
  expect((await office.ledger.verify()).ok).toBe(true);
});

test('whoever holds the role themselves acts for nobody else', async () => {
  const office = await withDeputy();
  await addPerson(office, 'vikar', ['project-lead#sepsis']);
  const given = await report(office, 'vikar', '2026-12-02');
  expect('events' in given && given.events[0]?.actor).toEqual({ role: 'project-lead', by: 'vikar' });
});

test('a role taken back early, or given up by the absent person, is the deputy’s no longer', async () => {
  const office = await withDeputy();
  const [entered] = await office.ledger.personal.deputies();
  expect(await endDeputy(office, entered!.id, 'vikar', noon('2026-12-02'), 'vikar')).toBe(false);
  expect(await seesSepsis(office, '2026-12-02')).toBe(true);
  expect(await endDeputy(office, entered!.id, 'leder', noon('2026-12-02'), 'leder')).toBe(true);
  expect(await seesSepsis(office, '2026-12-02')).toBe(false);
  const other = await withDeputy();
  await addPerson(other, 'leder', ['project-lead@reg-h']);
  expect(await seesSepsis(other, '2026-12-02')).toBe(false);
});

test('what is wrong is told field by field, and nothing is written', async () => {
  const office = await withDeputy();
  const fields = async (role: string, change: object) => (await appoint(office, role, change)).map(({ of }) => of);
  expect(await fields('coordinator', {})).toEqual(['role']);
  expect(await fields('project-lead@reg-m', { deputy: 'leder' })).toEqual(['deputy']);
  expect(await fields('project-lead@reg-m', { person: 'ingen', deputy: 'ingen' })).toEqual(['person', 'deputy']);
  expect(await fields('project-lead@reg-m', { from: '2026-02-30', to: '2026-01-01' })).toEqual(['from', 'to']);
  expect(await fields('project-lead@reg-m', { from: '2026-11-01', to: '2026-11-22' })).toEqual(['to']);
  expect(await fields('project-lead@reg-m', { from: '2026-12-10', to: '2026-12-20' })).toEqual(['deputy']);
  expect(await office.ledger.personal.deputies()).toHaveLength(1);
});

test('the deputy gets what the absent person gets, once, in the deputy’s language, while the period runs', async () => {
  const office = await withDeputy();
  // "Half a year before" the cap of 2 June 2027 falls on 2 December 2026, "a quarter before" on 2 March 2027.
  for (const day of ['2026-11-24', '2026-12-02', '2026-12-03', '2026-12-03', '2026-12-11', '2027-03-03'])
    await tickAll(office, noon(day));
  const cap = (await office.ledger.outbox()).filter(({ key }) => key.includes('/closing-cap/'));
  const to = (rung: string) => cap.filter(({ key }) => key.includes(rung)).map(({ person }) => person);
  expect(to('half-year-before').sort()).toEqual(['leder', 'tovholder', 'vikar']);
  expect(to('quarter-before')).not.toContain('vikar');
  expect(cap.find(({ person }) => person === 'vikar')?.text).toContain('2 June 2027');
});

test('a case that sleeps for years wakes on the day a deputy begins and the day after the last', async () => {
  const office = await withDeputy();
  await tickAll(office, noon('2026-11-24'));
  const wakeUps: (string | null)[] = [];
  for (let times = 0; times < 60 && !wakeUps.includes('2026-12-10T23:00:00.000Z'); times += 1) {
    const next = await office.ledger.nextWakeUp();
    wakeUps.push(next);
    await tickAll(office, next!);
  }
  expect(wakeUps).toContain('2026-11-30T23:00:00.000Z');
  expect(wakeUps).toContain('2026-12-10T23:00:00.000Z');
});

test('what somebody holds as deputy is not handed on, and is never saved as their own', async () => {
  const office = await withDeputy();
  const problems = await appoint(office, 'project-lead@reg-m', { person: 'vikar', deputy: 'tovholder' });
  expect(problems.map(({ of }) => of)).toEqual(['role']);
  const vikar = (await readRegister(office.ledger)).on('2026-12-02').find(({ id }) => id === 'vikar')!;
  expect(vikar.roles).toContainEqual({ role: 'project-lead', organisation: 'reg-m', for: 'leder' });
  await office.ledger.savePerson(vikar);
  const saved = (await office.ledger.people()).find(({ id }) => id === 'vikar');
  expect(saved?.roles).toEqual([{ role: 'nominator', organisation: 'kl' }]);
});

test('somebody who may administer only as deputy may do so in the period', async () => {
  const office = await openOffice();
  await addPerson(office, 'leder', ['secretariat']);
  await addPerson(office, 'vikar', ['nominator@kl']);
  await appoint(office, 'secretariat');
  const vikar = (await office.ledger.people()).find(({ id }) => id === 'vikar')!;
  expect((await accessOf(office, vikar, '2026-12-05')).mayAct('administer')).toBe(true);
  expect((await accessOf(office, vikar, '2026-12-11')).mayAct('administer')).toBe(false);
});
