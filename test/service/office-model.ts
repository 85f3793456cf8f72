/** Two offices at work on one ledger at once, with random commands, and what must hold when they go home. */

import assert from 'node:assert/strict';
import { effectiveEvents } from '../../src/engine/correct.ts';
import { exactly, shiftSpan } from '../../src/engine/time.ts';
import type { Case, Instant } from '../../src/engine/types.ts';
import { Conflict, type OutboxRow } from '../../src/ledger/contract.ts';
import type { CalendarDate } from '../../src/policy/types.ts';
import { deliver } from '../../src/post/deliver.ts';
import type { Transport } from '../../src/post/transport.ts';
import { correctCase } from '../../src/service/correct-case.ts';
import { gatherDigests } from '../../src/service/digests.ts';
import { giveCommand } from '../../src/service/give-command.ts';
import { migrateCase } from '../../src/service/migrate-case.ts';
import { type Office, policyOf } from '../../src/service/office.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { startCase } from '../../src/service/start-case.ts';
import { tickAll } from '../../src/service/tick.ts';
import { verifyLedger } from '../../src/service/verify-ledger.ts';
import { Dice } from '../engine/dice.ts';
import { randomAttempt, randomCorrection, randomKeeper, randomPlace } from '../engine/random-moves.ts';
import { addPerson, noon, openOffice } from './office.ts';

export interface Tally {
  accepted: number;
  refused: number;
  conflicts: number;
  letters: number;
}

const workflows = ['national-lkt', 'national-lkt', 'nomination-round', 'local-lkt'];
const roles = [
  'nominator',
  'coordinator',
  'secretariat',
  'assessment-group',
  'steering-group',
  'project-lead',
  'engine',
];

/** Each seed is one day on which both offices do something at the same time. */
export async function twoOffices(days: number[], tally: Tally): Promise<void> {
  const one = await openOffice();
  const two: Office = { ...one };
  for (const role of roles) await addPerson(one, `p-${role}`, [role]);
  let day: CalendarDate = '2026-01-05';
  for (const seed of days) {
    const dice = new Dice(seed);
    day = shiftSpan(exactly(day), dice.between(0, 25)).earliest!;
    const acts = [act(one, day, new Dice(dice.between(0, 2 ** 31))), act(two, day, new Dice(dice.between(0, 2 ** 31)))];
    for (const settled of await Promise.allSettled(acts)) {
      if (settled.status === 'fulfilled') tally[settled.value] += 1;
      else if (settled.reason instanceof Conflict) tally.conflicts += 1;
      else throw settled.reason;
    }
  }
  await goHome(one, two, noon(day), tally);
  await one.ledger.close();
}

async function act(office: Office, day: CalendarDate, dice: Dice): Promise<'accepted' | 'refused'> {
  const at = noon(day);
  const cases = await office.ledger.listCases();
  const move = dice.between(1, 20);
  if (cases.length === 0 || (move === 1 && cases.length < 6))
    return outcome(await start(office, cases.length, at, dice));
  if (move <= 6) {
    await tickAll(office, at);
    return 'accepted';
  }
  const { snapshot } = dice.of(cases);
  const given = { case: snapshot.id, at };
  const policy = await policyOf(office, snapshot);
  if (move <= 8) return outcome(await placeCase(office, { ...given, ...randomPlace(policy, snapshot, day, dice) }));
  if (move <= 10) return outcome(await correctSomething(office, snapshot, day, dice));
  if (move === 11) {
    const to = { on: dice.of(['2022-01-03', day]) };
    const asked = { case: snapshot.id, to, reason: 'Model', actor: randomKeeper(dice), recordedAt: at, accept: true };
    return outcome(await migrateCase(office, asked));
  }
  const { offered, ...attempt } = randomAttempt(policy, snapshot, day, dice);
  const answer = await giveCommand(office, { ...given, ...attempt });
  const may = offered?.allowed === true;
  // The other office may have moved the case since it was read here.
  const moved = 'case' in answer && answer.case.version !== snapshot.version + answer.events.length;
  assert(may || moved || 'refusals' in answer, `${attempt.name} was accepted, though not offered as allowed.`);
  return outcome(answer);
}

async function start(office: Office, count: number, at: Instant, dice: Dice) {
  const workflow = dice.of(workflows);
  const actor = dice.of([randomKeeper(dice), { role: 'nominator', by: 'p-nominator' }]);
  const occurredAt = exactly(at.slice(0, 10));
  const round = (await office.ledger.listCases({ workflow: 'nomination-round' }))[0]?.snapshot.id;
  const links: Record<string, string> = workflow === 'national-lkt' && round ? { round } : {};
  // Both offices may hit upon the same id.
  return startCase(office, { id: `sag-${count}`, workflow, title: `Sag ${count}`, actor, occurredAt, at, links });
}

async function correctSomething(office: Office, kase: Case, day: CalendarDate, dice: Dice) {
  const events = (await office.ledger.events(kase.id)).map(({ event }) => event);
  const policy = await policyOf(office, kase);
  const asked = randomCorrection(policy, effectiveEvents(events), day, dice);
  return correctCase(office, { case: kase.id, ...asked, recordedAt: noon(day), accept: true });
}

function outcome(answer: object): 'accepted' | 'refused' {
  return 'refusals' in answer ? 'refused' : 'accepted';
}

async function goHome(one: Office, two: Office, at: Instant, tally: Tally): Promise<void> {
  await tickAll(one, at);
  const before = await one.ledger.outbox();
  const again = await Promise.all([tickAll(one, at), tickAll(two, at)]);
  assert.deepEqual(await one.ledger.outbox(), before, `A second tick of the same instant wrote letters: ${again}`);
  assertOnce('outbox key', before, ({ key }) => key);
  assertOnce('Message-ID', before, ({ messageId }) => messageId);
  const report = await verifyLedger(one.ledger);
  assert.deepEqual(report.breaks, [], 'The ledger is not as it was written.');
  const failed = (await one.ledger.incidents()).filter(
    ({ what }) => what === 'tick-failed' || what === 'second-opinion',
  );
  assert.deepEqual(failed, [], 'A tick failed, or the two evaluators disagreed.');
  tally.letters += before.length;
  await sendAll(one, two, at);
}

/** What both send at the same time is sent once. */
async function sendAll(one: Office, two: Office, at: Instant): Promise<void> {
  const sent: string[] = [];
  const transport: Transport = {
    deliver: async ({ messageId }) => {
      sent.push(messageId);
      return { is: 'accepted' };
    },
    close: async () => {},
  };
  const send = () => deliver(one.ledger, transport, { at, from: 'LKT <lkt@lkt.example>', limit: 1_000 });
  await Promise.all([gatherDigests(one, at), gatherDigests(two, at)]);
  await Promise.all([send(), send(), send()]);
  assert.equal(new Set(sent).size, sent.length, 'A letter was sent twice.');
  assert.deepEqual((await one.ledger.outbox({ state: 'sending' })).length, 0, 'A letter was left half-way.');
}

function assertOnce(what: string, rows: OutboxRow[], of: (row: OutboxRow) => string): void {
  const all = rows.map(of);
  const twice = all.filter((each, index) => all.indexOf(each) !== index);
  assert.deepEqual(twice, [], `The same ${what} twice.`);
}
