import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewOutboxRow } from '../../src/ledger/contract.ts';
import { folderTransport } from '../../src/post/transport.ts';
import type { Office } from '../../src/service/office.ts';
import { oneRound } from '../../src/service/scheduler.ts';
import { tickAll } from '../../src/service/tick.ts';
import { addPerson, command, noon, openOffice, runningLkt } from './office.ts';

const from = 'LKT <lkt@lkt.example>';
// The caps of both fall on 2 June 2027; "half a year before" is Wednesday 2 December 2026.
const lkt = { at: '2026-01-05', firstSeminar: '2025-06-02' };
const eight = '2026-12-02T07:00:00.000Z';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lkt-digest-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Everything due before December is behind; the people come last, so that nothing old reaches them. */
async function office(language: 'da' | 'en' = 'da') {
  const one = await openOffice();
  await addPerson(one, 'leder', ['project-lead@reg-m']);
  await runningLkt(one, 'sepsis', { ...lkt, title: 'LKT Sepsis <b>fed</b>' });
  await runningLkt(one, 'delir', { ...lkt, title: 'LKT Delir' });
  await addPerson(one, 'tovholder', ['coordinator'], language);
  await oneRound(one, folderTransport(folder), noon('2026-12-01'), from);
  return one;
}

const round = (one: Office, at: string) => oneRound(one, folderTransport(folder), at, from);
async function rows(one: Office, person = 'tovholder') {
  return (await one.ledger.outbox()).filter((row) => row.person === person && row.plannedAt >= '2026-12-02');
}

test('letters of the same morning come as one mail to a role that chose it, and one by one to the others', async () => {
  const one = await office();
  await round(one, eight);
  expect((await rows(one)).map(({ key, state, within }) => [key, state, within]).sort()).toEqual([
    ['delir/closing-cap/half-year-before/2027-06-02/tovholder', 'digested', 'digest/tovholder/2026-12-02'],
    ['digest/tovholder/2026-12-02', 'sent', null],
    ['sepsis/closing-cap/half-year-before/2027-06-02/tovholder', 'digested', 'digest/tovholder/2026-12-02'],
  ]);
  expect((await rows(one, 'leder')).map(({ state }) => state)).toEqual(['sent', 'sent']);
});

test('the mail has a list on top and every letter below, as text and as HTML', async () => {
  const one = await office();
  await round(one, eight);
  const digest = (await rows(one)).find(({ caseId }) => caseId === null);
  expect(digest?.subject).toBe('2 beskeder om LKT den 2. december 2026');
  const letters = (await rows(one)).filter(({ state }) => state === 'digested');
  for (const { subject, text } of letters) {
    expect(digest?.text.indexOf(subject)).toBeGreaterThan(0);
    expect(digest?.text).toContain(text);
  }
  expect(digest?.html.match(/<li/g)?.length).toBeGreaterThanOrEqual(2);
  expect(digest?.html.match(/<h2/g)).toHaveLength(2);
  expect(digest?.html).toContain('&lt;b&gt;fed&lt;/b&gt;');
  expect(digest?.html).not.toContain('<b>fed');
  expect(digest?.html.match(/<html/g)).toHaveLength(1);
});

test('it is in the person’s language', async () => {
  const one = await office('en');
  await round(one, eight);
  const digest = (await rows(one)).find(({ caseId }) => caseId === null);
  expect(digest?.subject).toBe('2 messages about the LKTs on 2 December 2026');
  expect(digest?.html).toContain('<html lang="en">');
});

test('what falls due later in the day waits for the next working day: one mail a day, and nothing twice', async () => {
  const one = await office();
  await round(one, eight);
  await command(one, 'sepsis', 'steering-group', 'extension.grant', '2026-12-02', { until: '2027-12-01', reason: 'x' });
  await round(one, noon('2026-12-02'));
  await round(one, '2026-12-02T13:00:00.000Z');
  expect((await rows(one)).filter(({ state }) => state === 'held')).toHaveLength(1);
  expect((await rows(one)).filter(({ state }) => state === 'sent')).toHaveLength(1);
  await round(one, '2026-12-03T07:00:00.000Z');
  await round(one, '2026-12-03T07:00:30.000Z');
  const sent = (await rows(one)).filter(({ state }) => state === 'sent').map(({ key }) => key);
  expect(sent.sort()).toEqual(['digest/tovholder/2026-12-02', 'digest/tovholder/2026-12-03']);
});

test('a letter alone comes as it is', async () => {
  const one = await office();
  await round(one, eight);
  await command(one, 'sepsis', 'steering-group', 'extension.grant', '2026-12-02', { until: '2027-12-01', reason: 'x' });
  await round(one, noon('2026-12-02'));
  const [held] = await one.ledger.outbox({ state: 'held' });
  await round(one, '2026-12-03T07:00:00.000Z');
  const mail = (await rows(one)).find(({ key }) => key === 'digest/tovholder/2026-12-03');
  expect(mail).toMatchObject({ state: 'sent', subject: held?.subject, text: held?.text, html: held?.html });
});

test('nothing goes out at night, on a Saturday or on a holiday, whatever was missed', async () => {
  const one = await office();
  for (const at of ['2026-12-02T19:00:00.000Z', '2026-12-05T10:00:00.000Z', '2026-12-25T10:00:00.000Z']) {
    expect(await round(one, at)).toMatchObject({ sent: 0 });
  }
  const before = readdirSync(folder).length;
  expect((await round(one, '2026-12-28T07:00:00.000Z')).sent).toBeGreaterThan(0);
  expect(readdirSync(folder).length).toBeGreaterThan(before);
});

test('missed for a week, it is still one mail, and each letter says when it should have come', async () => {
  const one = await office();
  await round(one, '2026-12-09T09:00:00.000Z');
  const digests = (await one.ledger.outbox()).filter(({ key }) => key.startsWith('digest/tovholder/2026-12-09'));
  expect(digests.map(({ key }) => key)).toEqual(['digest/tovholder/2026-12-09']);
  expect(digests[0]?.text.match(/skulle have været sendt den 2\. december 2026/g)).toHaveLength(2);
});

test('of two workers that gather at once, one writes the mail', async () => {
  const one = await office();
  await tickAll(one, eight);
  await Promise.all([round(one, eight), round(one, eight)]);
  expect((await rows(one)).filter(({ caseId }) => caseId === null)).toHaveLength(1);
});

test('a mail that cannot be gathered whole is not written at all', async () => {
  const one = await office();
  await tickAll(one, eight);
  const [held] = await one.ledger.outbox({ state: 'held' });
  const { within: _, attempts: _1, nextAttemptAt: _2, leaseUntil: _3, lastError: _4, settledAt: _5, ...row } = held!;
  const mail: NewOutboxRow = { ...row, key: 'digest/x', caseId: null, state: 'pending' };
  expect(await one.ledger.gather(mail, [row.key, 'unknown'])).toBe(false);
  expect(await one.ledger.outbox({ state: 'held' })).toContainEqual(held);
  expect((await one.ledger.outbox()).some(({ key }) => key === 'digest/x')).toBe(false);
});
