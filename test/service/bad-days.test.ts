/** The numbered bad inputs of the promises that concern time and letters; number 15 stands with the invitations, 14 also with the letters. */

import { expect, test } from 'vitest';
import { addPeriod, instantAt, intoMailWindow } from '../../src/engine/time.ts';
import { Conflict } from '../../src/ledger/contract.ts';
import { calendarOf } from '../../src/policy/resolve.ts';
import { deliver } from '../../src/post/deliver.ts';
import { type Mail, smtpTransport, type Transport } from '../../src/post/transport.ts';
import { addPerson as enter } from '../../src/service/add-person.ts';
import { type Clock, oneRound, runScheduler } from '../../src/service/scheduler.ts';
import { tickAll } from '../../src/service/tick.ts';
import { mailServer, settingsFor } from '../post/mail-server.ts';
import { addPerson, noon, openOffice, runningLkt, text } from './office.ts';

const from = 'LKT <lkt@lkt.example>';
const lkt = { at: '2026-01-05', firstSeminar: '2025-06-02' };
const copenhagen = 'Europe/Copenhagen';

async function office() {
  const one = await openOffice();
  await addPerson(one, 'leder', ['project-lead@reg-m']);
  await runningLkt(one, 'sepsis', lkt);
  return one;
}

function collecting(): Transport & { mails: Mail[] } {
  const mails: Mail[] = [];
  return {
    mails,
    deliver: async (mail) => {
      mails.push(mail);
      return { is: 'accepted' };
    },
    close: async () => {},
  };
}

test('12: a worker that slept past its lease may not record what it did, and the other’s outcome stands', async () => {
  const one = await office();
  await tickAll(one, noon('2026-12-02'));
  const [taken] = await one.ledger.claim(noon('2026-12-02'), '2026-12-02T12:10:00.000Z', 1);
  const other = collecting();
  await deliver(one.ledger, other, { at: '2026-12-02T12:11:00.000Z', from, limit: 100 });
  expect(other.mails.map(({ messageId }) => messageId)).toContain(taken?.messageId);
  const late = { is: 'dead', at: '2026-12-02T12:12:00.000Z', error: 'woke up' } as const;
  expect(await one.ledger.settle(taken!.key, '2026-12-02T12:10:00.000Z', late)).toBe(false);
  expect((await one.ledger.outbox()).find(({ key }) => key === taken?.key)).toMatchObject({ state: 'sent' });
});

test('12: a worker that read a case, slept and woke may not write over what happened meanwhile', async () => {
  const one = await office();
  const read = await one.ledger.loadCase('sepsis');
  const { version } = read!.snapshot;
  await tickAll(one, noon('2027-06-03'));
  expect((await one.ledger.loadCase('sepsis'))?.snapshot.version).toBeGreaterThan(version);
  const before = await one.ledger.events('sepsis');
  const event = { ...before.at(-1)!.event, version: version + 1 };
  const write = {
    expectedVersion: version,
    snapshot: { ...read!.snapshot, version: version + 1 },
    events: [event],
    outbox: [],
    wakeAt: null,
    origin: 'run' as const,
  };
  await expect(one.ledger.append([write])).rejects.toBeInstanceOf(Conflict);
  expect(await one.ledger.events('sepsis')).toEqual(before);
});

test('13: a connection cut after the final dot sends the same Message-ID again, an invitation with the same UID', async () => {
  const one = await office();
  await tickAll(one, noon('2026-12-02'));
  let cut = true;
  const server = await mailServer({}, (_mail, { sockets }) => {
    if (cut) for (const socket of sockets) socket.destroy();
  });
  const transport = smtpTransport(settingsFor(server.port));
  const waiting = (await one.ledger.outbox({ state: 'pending' })).filter(({ person }) => person === 'leder');
  expect(waiting.length).toBeGreaterThan(0);
  await oneRound(one, transport, noon('2026-12-02'), from);
  cut = false;
  await oneRound(one, transport, '2026-12-02T12:01:00.000Z', from);
  const ids = server.received.map(({ email }) => email.messageId);
  for (const { messageId } of waiting) expect(ids.filter((id) => id === messageId)).toHaveLength(2);
});

