import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderTransport } from '../../src/post/transport.ts';
import type { Office } from '../../src/service/office.ts';
import { type Clock, type Round, runScheduler } from '../../src/service/scheduler.ts';
import { addPerson, noon, openOffice, runningLkt } from './office.ts';

const lkt = { at: '2026-01-05', firstSeminar: '2025-06-02' };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lkt-scheduler-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A clock that moves only when the scheduler sleeps; `script` may set the wall clock after each sleep. */
function scripted(start: string, script: (slept: number, wall: number) => number | 'stop') {
  const control = new AbortController();
  let wall = Date.parse(start);
  let elapsed = 0;
  let slept = 0;
  const sleeps: number[] = [];
  const clock: Clock = {
    now: () => new Date(wall).toISOString(),
    elapsed: () => elapsed,
    async sleep(milliseconds) {
      sleeps.push(milliseconds);
      elapsed += milliseconds;
      wall += milliseconds;
      slept += 1;
      const next = script(slept, wall);
      if (next === 'stop') control.abort();
      else wall = next;
    },
  };
  return { clock, signal: control.signal, sleeps };
}

async function run(office: Office, scripting: ReturnType<typeof scripted>) {
  const rounds: Round[] = [];
  const leaps: [string, string][] = [];
  await runScheduler(office, folderTransport(folder), {
    ...scripting,
    from: 'LKT <lkt@lkt.example>',
    onRound: (round) => rounds.push(round),
    onClockLeap: (from, to) => leaps.push([from, to]),
  });
  return { rounds, leaps };
}

test('it never sleeps longer than half a minute, however far away the next wake-up is', async () => {
  const office = await openOffice();
  await addPerson(office, 'leder', ['project-lead@reg-m']);
  await runningLkt(office, 'sepsis', lkt);
  const scripting = scripted(noon('2026-01-06'), (slept, wall) => (slept < 5 ? wall : 'stop'));
  await run(office, scripting);
  expect(Math.max(...scripting.sleeps)).toBeLessThanOrEqual(30_000);
});

test('a letter that fell due while the service was stopped goes out at the next start, once', async () => {
  const office = await openOffice();
  await addPerson(office, 'leder', ['project-lead@reg-m']);
  await addPerson(office, 'tovholder', ['coordinator']);
  await runningLkt(office, 'sepsis', lkt);
  await run(
    office,
    scripted(noon('2026-11-02'), () => 'stop'),
  );
  const before = readdirSync(folder).length;
  const { rounds } = await run(
    office,
    scripted(noon('2026-12-04'), () => 'stop'),
  );
  expect(rounds[0]?.sent).toBe(2);
  await run(
    office,
    scripted(noon('2026-12-04'), () => 'stop'),
  );
  expect(readdirSync(folder).length).toBe(before + 2);
});

test('a clock that leaps ten years ahead while running stops all work until it is set right', async () => {
  const office = await openOffice();
  await addPerson(office, 'leder', ['project-lead@reg-m']);
  await runningLkt(office, 'sepsis', lkt);
  const decade = 10 * 365 * 86_400_000;
  const scripting = scripted(noon('2026-01-06'), (slept, wall) =>
    slept === 1 ? wall + decade : slept === 3 ? wall - decade : slept < 5 ? wall : 'stop',
  );
  const { rounds, leaps } = await run(office, scripting);
  expect(leaps).toHaveLength(1);
  expect(rounds.map(({ at }) => at.slice(0, 4))).toEqual(['2026', '2026', '2026']);
  expect((await office.ledger.events('sepsis')).filter(({ event }) => event.type === 'deadline-passed')).toEqual(
    (await office.ledger.events('sepsis')).filter(
      ({ event }) => event.type === 'deadline-passed' && event.recordedAt < '2027',
    ),
  );
  expect(await office.ledger.incidents()).toMatchObject([{ what: 'clock-leap' }]);
});

test('a clock that is set back sends nothing twice', async () => {
  const office = await openOffice();
  await addPerson(office, 'leder', ['project-lead@reg-m']);
  await addPerson(office, 'tovholder', ['coordinator']);
  await runningLkt(office, 'sepsis', lkt);
  const scripting = scripted(noon('2026-12-04'), (slept, wall) =>
    slept === 1 ? wall - 20 * 86_400_000 : slept < 4 ? wall : 'stop',
  );
  await run(office, scripting);
  const keys = (await office.ledger.outbox({ state: 'sent' })).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(readdirSync(folder).length).toBe(keys.length);
});
