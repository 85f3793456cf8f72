import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evolve } from '../../src/engine/evolve.ts';
import type { Case } from '../../src/engine/types.ts';
import { stateInWords } from '../../src/engine/wording.ts';
import { folderTransport } from '../../src/post/transport.ts';
import { derivationInWords } from '../../src/service/deadline-words.ts';
import { firstStart } from '../../src/service/first-start.ts';
import { type Office, policyOf } from '../../src/service/office.ts';
import { overview } from '../../src/service/overview.ts';
import { runningDeadlines } from '../../src/service/running-deadlines.ts';
import { openOffice, root, text } from './office.ts';

const story = readFileSync(join(root, 'examples', 'first-start.yaml'), 'utf8');
const options = { story, at: '2026-11-22T09:00:00.000Z', from: 'LKT <lkt@lkt.example>' };
let folder: string;
let office: Office;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lkt-first-start-'));
  office = await openOffice();
  expect(await firstStart(office, folderTransport(folder), options)).toBe(true);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every precedent of the text is there, for reading only: never woken, never mailed', async () => {
  const precedents = await office.ledger.listCases({ origin: 'precedent' });
  expect(precedents.map(({ snapshot }) => snapshot.id)).toEqual([...text.precedents.keys()].sort());
  expect(precedents.every(({ wakeAt }) => wakeAt === null)).toBe(true);
});

test('the example shows what is open, what is overdue and what goes out next', async () => {
  const { cases, coming, dead } = await overview(office, options.at, { coming: 10 });
  const overdue = cases.filter(({ origin, overdue }) => origin === 'run' && overdue.length > 0).map(({ id }) => id);
  expect(overdue).toEqual(['sepsis', 'tryg-udskrivelse']);
  expect(coming).toHaveLength(10);
  expect(dead).toEqual([]);
});

test('a deadline whose clock stands still comes after those that run, and is not said to be paused', async () => {
  const { next } = (await overview(office, options.at, { coming: 0 })).cases.find(({ id }) => id === 'faerre-fald')!;
  expect(next).toMatchObject({ id: 'clarification', state: { is: 'open' } });
  const running = await runningDeadlines(office, options.at, 'faerre-fald');
  expect(running.map(({ deadline }) => [deadline.id, stateInWords(deadline.state, 'da')])).toEqual([
    ['clarification', '2 dage tilbage'],
    ['validation', 'uret står stille'],
  ]);
});

test('a day set by decision is told as an extension only where it is later than the rules had it', async () => {
  const [clarification] = await runningDeadlines(office, options.at, 'faerre-fald');
  const told = derivationInWords(clarification!.deadline, clarification!.policy, 'national-lkt', 'da');
  expect(told).toContain('fastsat ved beslutning; ellers');
  expect(told).not.toContain('forlænget');
});

test('the letters of the story lie in the folder, one file a letter', async () => {
  expect(readdirSync(folder)).toHaveLength((await office.ledger.outbox({ state: 'sent' })).length);
});

test('the chain holds, and every snapshot is what its events make', async () => {
  expect(await office.ledger.verify()).toMatchObject({ ok: true, breaks: [] });
  for (const { snapshot } of await office.ledger.listCases()) {
    const policy = await policyOf(office, snapshot);
    const events = await office.ledger.events(snapshot.id);
    expect(events.reduce<Case | null>((so, { event }) => evolve(policy, so, event), null)).toEqual(snapshot);
  }
});

test('a second start changes nothing', async () => {
  const before = (await office.ledger.listCases()).length;
  expect(await firstStart(office, folderTransport(folder), options)).toBe(false);
  expect((await office.ledger.listCases()).length).toBe(before);
});
