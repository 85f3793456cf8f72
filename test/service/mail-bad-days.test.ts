/** Letters and calendar entries, on days when people, clocks and servers change under them. */

import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { smtpTransport, type Transport } from '../../src/post/transport.ts';
import { addPerson as enter } from '../../src/service/add-person.ts';
import { correctCase } from '../../src/service/correct-case.ts';
import type { Office } from '../../src/service/office.ts';
import { personRole } from '../../src/service/person-role.ts';
import { readBounceMail } from '../../src/service/read-bounces.ts';
import { oneRound, runScheduler } from '../../src/service/scheduler.ts';
import { startCase } from '../../src/service/start-case.ts';
import { tickAll } from '../../src/service/tick.ts';
import { dsn } from '../post/dsn.ts';
import { mailServer, reply, settingsFor } from '../post/mail-server.ts';
import { addPerson, command, noon, openOffice, runningLkt, unregistered } from './office.ts';

const from = 'LKT <lkt@lkt.example>';
const secretariat = { role: 'secretariat', by: 'test' };
const accepting: Transport = { deliver: async () => ({ is: 'accepted' }), close: async () => {} };

async function office() {
  const one = await openOffice();
  await addPerson(one, 'leder', ['project-lead@reg-m']);
  await addPerson(one, 'team', ['team@reg-n'], 'en');
  await runningLkt(one, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-06-02' });
  return one;
}

const seminar = (one: Office, name: string, day: string, payload: Record<string, string>) =>
  command(one, 'sepsis', 'project-lead', name, day, { milestone: 'learning-seminar-2', ...payload });
const plan = (one: Office, day: string, date: string) => seminar(one, 'seminar.plan', day, { date });
const move = (one: Office, day: string, to: string) => seminar(one, 'seminar.postpone', day, { to, reason: 'Sal' });

function entry(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = calendar.getFirstSubcomponent('vevent')!;
  const value = (name: string) => String(event.getFirstPropertyValue(name));
  const method = String(calendar.getFirstPropertyValue('method'));
  return {
    method,
    sequence: Number(value('sequence')),
    start: value('dtstart'),
    uid: value('uid'),
    stamp: value('dtstamp'),
    attendee: value('attendee'),
    organizer: value('organizer'),
  };
}

async function entries(one: Office, person: string) {
  const rows = (await one.ledger.outbox()).filter((row) => row.person === person && row.calendar !== null);
  return rows.map(({ calendar }) => entry(calendar ?? '')).sort((a, b) => a.sequence - b.sequence);
}

test('a seminar moved three times, called off and planned anew is one entry whose SEQUENCE only grows', async () => {
  const one = await office();
  const days: [string, () => Promise<object>][] = [
    ['2026-01-06', () => plan(one, '2026-01-06', '2026-03-24')],
    ['2026-01-07', () => move(one, '2026-01-07', '2026-03-27')],
    ['2026-01-08', () => move(one, '2026-01-08', '2026-04-07')],
    ['2026-01-09', () => move(one, '2026-01-09', '2026-04-08')],
    ['2026-01-12', () => command(one, 'sepsis', 'steering-group', 'pause.begin', '2026-01-12', { reason: 'Sygdom' })],
    ['2026-01-13', () => command(one, 'sepsis', 'steering-group', 'pause.end', '2026-01-13', { reason: 'Rask' })],
    ['2026-01-14', () => move(one, '2026-01-14', '2026-05-06')],
  ];
  for (const [day, act] of days) {
    expect(await act()).not.toHaveProperty('refusals');
    await tickAll(one, noon(day));
    await tickAll(one, noon(day));
  }
  const all = await entries(one, 'leder');
  expect(all.map(({ method, sequence }) => [method, sequence])).toEqual([
    ['REQUEST', 0],
    ['REQUEST', 1],
    ['REQUEST', 2],
    ['REQUEST', 3],
    ['CANCEL', 4],
    ['REQUEST', 5],
    ['REQUEST', 6],
  ]);
  expect(new Set(all.map(({ uid, organizer }) => uid + organizer)).size).toBe(1);
  expect(all.map(({ stamp }) => stamp)).toEqual(all.map(({ stamp }) => stamp).toSorted());
});

test('a plan that is withdrawn from the record is called off in the calendars that show it, once', async () => {
  const one = await office();
  const planned = await plan(one, '2026-01-06', '2026-03-24');
  if ('refusals' in planned) throw new Error('Not planned.');
  await tickAll(one, noon('2026-01-06'));
  const asked = { withdraw: [planned.events[0]!.version], amend: null, reason: 'Fejl', actor: secretariat };
  await correctCase(unregistered(one), { case: 'sepsis', ...asked, recordedAt: noon('2026-01-07'), accept: true });
  await tickAll(one, noon('2026-01-07'));
  await tickAll(one, noon('2026-01-08'));
  for (const person of ['leder', 'team'])
    expect((await entries(one, person)).map(({ method, sequence }) => [method, sequence])).toEqual([
      ['REQUEST', 0],
      ['CANCEL', 1],
    ]);
  // Planned again, it is the same entry.
  await plan(one, '2026-01-09', '2026-03-24');
  await tickAll(one, noon('2026-01-09'));
  expect((await entries(one, 'leder')).at(-1)).toMatchObject({ method: 'REQUEST', sequence: 2 });
});

test('somebody entered after the invitations went out is invited at once, though nothing happens in the case', async () => {
  const one = await office();
  await plan(one, '2026-01-06', '2026-03-24');
  await tickAll(one, noon('2026-01-06'));
  const newcomer = { id: 'ny', name: 'Ny Eksempelsen', email: 'ny@lkt.example', language: 'da', roles: ['team@reg-n'] };
  await enter(one, { ...newcomer, language: 'da' }, noon('2026-01-07'));
  await tickAll(one, noon('2026-01-07'));
  expect(await entries(one, 'ny')).toMatchObject([{ method: 'REQUEST', sequence: 0 }]);
});

test('who takes over a role is not sent the news of the time before', async () => {
  const one = await openOffice();
  await addPerson(one, 'gammel', ['steering-group']);
  const given = { actor: secretariat, occurredAt: exactly('2026-01-05'), at: noon('2026-01-05') };
  await startCase(unregistered(one), { ...given, id: 'moede', workflow: 'steering-group-meeting', title: 'Møde' });
  const give = (name: string, day: string, payload = {}) => command(one, 'moede', 'secretariat', name, day, payload);
  await give('meeting.plan', '2026-01-05', { date: '2026-02-10' });
  await give('item.add', '2026-01-05', { title: 'Status', kind: 'notice' });
  await give('agenda.close', '2026-01-06');
  await tickAll(one, noon('2026-01-06'));
  const notices = async (person: string) =>
    (await one.ledger.outbox()).filter((row) => row.person === person && row.key.includes('/notice/')).length;
  expect(await notices('gammel')).toBe(1);
  await enter(
    one,
    { id: 'ny', name: 'Ny', email: 'ny@lkt.example', language: 'da', roles: ['steering-group'] },
    noon('2026-01-20'),
  );
  await tickAll(one, noon('2026-01-20'));
  expect(await notices('ny')).toBe(0);
  await give('meeting.plan', '2026-01-21', { date: '2026-02-11' });
  await tickAll(one, noon('2026-01-21'));
  expect([await notices('gammel'), await notices('ny')]).toEqual([2, 1]);
});

test('an invitation names the address it is sent to, also when that was changed after it was written', async () => {
  const one = await office();
  await plan(one, '2026-01-06', '2026-03-24');
  await tickAll(one, noon('2026-01-06'));
  const email = `en.meget.lang.adresse.som.foldes.over.flere.linjer@blåbær.example`;
  const moved = { id: 'leder', name: 'Leder "L"; MAILTO:x@evil.example', email, language: 'da' as const };
  await one.ledger.savePerson({ ...moved, roles: [personRole('project-lead@reg-m')] });
  const server = await mailServer();
  await oneRound(one, smtpTransport(settingsFor(server.port)), noon('2026-01-06'), from);
  const wire = email.replace('blåbær.example', 'xn--blbr-roah.example');
  const sent = server.received.find(({ to, email: { subject } }) => to[0] === email && /seminar/i.test(subject ?? ''));
  const part = sent?.email.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  const text = typeof part?.content === 'string' ? part.content : new TextDecoder().decode(part?.content);
  expect(entry(text).attendee.toLowerCase()).toBe(`mailto:${wire}`);
  expect(text.split(/\r?\n/).every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
});

test('a person removed from the role, or who changes language, before the sending gets the letter as it was written, once', async () => {
  const one = await office();
  await plan(one, '2026-01-06', '2026-03-24');
  await tickAll(one, noon('2026-01-06'));
  const before = (await one.ledger.outbox()).filter(({ person }) => person === 'team');
  await addPerson(one, 'team', ['team@reg-n'], 'da');
  await tickAll(one, noon('2026-01-06'));
  expect((await one.ledger.outbox()).filter(({ person }) => person === 'team')).toEqual(before);
  await addPerson(one, 'team', ['nominator'], 'da');
  await plan(one, '2026-01-07', '2026-03-25');
  await tickAll(one, noon('2026-01-07'));
  expect((await entries(one, 'team')).map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL']);
});

test('a mail server so slow that the hours for mail run out leaves the rest to the next morning', async () => {
  const one = await openOffice();
  for (let number = 10; number < 45; number++) await addPerson(one, `team-${number}`, ['team@reg-n']);
  await runningLkt(one, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-06-02' });
  await plan(one, '2026-01-06', '2026-03-24');
  let now = Date.parse('2026-01-06T14:50:00.000Z'); // 15.50 in Denmark
  const clock = () => new Date(now).toISOString();
  const sent: string[] = [];
  const slow: Transport = {
    deliver: async () => {
      sent.push(clock());
      now += 45_000;
      return { is: 'accepted' };
    },
    close: async () => {},
  };
  await oneRound(one, slow, clock(), from, clock);
  const left = (await one.ledger.outbox({ state: 'pending' })).length;
  expect([sent.length > 0, left > 0]).toEqual([true, true]);
  expect(sent.filter((at) => at >= '2026-01-06T15:00:00.000Z').length).toBeLessThan(10);
  now = Date.parse('2026-01-07T07:00:00.000Z');
  await oneRound(one, slow, clock(), from, clock);
  expect((await one.ledger.outbox({ state: 'pending' })).length).toBe(0);
});

test('of several readers, one whose address is refused and one who is put off do not stop the others', async () => {
  const one = await office();
  await addPerson(one, 'lukket', ['team@reg-n']);
  await addPerson(one, 'graa', ['team@reg-n']);
  await plan(one, '2026-01-06', '2026-03-24');
  let patience = 1;
  const server = await mailServer({
    onRcptTo: ({ address }, _session, done) => {
      if (address.startsWith('lukket')) return done(reply(550, 'No such user'));
      if (address.startsWith('graa') && patience-- > 0) return done(reply(451, 'Greylisted'));
      return done();
    },
  });
  const transport = smtpTransport(settingsFor(server.port));
  await oneRound(one, transport, noon('2026-01-06'), from);
  await oneRound(one, transport, '2026-01-06T12:05:00.000Z', from);
  const states = (await one.ledger.outbox()).map(({ person, state }) => `${person} ${state}`);
  expect([...new Set(states)].sort()).toEqual(['graa sent', 'leder sent', 'lukket dead', 'team sent']);
  expect(server.received.filter(({ to }) => to[0] === 'graa@lkt.example')).toHaveLength(1);
});

test('a clock that was set back by mistake and is set right again has not leapt', async () => {
  const one = await openOffice();
  const walls = [
    '2026-06-01T10:00:00.000Z',
    '2025-06-01T10:00:30.000Z',
    '2026-06-01T10:01:00.000Z',
    '2026-06-01T10:01:30.000Z',
  ];
  const stop = new AbortController();
  const rounds: string[] = [];
  let turn = 0;
  let leaps = 0;
  const clock = {
    now: () => walls[Math.min(turn, walls.length - 1)] as string,
    elapsed: () => turn * 30_000,
    sleep: async () => {
      turn += 1;
      if (turn === walls.length) stop.abort();
    },
  };
  const told = { onRound: ({ at }: { at: string }) => rounds.push(at), onClockLeap: () => (leaps += 1) };
  await runScheduler(one, accepting, { clock, from, signal: stop.signal, ...told });
  expect(leaps).toBe(0);
  expect(rounds).toEqual(walls);
});

test('a bounce tells of an address in the form in which it travelled', async () => {
  const one = await office();
  const leder = { id: 'leder', name: 'L', email: 'Leder@Blåbær.example', language: 'da' as const };
  await one.ledger.savePerson({ ...leder, roles: [personRole('project-lead@reg-m')] });
  await plan(one, '2026-01-06', '2026-03-24');
  await oneRound(one, accepting, noon('2026-01-06'), from);
  const letter = (await one.ledger.outbox({ state: 'sent' })).find(({ person }) => person === 'leder')!;
  const mail = dsn({ messageId: letter.messageId, recipient: 'leder@xn--blbr-roah.example' });
  expect(await readBounceMail(one, Buffer.from(mail), noon('2026-01-07'))).toMatchObject({ is: 'recorded' });
});
