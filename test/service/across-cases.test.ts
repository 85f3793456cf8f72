import { expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { type CaseWrite, Conflict } from '../../src/ledger/contract.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { parseText } from '../../src/policy/text.ts';
import type { JsonObject } from '../../src/policy/types.ts';
import { type GivenCommand, giveCommand } from '../../src/service/give-command.ts';
import type { Office } from '../../src/service/office.ts';
import { tickAll } from '../../src/service/tick.ts';
import { place, secretariat, start } from './given-cases.ts';
import { command, noon, openOffice, root, type text } from './office.ts';

const invited = ['reg-sd', 'kl'];

const stateOf = async (office: Office, id: string) => (await office.ledger.loadCase(id))?.snapshot.state;
const versionOf = async (office: Office, id: string) => (await office.ledger.loadCase(id))?.snapshot.version;
const refusalsOf = (given: Awaited<ReturnType<typeof giveCommand>>) =>
  'refusals' in given ? given.refusals.map(({ code, rule }) => [code, rule]) : [];

/** An open round with a draft and a nomination that has been submitted. */
async function openRound(office: Office) {
  await start(office, 'nomination-round', 'runde', '2026-01-05');
  await place(office, 'runde', 'open', '2026-01-05', {
    facts: { deadline: '2026-03-02', invited },
    planned: { 'nomination-deadline': exactly('2026-03-02') },
  });
  await start(office, 'national-lkt', 'kladde', '2026-01-12', { round: 'runde' });
  await start(office, 'national-lkt', 'sendt', '2026-01-12', { round: 'runde' });
  await place(office, 'sendt', 'validation.checking', '2026-01-12');
  await start(office, 'national-lkt', 'anden', '2026-01-12');
}

/** A meeting that has been held, with the cases on its agenda. */
async function heldMeeting(office: Office, cases: string[], day = '2026-06-10') {
  await start(office, 'steering-group-meeting', 'moede', day);
  const agenda = cases.map((id) => ({ title: id, case: id, kind: 'decision' }));
  const milestones = { 'meeting-held': exactly(day) };
  await place(office, 'moede', 'held', day, { facts: { agenda, attendance: { present: ['kl'] } }, milestones });
}

/** A nomination that awaits its selection. */
async function beforeSelection(office: Office, id: string) {
  await start(office, 'national-lkt', id, '2026-01-05');
  await place(office, id, 'selection.pending', '2026-01-05', {
    milestones: { validated: exactly('2026-01-05'), assessed: exactly('2026-01-05') },
  });
}

const decided = (office: Office, kase: string, decision: string, payload: JsonObject = {}, day = '2026-06-10') =>
  command(office, 'moede', 'secretariat', 'item.decide', day, { case: kase, decision, with: payload });

test('closing a round closes its drafts in the same act, and touches no other case', async () => {
  const office = await openOffice();
  await openRound(office);
  const other = await versionOf(office, 'anden');
  await command(office, 'runde', 'secretariat', 'round.close', '2026-03-03');
  expect(await stateOf(office, 'runde')).toBe('closed');
  expect(await stateOf(office, 'kladde')).toBe('lapsed');
  expect(await stateOf(office, 'sendt')).toEqual({ validation: 'checking' });
  expect(await versionOf(office, 'anden')).toBe(other);
  const [last] = (await office.ledger.events('kladde')).slice(-1);
  expect(last?.event).toMatchObject({
    type: 'accepted',
    command: 'nomination.lapse',
    actor: { role: 'engine', by: 'test' },
  });
});

test('a round that closes by itself in a tick closes its drafts with it', async () => {
  const office = await openOffice();
  await openRound(office);
  await tickAll(office, noon('2026-03-02'));
  expect(await stateOf(office, 'kladde')).toEqual({ nomination: 'draft' });
  await tickAll(office, noon('2026-03-03'));
  expect(await stateOf(office, 'runde')).toBe('closed');
  expect(await stateOf(office, 'kladde')).toBe('lapsed');
});

test('a decision at a meeting is carried out in its case, with its date and what goes with it', async () => {
  const office = await openOffice();
  await beforeSelection(office, 'hoftebrud');
  await heldMeeting(office, ['hoftebrud']);
  const given = await decided(office, 'hoftebrud', 'selection.select', {
    conditions: 'Kommuner med',
    conditionsBy: '2026-12-01',
  });
  expect(refusalsOf(given)).toEqual([]);
  const kase = (await office.ledger.loadCase('hoftebrud'))?.snapshot;
  expect(kase?.state).toEqual({ running: { 'expert-group': 'forming' } });
  expect(kase?.milestones.selected?.when).toEqual(exactly('2026-06-10'));
  expect(kase?.planned['selection-condition-met']?.when).toEqual(exactly('2026-12-01'));
});

test('a decision that is refused in its case is not recorded at the meeting either', async () => {
  const office = await openOffice();
  await start(office, 'national-lkt', 'hoftebrud', '2026-01-05');
  await heldMeeting(office, ['hoftebrud', 'findes-ikke']);
  const before = await versionOf(office, 'moede');
  const early = await decided(office, 'hoftebrud', 'selection.select');
  expect(refusalsOf(early)).toEqual([['not-available', undefined]]);
  expect('refusals' in early && early.refusals[0]?.why.en).toContain('In the case "hoftebrud"');
  expect(refusalsOf(await decided(office, 'findes-ikke', 'selection.select'))).toEqual([['no-such-case', undefined]]);
  // Nor is a payload that the case's own form does not take.
  await place(office, 'hoftebrud', 'running.seminars.action-period', '2026-06-10');
  const without = await decided(office, 'hoftebrud', 'extension.grant', { until: '2027-01-04' });
  expect(refusalsOf(without)).toEqual([['payload', 'extension']]);
  expect(await versionOf(office, 'moede')).toBe(before);
});

test('a change of rules put to the meeting is adopted by its decision', async () => {
  const office = await openOffice();
  await start(office, 'policy-change', 'loft', '2026-01-05');
  await place(office, 'loft', 'proposed', '2026-01-05');
  await heldMeeting(office, ['loft']);
  expect(refusalsOf(await decided(office, 'loft', 'change.adopt', { inForce: '2026-07-01' }))).toEqual([
    ['criterion-unknown', 'adoption-transition'],
  ]);
  await decided(office, 'loft', 'change.adopt', { inForce: '2026-07-01', cases: 'new' });
  expect(await stateOf(office, 'loft')).toBe('adopted');
});

test('when somebody else has changed one of the cases meanwhile, nothing is written in any', async () => {
  const office = await openOffice();
  await beforeSelection(office, 'hoftebrud');
  await heldMeeting(office, ['hoftebrud']);
  const before = { meeting: await versionOf(office, 'moede'), lkt: await versionOf(office, 'hoftebrud') };
  // The case is changed between the decision and the writing of it.
  const racing: Office = {
    ...office,
    ledger: new Proxy(office.ledger, {
      get: (ledger, name) => {
        const part = Reflect.get(ledger, name);
        if (name !== 'append') return typeof part === 'function' ? part.bind(ledger) : part;
        return async (writes: CaseWrite[]) => {
          await command(office, 'hoftebrud', 'steering-group', 'selection.postpone', '2026-06-10');
          return ledger.append(writes);
        };
      },
    }),
  };
  const given: GivenCommand = {
    case: 'moede',
    name: 'item.decide',
    payload: { case: 'hoftebrud', decision: 'selection.select', with: {} },
    actor: secretariat,
    occurredAt: exactly('2026-06-10'),
    at: noon('2026-06-10'),
  };
  await expect(giveCommand(racing, given)).rejects.toThrow(Conflict);
  expect(await versionOf(office, 'moede')).toBe(before.meeting);
  expect(await versionOf(office, 'hoftebrud')).toBe((before.lkt ?? 0) + 1);
  expect(await stateOf(office, 'hoftebrud')).toEqual({ selection: 'pending' });
});

test('a local LKT that is promoted starts a nomination with what it has written, in the round it names', async () => {
  const office = await openOffice();
  await openRound(office);
  await start(office, 'local-lkt', 'fald', '2026-01-12');
  const localProject = { description: 'Screening på to afsnit', results: 'Fra 4 til 2 fald' };
  await place(office, 'fald', 'results', '2026-01-12', { facts: { outcome: { area: 'Fald', localProject } } });
  const missing = await command(office, 'fald', 'health-cluster', 'local.promote', '2026-02-02', {
    title: 'Færre fald',
    round: 'ukendt',
  });
  expect(refusalsOf(missing)).toEqual([['no-such-case', undefined]]);
  expect(await stateOf(office, 'fald')).toBe('results');
  await command(office, 'fald', 'health-cluster', 'local.promote', '2026-02-02', {
    title: 'Færre fald',
    round: 'runde',
  });
  expect(await stateOf(office, 'fald')).toBe('promoted');
  const nomination = (await office.ledger.loadCase('faerre-fald'))?.snapshot;
  expect(nomination).toMatchObject({
    workflow: 'national-lkt',
    title: 'Færre fald',
    state: { nomination: 'draft' },
    facts: { nomination: { area: 'Fald', localProject } },
    links: { local: 'fald', round: 'runde' },
  });
  // It belongs to the round like any other draft.
  await command(office, 'runde', 'secretariat', 'round.close', '2026-03-03');
  expect(await stateOf(office, 'faerre-fald')).toBe('lapsed');
});

test('a waiver decided at a meeting sets the criterion aside in that case alone', async () => {
  const office = await openOffice();
  for (const id of ['a', 'b']) {
    await start(office, 'national-lkt', id, '2026-01-05');
    await place(office, id, 'selection.pending', '2026-01-05', { milestones: { validated: exactly('2026-01-05') } });
  }
  await heldMeeting(office, ['a', 'b']);
  const waiver = { criterion: 'assessed-before-selection', until: '2026-06-10', reason: 'Hastesag' };
  await decided(office, 'a', 'criterion.waive', waiver);
  expect(refusalsOf(await decided(office, 'b', 'selection.select'))).toEqual([
    ['criterion-unknown', 'assessed-before-selection'],
  ]);
  expect(refusalsOf(await decided(office, 'a', 'selection.select'))).toEqual([]);
});

/** The repository's text with two small workflows beside it. */
function withSmallWorkflows(): typeof text {
  const files = readTextFolder(root);
  const add = (file: string, more: string) => `${files[file]?.trimEnd()}\n${more}`;
  const title = 'title: { da: Prøve, en: Sample }';
  const source = 'source: [GOV-001]';
  const meta = `meta: { ${title} }`;
  const one = (id: string, command: string, more: string, guard = '') =>
    `${title}\n${source}\ninitial: here\n${more}states:\n  here:\n    ${meta}\n    on:\n      ${command}:\n${guard}        meta:\n          ${title}\n          ${source}\n          ${drives[id]}\n  gone: { type: final, ${meta} }\n`;
  const drives: Record<string, string> = {
    ring: 'form: ring\n          drive: [{ case: $.case, command: ring.turn, payload: $, as: secretariat }]',
    leader:
      'form: ring\n          record: [{ set: word, value: $.case }]\n          drive: [{ linkedAs: leader, in: [here], command: follower.hear, as: secretariat }]',
    follower: 'record: [{ set: heard }]',
  };
  const right = (workflow: string, name: string) =>
    `  ${workflow}:\n    ${name}: { roles: [secretariat], ${source} }\n`;
  return parseText({
    ...files,
    'workflows/ring.yaml': one('ring', 'ring.turn', ''),
    'workflows/leader.yaml': one('leader', 'leader.say', ''),
    'workflows/follower.yaml': one(
      'follower',
      'follower.hear',
      'links: { leader: leader }\n',
      '        guard: leader-says-go\n',
    ),
    'rules/conditions.yaml': add(
      'rules/conditions.yaml',
      `  leader-says-go: { ${title}, ${source}, when: { fact: leader, path: $.word, operator: equal, value: go } }\n`,
    ),
    'rules/rights.yaml': add(
      'rules/rights.yaml',
      right('ring', 'ring.turn') + right('leader', 'leader.say') + right('follower', 'follower.hear'),
    ),
    'schemas/forms/ring.json': JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      label: { da: 'Prøve', en: 'Sample' },
      type: 'object',
      additionalProperties: false,
      required: ['case'],
      properties: { case: { label: { da: 'Sag', en: 'Case' }, type: 'string', maxLength: 20 } },
    }),
  }).text;
}

