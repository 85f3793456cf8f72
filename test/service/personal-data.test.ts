import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { personProblems } from '../../src/service/add-person.ts';
import { erasePerson } from '../../src/service/erase-person.ts';
import { exportPerson } from '../../src/service/export-person.ts';
import { giveCommand } from '../../src/service/give-command.ts';
import { keepRetention } from '../../src/service/keep-retention.ts';
import { type PersonData, personData } from '../../src/service/person-data.ts';
import { personRole } from '../../src/service/person-role.ts';
import { oneRound } from '../../src/service/scheduler.ts';
import { verifyLedger } from '../../src/service/verify-ledger.ts';
import { newSession } from '../../src/web/session.ts';
import { addPerson, noon, openOffice, runningLkt } from './office.ts';

const transport = {
  async deliver() {
    return { is: 'accepted' } as const;
  },
  async close() {},
};

/** `leder` has acted, been written to, signed in, been looked at and stood in for; `vagt` administers. */
async function lived() {
  const office = await openOffice();
  await addPerson(office, 'leder', ['project-lead@reg-m']);
  await addPerson(office, 'vagt', ['secretariat']);
  await addPerson(office, 'tovholder', ['coordinator']);
  await runningLkt(office, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-06-02' });
  const given = await giveCommand(office, {
    case: 'sepsis',
    name: 'status-report.submit',
    payload: { period: 'Andet år', outcomeGoals: 'a', processGoals: 'b' },
    actor: { role: 'project-lead', by: 'leder' },
    occurredAt: exactly('2026-11-23'),
    at: noon('2026-11-23'),
  });
  expect(given).not.toHaveProperty('refusals');
  for (const day of ['2026-11-24', '2026-12-02', '2026-12-03'])
    await oneRound(office, transport, noon(day), 'LKT <lkt@lkt.example>');
  const { access, personal } = office.ledger;
  const at = noon('2026-12-03');
  await access.openSession(newSession('hemmelig', { person: 'leder', language: 'da', by: 'link' }, at));
  const later = '2026-12-03T12:10:00.000Z';
  await access.saveSignInLink({ hash: 'l', person: 'leder', target: '/', createdAt: at, expiresAt: later });
  const token = { hash: 't', person: 'leder', title: 'Kalender', scopes: ['calendar'], createdAt: at };
  await access.saveToken({ ...token, expiresAt: null, revokedAt: null, usedAt: null });
  await access.logAccess({ at, person: 'leder', action: 'GET /cases/:case', subject: 'sepsis', outcome: 'granted' });
  await access.logAccess({
    at,
    person: 'vagt',
    action: 'GET /admin/people/:person',
    subject: 'leder',
    outcome: 'granted',
  });
  const role = personRole('project-lead@reg-m');
  const period = { from: '2026-12-05', to: '2026-12-06', enteredBy: 'vagt', enteredAt: at };
  await personal.saveDeputy({ person: 'leder', deputy: 'tovholder', role, ...period });
  return office;
}

test('the export holds everything that is held on a person, and no secret', async () => {
  const office = await lived();
  const data = (await personData(office, 'leder', noon('2026-12-03'))) as PersonData;
  expect({
    deputies: data.deputies.length,
    sessions: data.sessions.length,
    links: data.signInLinks.length,
    tokens: data.tokens.map(({ title }) => title),
    acts: data.acts.map(({ case: kase, actor }) => [kase, actor.by]),
    log: data.accessLog.map(({ person, subject }) => [person, subject]),
  }).toEqual({
    deputies: 1,
    sessions: 1,
    links: 1,
    tokens: ['Kalender'],
    acts: [['sepsis', 'leder']],
    log: [
      ['leder', 'sepsis'],
      ['vagt', 'leder'],
    ],
  });
  expect(data.letters.length).toBeGreaterThan(0);
  expect(JSON.stringify(data)).not.toContain('"hash"');
  const zip = await JSZip.loadAsync(await exportPerson(office, data, 'da'));
  expect(Object.keys(zip.files)).toEqual(['oplysninger.docx', 'oplysninger.html', 'oplysninger.json', 'SHA256SUMS']);
  expect(JSON.parse(await zip.file('oplysninger.json')!.async('string'))).toEqual(JSON.parse(JSON.stringify(data)));
  const html = await zip.file('oplysninger.html')!.async('string');
  for (const told of ['leder Eksempelsen', 'leder@lkt.example', 'Kalender', 'sepsis', 'vagt'])
    expect(html).toContain(told);
  const again = await exportPerson(office, data, 'da');
  expect(again.equals(await exportPerson(office, data, 'da'))).toBe(true);
  expect(await personData(office, 'ingen', noon('2026-12-03'))).toBeNull();
});

test('erasure leaves no name, address, letter or secret of the person, and the chain whole', async () => {
  const office = await lived();
  const events = JSON.stringify(await office.ledger.events('sepsis'));
  const keys = await office.ledger.outboxKeys('sepsis');
  expect(await erasePerson(office, 'leder', 'vagt', noon('2026-12-04'))).toBeNull();
  const { ledger } = office;
  expect(await personData(office, 'leder', noon('2026-12-04'))).toBeNull();
  const everything = JSON.stringify([
    await ledger.people(),
    await ledger.outbox(),
    await ledger.bounces(),
    await ledger.personal.deputies(),
    await ledger.access.sessions(noon('2026-12-03')),
    await ledger.access.tokens(),
    await ledger.access.signInLinksOf('leder'),
  ]);
  expect(everything).not.toMatch(/leder Eksempelsen|leder@lkt\.example/);
  expect(await ledger.access.tokens()).toEqual([]);
  const theirs = (await ledger.outbox()).filter(({ person }) => person === 'leder');
  expect(new Set(theirs.map(({ subject, text, html }) => [subject, text, html].join()))).toEqual(
    new Set(['[slettet / erased],[slettet / erased],']),
  );
  expect(JSON.stringify(await ledger.events('sepsis'))).toBe(events);
  expect(await ledger.outboxKeys('sepsis')).toEqual(keys);
  expect((await verifyLedger(ledger)).ok).toBe(true);
});

test('nothing goes to an erased person afterwards, and what they were sent is not sent again', async () => {
  const office = await lived();
  await erasePerson(office, 'leder', 'vagt', noon('2026-12-04'));
  const sent: string[] = [];
  const noting = {
    async deliver({ to }: { to: { address: string } }) {
      sent.push(to.address);
      return { is: 'accepted' } as const;
    },
    async close() {},
  };
  for (const day of ['2026-12-07', '2027-03-02', '2027-06-02'])
    await oneRound(office, noting, noon(day), 'LKT <lkt@lkt.example>');
  expect(sent.length).toBeGreaterThan(0);
  expect(sent).not.toContain('leder@lkt.example');
});

test('an erased id is never anybody else’s', async () => {
  const office = await lived();
  await erasePerson(office, 'leder', 'vagt', noon('2026-12-04'));
  const person = {
    id: 'leder',
    name: 'En Anden',
    email: 'anden@lkt.example',
    language: 'da' as const,
    roles: [personRole('coordinator')],
  };
  expect((await personProblems(office, person)).map(({ of }) => of)).toEqual(['id']);
  await expect(office.ledger.savePerson(person)).rejects.toThrow('erased');
});

test('the only administrator cannot be erased', async () => {
  const office = await lived();
  expect((await erasePerson(office, 'vagt', 'vagt', noon('2026-12-04')))?.en).toContain('nobody would be left');
  await addPerson(office, 'vagt-2', ['secretariat']);
  expect(await erasePerson(office, 'vagt', 'vagt', noon('2026-12-04'))).toBeNull();
});

test('each kind goes on the day after its period in the text, and not before', async () => {
  const office = await lived();
  const { access, personal } = office.ledger;
  await access.revokeToken('t', noon('2026-12-03'));
  await office.ledger.recordIncident({ at: noon('2026-12-03'), caseId: null, what: 'x', detail: 'leder@lkt.example' });
  const letters = async () => (await office.ledger.outbox()).filter(({ html }) => html !== '').length;
  const held = async () => ({
    links: (await access.signInLinksOf('leder')).length,
    tokens: (await access.tokens()).length,
    log: await access.accessCount({}),
    deputies: (await personal.deputies()).length,
    incidents: (await office.ledger.incidents()).length,
  });
  const on = async (day: string) => {
    await keepRetention(office, noon(day));
    return held();
  };
  const all = { links: 1, tokens: 1, log: 2, deputies: 1, incidents: 1 };
  expect(await on('2026-12-04')).toEqual(all);
  expect(await on('2026-12-05')).toEqual({ ...all, links: 0 });
  expect(await on('2027-12-03')).toEqual({ ...all, links: 0 });
  expect(await on('2027-12-04')).toEqual({ ...all, links: 0, tokens: 0, incidents: 0 });
  expect(await on('2028-12-03')).toMatchObject({ log: 2 });
  expect(await on('2028-12-04')).toMatchObject({ log: 0, deputies: 1 });
  const before = await letters();
  const keys = await office.ledger.outboxKeys('sepsis');
  expect(before).toBeGreaterThan(0);
  await on('2031-11-24');
  expect(await letters()).toBe(before);
  expect(await on('2031-12-08')).toMatchObject({ deputies: 0 });
  expect(await letters()).toBe(0);
  expect(await office.ledger.outboxKeys('sepsis')).toEqual(keys);
  expect(await keepRetention(office, noon('2031-12-08'))).toEqual({});
  expect((await verifyLedger(office.ledger)).ok).toBe(true);
});