test.each([
  ['a line break in the name', { name: 'Leder\r\nBcc: b@evil.example', email: 'leder@lkt.example' }],
  ['two addresses in one', { name: 'Leder', email: '"a@evil.example x"@own.example' }],
  ['a line break in the address', { name: 'Leder', email: 'leder@lkt.example\r\nBcc: b@evil.example' }],
])('14: %s is refused before the outbox', async (_, change) => {
  const one = await office();
  const entered = await enter(
    one,
    { id: 'ond', language: 'da', roles: ['project-lead@reg-m'], ...change },
    noon('2026-02-02'),
  );
  expect('problems' in entered).toBe(true);
  expect((await one.ledger.people()).map(({ id }) => id)).not.toContain('ond');
});

test('20: on the night the clock is set forward, 02:30 is 03:30; on the night it is set back, the first 02:30', () => {
  expect(instantAt('2026-03-29', '02:30', copenhagen)).toBe('2026-03-29T01:30:00.000Z');
  expect(instantAt('2026-10-25', '02:30', copenhagen)).toBe('2026-10-25T00:30:00.000Z');
  const nights = { ...calendarOf(text), mail: { from: '02:30', to: '03:45', workingDaysOnly: false } };
  expect(intoMailWindow(nights, '2026-03-28T20:00:00.000Z')).toBe('2026-03-29T01:30:00.000Z');
  expect(intoMailWindow(nights, '2026-10-24T20:00:00.000Z')).toBe('2026-10-25T00:30:00.000Z');
});

test('20: 29 February plus one year rounds as the policy declares', () => {
  expect(addPeriod('2028-02-29', 'P1Y', { monthEnd: 'down' })).toBe('2029-02-28');
  expect(addPeriod('2028-02-29', 'P1Y', { monthEnd: 'up' })).toBe('2029-03-01');
  expect(addPeriod('2028-02-29', 'P4Y', { monthEnd: 'down' })).toBe('2032-02-29');
});

test('20: with a wake-up forty years away the service still sleeps in half minutes', async () => {
  const one = await openOffice();
  await runningLkt(one, 'sepsis', lkt);
  await tickAll(one, noon('2026-01-06'));
  const stored = await one.ledger.loadCase('sepsis');
  const { snapshot } = stored!;
  const far = '2066-01-06T12:00:00.000Z';
  const write = {
    expectedVersion: snapshot.version,
    snapshot,
    events: [],
    outbox: [],
    wakeAt: far,
    origin: 'run' as const,
  };
  await one.ledger.append([write]);
  expect(await one.ledger.nextWakeUp()).toBe(far);
  const stop = new AbortController();
  const sleeps: number[] = [];
  let now = Date.parse(noon('2026-01-06'));
  const clock: Clock = {
    now: () => new Date(now).toISOString(),
    elapsed: () => now,
    async sleep(milliseconds) {
      sleeps.push(milliseconds);
      now += milliseconds;
      if (sleeps.length === 5) stop.abort();
    },
  };
  await runScheduler(one, collecting(), { clock, from, signal: stop.signal, onRound: () => {}, onClockLeap: () => {} });
  const longestTimer = 24 * 86_400_000;
  expect(Math.max(...sleeps)).toBeLessThanOrEqual(30_000);
  expect(Math.max(...sleeps)).toBeLessThan(longestTimer);
  expect(await one.ledger.nextWakeUp()).toBe(far);
});

test('20: a clock that jumps ten years writes no event and sends no letter before an operator’s word', async () => {
  const one = await office();
  const transport = collecting();
  const stop = new AbortController();
  let elapsed = 0;
  let wall = Date.parse(noon('2026-01-06'));
  let leaps = 0;
  const decade = 10 * 365 * 86_400_000;
  const clock: Clock = {
    now: () => new Date(wall).toISOString(),
    elapsed: () => elapsed,
    async sleep(milliseconds) {
      elapsed += milliseconds;
      wall += milliseconds + (elapsed <= 30_000 ? decade : 0);
      if (elapsed > 300_000) stop.abort();
    },
  };
  await runScheduler(one, transport, {
    clock,
    from,
    signal: stop.signal,
    onRound: () => {},
    onClockLeap: () => {
      leaps += 1;
    },
  });
  expect(leaps).toBe(1);
  expect((await one.ledger.events('sepsis')).every(({ event }) => event.recordedAt < '2027')).toBe(true);
  expect(transport.mails.every(({ date }) => date < '2027')).toBe(true);
});