test('commands that follow from one another in a circle are stopped, and nothing is written', async () => {
  const office: Office = { ...(await openOffice()), text: withSmallWorkflows() };
  await start(office, 'ring', 'a', '2026-01-05');
  const turned = await command(office, 'a', 'secretariat', 'ring.turn', '2026-01-05', { case: 'a' });
  expect('refusals' in turned && turned.refusals.map(({ why }) => why.en)).toEqual([
    expect.stringContaining('in a circle'),
  ]);
  expect(await versionOf(office, 'a')).toBe(1);
});

test('a command that follows is judged by the facts that the same act has just left', async () => {
  const office: Office = { ...(await openOffice()), text: withSmallWorkflows() };
  await start(office, 'leader', 'first', '2026-01-05');
  await start(office, 'follower', 'second', '2026-01-05', { leader: 'first' });
  const wait = await command(office, 'first', 'secretariat', 'leader.say', '2026-01-05', { case: 'wait' });
  expect(refusalsOf(wait)).toEqual([['guard-failed', 'leader-says-go']]);
  expect(await versionOf(office, 'first')).toBe(1);
  expect(refusalsOf(await command(office, 'first', 'secretariat', 'leader.say', '2026-01-05', { case: 'go' }))).toEqual(
    [],
  );
  expect(await versionOf(office, 'second')).toBe(2);
});
