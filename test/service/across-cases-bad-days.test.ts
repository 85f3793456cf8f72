/** What binds cases together, on days when things go wrong. */

import { expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { type CaseWrite, Conflict } from '../../src/ledger/contract.ts';
import type { JsonObject } from '../../src/policy/types.ts';
import { correctCase } from '../../src/service/correct-case.ts';
import { giveCommand } from '../../src/service/give-command.ts';
import type { Office } from '../../src/service/office.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { planMeeting } from '../../src/service/plan-meeting.ts';
import { startCase } from '../../src/service/start-case.ts';
import { tickAll } from '../../src/service/tick.ts';
import { verifyLedger } from '../../src/service/verify-ledger.ts';
import { place, secretariat, start } from './given-cases.ts';
import { command, noon, openOffice } from './office.ts';

const kase = async (office: Office, id: string) => (await office.ledger.loadCase(id))!.snapshot;
const stateOf = async (office: Office, id: string) => (await kase(office, id)).state;
const refusalsOf = (given: object) =>
  'refusals' in given
    ? (given.refusals as { code: string; rule?: string }[]).map(({ code, rule }) => [code, rule])
    : [];

/** The office as it is when another changes something between the decision and the writing of it. */
function raced(office: Office, meanwhile: () => Promise<unknown>): Office {
  const ledger = new Proxy(office.ledger, {
    get: (target, name) => {
      const part = Reflect.get(target, name);
      if (name !== 'append') return typeof part === 'function' ? part.bind(target) : part;
      const method = part.bind(target);
      return async (...given: [CaseWrite[]]) => {
        await meanwhile();
        return method(...given);
      };
    },
  });
  return { ...office, ledger };
}

async function openRound(office: Office, drafts: string[], deadline = '2026-03-02') {
  await start(office, 'nomination-round', 'runde', '2026-01-05');
  await place(office, 'runde', 'open', '2026-01-05', {
    facts: { deadline, invited: ['reg-sd'] },
    planned: { 'nomination-deadline': exactly(deadline) },
  });
  for (const id of drafts) await start(office, 'national-lkt', id, '2026-01-12', { round: 'runde' });
}

async function beforeSelection(office: Office, id: string) {
  await start(office, 'national-lkt', id, '2026-01-05');
  const milestones = { validated: exactly('2026-01-05'), assessed: exactly('2026-01-05') };
  await place(office, id, 'selection.pending', '2026-01-05', { milestones });
}

async function heldMeeting(office: Office, id: string, cases: string[], day = '2026-06-10') {
  await start(office, 'steering-group-meeting', id, '2026-01-05');
  await command(office, id, 'secretariat', 'meeting.plan', '2026-01-05', { date: day });
  for (const each of cases)
    await command(office, id, 'secretariat', 'item.add', '2026-01-05', { title: each, case: each, kind: 'decision' });
  await command(office, id, 'secretariat', 'agenda.close', '2026-01-06');
  await command(office, id, 'secretariat', 'meeting.hold', day, { present: ['kl'] });
}

function decided(
  office: Office,
  { meeting = 'moede', kase = 'hofte', decision = 'selection.select', on = '2026-06-10', payload = {} as JsonObject },
) {
  const given = { case: meeting, name: 'item.decide', payload: { case: kase, decision, with: payload } };
  return giveCommand(office, { ...given, actor: secretariat, occurredAt: exactly(on), at: noon('2026-06-10') });
}

test('a round that cannot close by itself because a draft refuses stays open, and the passing of its deadline is on record', async () => {
  const office = await openOffice();
  await openRound(office, ['kladde']);
  // Begun, as the record has it, after the day the round would close.
  await start(office, 'national-lkt', 'sen', '2026-03-04', { round: 'runde' });
  await tickAll(office, noon('2026-03-03'));
  expect(await stateOf(office, 'runde')).toBe('open');
  expect(await stateOf(office, 'kladde')).toEqual({ nomination: 'draft' });
  expect((await kase(office, 'runde')).passed).toEqual({ 'nomination-deadline': '2026-03-02' });
  const told = async () => (await office.ledger.incidents()).filter(({ what }) => what === 'tick-refused').length;
  expect(await told()).toBe(1);
  // Looked at again it is neither tried nor told again; people close it once nothing stands in the way.
  await tickAll(office, noon('2026-03-04'));
  expect(await told()).toBe(1);
  expect(refusalsOf(await command(office, 'runde', 'secretariat', 'round.close', '2026-03-05'))).toEqual([]);
  expect([await stateOf(office, 'kladde'), await stateOf(office, 'sen')]).toEqual(['lapsed', 'lapsed']);
  expect((await verifyLedger(office.ledger)).breaks).toEqual([]);
});

test('a round closed twice is closed once', async () => {
  const office = await openOffice();
  await openRound(office, ['kladde']);
  await command(office, 'runde', 'secretariat', 'round.close', '2026-03-03');
  const versions = [(await kase(office, 'runde')).version, (await kase(office, 'kladde')).version];
  expect(refusalsOf(await command(office, 'runde', 'secretariat', 'round.close', '2026-03-03'))).toEqual([
    ['not-available', undefined],
  ]);
  expect([(await kase(office, 'runde')).version, (await kase(office, 'kladde')).version]).toEqual(versions);
});

test('a draft sent in while its round is closed: one of the two gives way, and nothing is half done', async () => {
  const office = await openOffice();
  await openRound(office, ['a', 'b', 'c']);
  const racing = raced(office, () => place(office, 'b', 'validation.checking', '2026-03-03'));
  await expect(command(racing, 'runde', 'secretariat', 'round.close', '2026-03-03')).rejects.toThrow(Conflict);
  expect(await stateOf(office, 'runde')).toBe('open');
  expect([await stateOf(office, 'a'), await stateOf(office, 'c')]).toEqual([
    { nomination: 'draft' },
    { nomination: 'draft' },
  ]);
  await command(office, 'runde', 'secretariat', 'round.close', '2026-03-03');
  expect([await stateOf(office, 'a'), await stateOf(office, 'b'), await stateOf(office, 'c')]).toEqual([
    'lapsed',
    { validation: 'checking' },
    'lapsed',
  ]);
});

test('what was decided by the facts of another case is not written once that case has changed', async () => {
  const office = await openOffice();
  await openRound(office, ['kladde']);
  const before = (await kase(office, 'kladde')).version;
  const racing = raced(office, () =>
    place(office, 'runde', 'open', '2026-02-02', { facts: { deadline: '2026-02-01' } }),
  );
  const save = () => command(racing, 'kladde', 'nominator', 'nomination.save', '2026-02-02', { area: 'Fald' });
  await expect(save()).rejects.toThrow(Conflict);
  expect((await kase(office, 'kladde')).version).toBe(before);
});

test('two meetings with the same case: the second finds it decided, and two that decide at once leave one decision', async () => {
  const office = await openOffice();
  await beforeSelection(office, 'hofte');
  await beforeSelection(office, 'hjerte');
  await heldMeeting(office, 'moede', ['hofte', 'hjerte']);
  await heldMeeting(office, 'ekstra', ['hofte', 'hjerte']);
  expect(refusalsOf(await decided(office, {}))).toEqual([]);
  expect(refusalsOf(await decided(office, { meeting: 'ekstra' }))).toEqual([['not-available', undefined]]);
  expect((await kase(office, 'ekstra')).facts.decisions).toBeUndefined();
  const racing = raced(office, () => decided(office, { kase: 'hjerte' }));
  const late = decided(racing, { meeting: 'ekstra', kase: 'hjerte', decision: 'selection.reject' });
  await expect(late).rejects.toThrow(Conflict);
  expect((await kase(office, 'ekstra')).facts.decisions).toBeUndefined();
  expect(await stateOf(office, 'hjerte')).toEqual({ running: { 'expert-group': 'forming' } });
});

test('a decision cannot be dated before the meeting, nor minutes approved before there are any', async () => {
  const office = await openOffice();
  await beforeSelection(office, 'hofte');
  await heldMeeting(office, 'moede', ['hofte']);
  expect(refusalsOf(await decided(office, { on: '2026-06-09' }))).toEqual([['criterion-failed', 'decided-at-meeting']]);
  expect(await stateOf(office, 'hofte')).toEqual({ selection: 'pending' });
  const approved = await command(office, 'moede', 'steering-group', 'minutes.approve', '2026-06-10');
  expect(refusalsOf(approved)).toEqual([['not-available', undefined]]);
});

test('an item postponed at one meeting is decided at the next', async () => {
  const office = await openOffice();
  await beforeSelection(office, 'hofte');
  await heldMeeting(office, 'moede', ['hofte'], '2026-05-06');
  await heldMeeting(office, 'naeste', ['hofte']);
  expect(refusalsOf(await decided(office, { decision: 'selection.postpone', on: '2026-05-06' }))).toEqual([]);
  expect(await stateOf(office, 'hofte')).toEqual({ selection: 'pending' });
  expect(refusalsOf(await decided(office, { meeting: 'naeste' }))).toEqual([]);
  expect((await kase(office, 'hofte')).milestones.selected?.when).toEqual(exactly('2026-06-10'));
});

test('an item taken off by mistake can be decided once the event is withdrawn', async () => {
  const office = await openOffice();
  await beforeSelection(office, 'hofte');
  await start(office, 'steering-group-meeting', 'moede', '2026-01-05');
  const give = (name: string, day: string, payload: JsonObject = {}) =>
    command(office, 'moede', 'secretariat', name, day, payload);
  await give('meeting.plan', '2026-01-05', { date: '2026-06-10' });
  await give('item.add', '2026-01-05', { title: 'x', kind: 'decision', case: 'hofte' });
  const removed = await give('item.remove', '2026-01-05', { withdrawn: 'hofte', reason: 'Fejl' });
  if ('refusals' in removed) throw new Error('Not removed.');
  await give('item.add', '2026-01-06', { title: 'Årsplan', kind: 'discussion' });
  await give('agenda.close', '2026-01-06');
  await give('meeting.hold', '2026-06-10', { present: ['kl'] });
  expect(refusalsOf(await decided(office, {}))).toEqual([['criterion-failed', 'case-not-withdrawn']]);
  const withdraw = [removed.events[0]!.version];
  const asked = { withdraw, amend: null, reason: 'Fejl', actor: secretariat, recordedAt: noon('2026-06-10') };
  expect(refusalsOf(await correctCase(office, { case: 'moede', ...asked, accept: true }))).toEqual([]);
  expect(refusalsOf(await decided(office, {}))).toEqual([]);
});

test('a decision withdrawn at the meeting stands in its case until it is corrected there, and can be taken anew', async () => {
  const office = await openOffice();
  await beforeSelection(office, 'hofte');
  await heldMeeting(office, 'moede', ['hofte']);
  const given = await decided(office, {});
  if ('refusals' in given) throw new Error('Not decided.');
  const take = async (id: string, version: number) => {
    const asked = { withdraw: [version], amend: null, reason: 'Fejl', actor: secretariat };
    return correctCase(office, { case: id, ...asked, recordedAt: noon('2026-06-10'), accept: true });
  };
  expect(refusalsOf(await take('moede', given.events[0]!.version))).toEqual([]);
  expect(await stateOf(office, 'hofte')).toEqual({ running: { 'expert-group': 'forming' } });
  expect(refusalsOf(await decided(office, {}))).toEqual([['not-available', undefined]]);
  const selected = (await office.ledger.events('hofte')).find(
    ({ event }) => event.type === 'accepted' && event.command === 'selection.select',
  );
  expect(refusalsOf(await take('hofte', selected!.event.version))).toEqual([]);
  expect(refusalsOf(await decided(office, { decision: 'selection.reject', payload: { reason: 'Nyt møde' } }))).toEqual(
    [],
  );
  expect((await verifyLedger(office.ledger)).breaks).toEqual([]);
});

test('a title that another case would bring with it must be one line, like any other', async () => {
  const office = await openOffice();
  await openRound(office, []);
  await start(office, 'local-lkt', 'fald', '2026-01-12');
  await place(office, 'fald', 'results', '2026-01-12', { facts: { outcome: { area: 'Fald' } } });
  const promote = (title: string) =>
    command(office, 'fald', 'health-cluster', 'local.promote', '2026-02-02', { title, round: 'runde' });
  for (const title of ['A\r\nBcc: b@evil.example', 'A\u2028B'])
    expect(refusalsOf(await promote(title)).map(([code]) => code)).toEqual(['case-id']);
  expect(refusalsOf(await promote('   ')).map(([code]) => code)).toEqual(['payload']);
  expect(await office.ledger.listCases({ workflow: 'national-lkt' })).toEqual([]);
  expect(await stateOf(office, 'fald')).toBe('results');
});

test('what is on record for reading only is not driven by what runs here', async () => {
  const office = await openOffice();
  await beforeSelection(office, 'hofte');
  const { snapshot } = (await office.ledger.loadCase('hofte'))!;
  const events = (await office.ledger.events('hofte')).map(({ event }) => ({ ...event, case: 'gammel' }));
  await office.ledger.append([
    {
      expectedVersion: 0,
      snapshot: { ...snapshot, id: 'gammel' },
      events,
      outbox: [],
      wakeAt: null,
      origin: 'precedent',
    },
  ]);
  await heldMeeting(office, 'moede', ['gammel']);
  expect(refusalsOf(await decided(office, { kase: 'gammel' }))).toEqual([['no-such-case', undefined]]);
});

test('nobody acts in the name of the engine', async () => {
  const office = await openOffice();
  await openRound(office, ['kladde']);
  const lapse = { case: 'kladde', name: 'nomination.lapse', payload: {}, actor: { role: 'engine', by: 'nogen' } };
  const given = await giveCommand(office, { ...lapse, occurredAt: exactly('2026-02-02'), at: noon('2026-02-02') });
  expect(refusalsOf(given)).toEqual([['no-right', undefined]]);
  const placed = { state: 'lapsed', reason: 'Nej', occurredAt: exactly('2026-02-02'), at: noon('2026-02-02') };
  expect(refusalsOf(await placeCase(office, { case: 'kladde', actor: lapse.actor, ...placed }))).toEqual([
    ['no-right', undefined],
  ]);
  expect(await stateOf(office, 'kladde')).toEqual({ nomination: 'draft' });
});

test('a meeting is there with its date or not at all', async () => {
  const office = await openOffice();
  const actor = { role: 'secretariat', by: 'sekretaer' };
  const asked = { title: '', actor, today: '2026-01-05', at: noon('2026-01-05') };
  const plan = { date: '2026-06-10' };
  let writings = 0;
  const failing = raced(office, async () => {
    writings += 1;
    // Once the case has been written, the date no longer can be.
    if (writings > 1) throw new Error('The disk is full.');
  });
  await planMeeting(failing, { ...asked, plan });
  const [meeting] = await office.ledger.listCases({ workflow: 'steering-group-meeting' });
  expect([writings, meeting?.snapshot.version]).toEqual([1, 2]);
  expect(meeting?.snapshot.planned['meeting-held']?.when).toEqual(exactly('2026-06-10'));
  expect((await verifyLedger(office.ledger)).breaks).toEqual([]);
});

test('what a case begins with is refused with the case', async () => {
  const office = await openOffice();
  const by = { actor: secretariat, occurredAt: exactly('2026-01-05'), at: noon('2026-01-05') };
  const first = { name: 'agenda.close', payload: {} };
  const begun = await startCase(office, { ...by, workflow: 'steering-group-meeting', title: 'Uden punkter', first });
  expect(refusalsOf(begun)).toContainEqual(['criterion-unknown', 'agenda-has-items']);
  expect(await office.ledger.listCases({})).toEqual([]);
});
