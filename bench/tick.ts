import { closeSync, copyFileSync, fsyncSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decide } from '../src/engine/decide.ts';
import { evolve } from '../src/engine/evolve.ts';
import { exactly } from '../src/engine/time.ts';
import type { Case, Instant } from '../src/engine/types.ts';
import { nextWakeUp } from '../src/engine/wake-up.ts';
import type { CaseWrite, Ledger } from '../src/ledger/contract.ts';
import { openSqliteLedger } from '../src/ledger/sqlite.ts';
import { readTextFolder } from '../src/policy/read.ts';
import { parseText } from '../src/policy/text.ts';
import type { CalendarDate, Policy } from '../src/policy/types.ts';
import { type Ticked, tickAll } from '../src/service/tick.ts';
import { atMost, type Figure, median, microseconds } from './measure.ts';
import { root, startedCase, thePolicy } from './the-text.ts';

const { text } = parseText(readTextFolder(root));
const [due, rounds] = [1000, 5];
/** A first seminar on the first day calls for its first letter long before one on the second. */
const [firstSeminar, laterSeminar] = ['2025-11-03', '2025-12-15'];

/**
 * One tick of the service in which 1,000 cases are due and each gives rise to letters: among 100,000 open cases, and
 * where there are no others. Both ledgers are built once; every round ticks a fresh copy, flushed to disk beforehand.
 */
export async function tick(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lkt-bench-'));
  const policy = thePolicy();
  const [few, many] = [join(folder, 'few.sqlite'), join(folder, 'many.sqlite')];
  await build(few, policy, due);
  await build(many, policy, 100 * due);
  const times: [number[], number[]] = [[], []];
  let letters = 0;
  for (let round = -1; round < rounds; round += 1) {
    const copies = [few, many].map((file) => flushedCopy(file, `${file}-${round}`));
    for (const [side, file] of round % 2 === 0 ? [...copies.entries()] : [...copies.entries()].reverse()) {
      const { milliseconds, ticked } = await timedTick(file, policy);
      if (ticked.cases !== due || ticked.letters < due) throw new Error(`Ticked: ${JSON.stringify(ticked)}.`);
      letters = ticked.letters;
      if (round >= 0) (times[side] as number[]).push(milliseconds);
    }
  }
  const megabytes = Math.round(statSync(many).size / 2 ** 20);
  rmSync(folder, { recursive: true, force: true });
  const [among, alone] = [median(times[1]), median(times[0])];
  return [
    {
      what: `A tick with 1,000 due (${letters} letters) among 100,000 open cases (${megabytes} MiB)`,
      measured: microseconds(among * 1000),
      against: `1,000 due among 1,000: ${microseconds(alone * 1000)}`,
      ...atMost(1.5, among / alone, '× its time'),
    },
  ];
}

function flushedCopy(file: string, copy: string): string {
  copyFileSync(file, copy);
  const descriptor = openSync(copy, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
  return copy;
}

async function timedTick(file: string, policy: Policy) {
  const ledger = await openSqliteLedger(file);
  const office = { ledger, text, sender: { name: 'LKT', address: 'lkt@lkt.example' } };
  const at = wakeUp(policy, running(policy, 'any', firstSeminar).snapshot);
  const before = performance.now();
  const ticked: Ticked = await tickAll(office, at);
  const milliseconds = performance.now() - before;
  await ledger.close();
  return { milliseconds, ticked };
}

async function build(file: string, policy: Policy, cases: number): Promise<void> {
  const ledger: Ledger = await openSqliteLedger(file);
  await ledger.savePolicy('bench', policy);
  for (const region of ['reg-m', 'reg-n'])
    await ledger.savePerson({
      id: `lead-${region}`,
      name: 'Projektleder Eksempelsen',
      email: `lead-${region}@lkt.example`,
      language: 'da',
      roles: [{ role: 'project-lead', organisation: region }],
    });
  // Those that are due lie spread over the whole ledger.
  const every = cases / due;
  for (let first = 0; first < cases; first += 1000) {
    const writes = Array.from({ length: 1000 }, (_, index) => {
      const number = first + index;
      const id = `case-${String(number).padStart(6, '0')}`;
      return running(policy, id, number % every === 0 ? firstSeminar : laterSeminar);
    });
    await ledger.append(writes);
  }
  await ledger.close();
}

/** A case in its action period since its first seminar. */
function running(policy: Policy, id: string, seminar: CalendarDate): CaseWrite {
  const { kase, event, common } = startedCase(policy, id);
  const placed = decide(policy, kase, {
    kind: 'place',
    ...common,
    actor: { role: 'secretariat', by: 'bench' },
    state: 'running.seminars.action-period',
    reason: 'Bench',
    facts: { leadRegion: 'reg-m', participation: { regions: ['reg-m', 'reg-n'] } },
    milestones: { 'learning-seminar-1': exactly(seminar) },
  });
  if ('refusals' in placed) throw new Error(placed.refusals.map(({ why }) => why.en).join(' '));
  const snapshot = placed.events.reduce<Case>((so, each) => evolve(policy, so, each), kase);
  const wakeAt = wakeUp(policy, snapshot);
  return { expectedVersion: 0, snapshot, events: [event, ...placed.events], outbox: [], wakeAt, origin: 'run' };
}

function wakeUp(policy: Policy, kase: Case): Instant {
  const wakeAt = nextWakeUp(policy, kase, '2026-01-05T09:00:00.000Z');
  if (!wakeAt) throw new Error('Nothing would wake the case.');
  return wakeAt;
}
