import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { folderTransport } from '../../src/post/transport.ts';
import { accessOf } from '../../src/service/access.ts';
import { calendarFeed } from '../../src/service/calendar-feed.ts';
import type { Office } from '../../src/service/office.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { plannedLetters } from '../../src/service/planned-letters.ts';
import { oneRound } from '../../src/service/scheduler.ts';
import { tickAll } from '../../src/service/tick.ts';
import { addPerson, command, noon, openOffice, runningLkt, unregistered } from './office.ts';

const lkt = { at: '2026-01-05', firstSeminar: '2025-06-02' };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lkt-invitations-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function office() {
  const opened = await openOffice();
  await addPerson(opened, 'leder', ['project-lead@reg-m']);
  await addPerson(opened, 'team', ['team@reg-n'], 'en');
  await addPerson(opened, 'fremmed', ['team@reg-h']);
  await runningLkt(opened, 'sepsis', lkt);
  return opened;
}

const plan = (one: Office, day: string, date: string) =>
  command(one, 'sepsis', 'project-lead', 'seminar.plan', day, { milestone: 'learning-seminar-2', date });
const postpone = (one: Office, day: string, to: string) =>
  command(one, 'sepsis', 'project-lead', 'seminar.postpone', day, {
    milestone: 'learning-seminar-2',
    to,
    reason: 'Sal',
  });

/** The calendar entries written for a person, as an independent reader of iCalendar sees them. */
async function entries(one: Office, person: string) {
  const rows = (await one.ledger.outbox()).filter((row) => row.person === person && row.calendar !== null);
  return rows
    .map(({ calendar }) => {
      const parsed = new ICAL.Component(ICAL.parse(calendar ?? ''));
      const event = new ICAL.Event(parsed.getFirstSubcomponent('vevent') ?? undefined);
      const value = (name: string) => String(event.component.getFirstPropertyValue(name));
      return {
        method: parsed.getFirstPropertyValue('method'),
        uid: event.uid,
        sequence: event.sequence,
        start: value('dtstart'),
        end: value('dtend'),
        stamp: value('dtstamp'),
        status: value('status'),
        organizer: event.organizer,
        attendees: event.attendees.map((each) => each.getFirstValue()),
        summary: event.summary,
        alarms: event.component.getAllSubcomponents('valarm').length,
      };
    })
    .sort((a, b) => a.sequence - b.sequence);
}

test('a planned seminar invites those in the roles, in UTC, in their own language', async () => {
  const one = await office();
  await plan(one, '2026-02-02', '2026-03-24');
  await tickAll(one, noon('2026-02-02'));
  expect(await entries(one, 'leder')).toEqual([
    {
      method: 'REQUEST',
      uid: 'sepsis-learning-seminar-2@lkt.example',
      sequence: 0,
      start: '2026-03-24T08:00:00Z',
      end: '2026-03-24T15:00:00Z',
      stamp: '2026-02-02T12:00:00Z',
      status: 'CONFIRMED',
      organizer: 'mailto:lkt@lkt.example',
      attendees: ['MAILTO:leder@lkt.example'],
      summary: '2. læringsseminar: LKT sepsis',
      alarms: 0,
    },
  ]);
  expect((await entries(one, 'team')).map(({ summary }) => summary)).toEqual(['2nd learning seminar: LKT sepsis']);
  expect(await entries(one, 'fremmed')).toEqual([]);
});

test('summer time is in the times: a move over the last Sunday of March starts an hour earlier in UTC', async () => {
  const one = await office();
  await plan(one, '2026-02-02', '2026-03-27');
  await tickAll(one, noon('2026-02-02'));
  await postpone(one, '2026-02-03', '2026-03-30');
  await tickAll(one, noon('2026-02-03'));
  expect((await entries(one, 'leder')).map(({ start }) => start)).toEqual([
    '2026-03-27T08:00:00Z',
    '2026-03-30T07:00:00Z',
  ]);
});

test('every move is the same entry with the next SEQUENCE and the same ORGANIZER, told as a new date', async () => {
  const one = await office();
  await plan(one, '2026-02-02', '2026-03-24');
  await tickAll(one, noon('2026-02-02'));
  await postpone(one, '2026-02-09', '2026-04-14');
  await tickAll(one, noon('2026-02-09'));
  await postpone(one, '2026-02-10', '2026-04-21');
  await tickAll(one, noon('2026-02-10'));
  const all = await entries(one, 'leder');
  expect(all.map(({ method, sequence, start }) => [method, sequence, start])).toEqual([
    ['REQUEST', 0, '2026-03-24T08:00:00Z'],
    ['REQUEST', 1, '2026-04-14T07:00:00Z'],
    ['REQUEST', 2, '2026-04-21T07:00:00Z'],
  ]);
  expect(new Set(all.map(({ uid, organizer }) => `${uid} ${organizer}`)).size).toBe(1);
  const subjects = (await one.ledger.outbox()).filter(({ calendar, person }) => calendar && person === 'leder');
  expect(subjects.map(({ subject }) => subject.split(':')[0])).toEqual(['Invitation', 'Ny dato', 'Ny dato']);
});

test('after a change of sender, a calendar gets every move and cancellation under the UID and ORGANIZER it knows', async () => {
  const before = await office();
  await plan(before, '2026-02-02', '2026-03-24');
  await tickAll(before, noon('2026-02-02'));
  const one: Office = {
    ...before,
    sender: { name: 'Læring; kvalitet', address: 'kvalitet@et-meget-langt-navn-paa-en-region.example' },
  };
  await addPerson(one, 'ny', ['team@reg-m']);
  await postpone(one, '2026-02-09', '2026-04-14');
  await tickAll(one, noon('2026-02-09'));
  await command(one, 'sepsis', 'steering-group', 'lkt.terminate', '2026-02-10', {
    meeting: '2026-02-10',
    reason: 'Stop',
  });
  await tickAll(one, noon('2026-02-10'));
  const known = (await entries(one, 'leder')).map(({ method, uid, organizer }) => [method, uid, organizer]);
  const old = ['sepsis-learning-seminar-2@lkt.example', 'mailto:lkt@lkt.example'];
  expect(known).toEqual([
    ['REQUEST', ...old],
    ['REQUEST', ...old],
    ['CANCEL', ...old],
  ]);
  const { address } = one.sender;
  const uid = `sepsis-learning-seminar-2@${address.slice(address.indexOf('@') + 1)}`;
  expect((await entries(one, 'ny')).map((each) => [each.method, each.uid, each.organizer])).toEqual([
    ['REQUEST', uid, `mailto:${address}`],
    ['CANCEL', uid, `mailto:${address}`],
  ]);
  for (const { calendar } of await one.ledger.outbox())
    for (const line of calendar?.split('\r\n') ?? []) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test('the calendar somebody subscribes to shows an invitation under the UID it was sent with', async () => {
  const before = await office();
  await plan(before, '2026-02-02', '2026-03-24');
  await tickAll(before, noon('2026-02-02'));
  const one: Office = { ...before, sender: { name: 'Kvalitet', address: 'kvalitet@region.example' } };
  const seen = async (id: string) => {
    const person = (await one.ledger.people()).find((each) => each.id === id);
    const access = await accessOf(one, person!, '2026-02-03');
    const feed = await calendarFeed(one, access, { language: 'da', url: 'https://lkt.example' });
    return [...feed.matchAll(/^UID:(sepsis-learning-seminar-2@.*)\r$/gm)].map(([, uid]) => uid);
  };
  expect(await seen('leder')).toEqual(['sepsis-learning-seminar-2@lkt.example']);
  await addPerson(one, 'ny', ['team@reg-m']);
  expect(await seen('ny')).toEqual(['sepsis-learning-seminar-2@region.example']);
});

test('the same date again, ten more ticks and a date moved there and back send nothing new', async () => {
  const one = await office();
  await plan(one, '2026-02-02', '2026-03-24');
  for (let times = 0; times < 10; times += 1) await tickAll(one, noon('2026-02-02'));
  await plan(one, '2026-02-03', '2026-03-24');
  await tickAll(one, noon('2026-02-03'));
  await postpone(one, '2026-02-04', '2026-04-14');
  await postpone(one, '2026-02-04', '2026-03-24');
  await tickAll(one, noon('2026-02-04'));
  expect(await entries(one, 'leder')).toHaveLength(1);
});

test('a terminated LKT cancels for those who were invited, and for nobody else', async () => {
  const one = await office();
  await plan(one, '2026-02-02', '2026-03-24');
  await tickAll(one, noon('2026-02-02'));
  await addPerson(one, 'ny', ['team@reg-m']);
  await command(one, 'sepsis', 'steering-group', 'lkt.terminate', '2026-02-03', {
    meeting: '2026-02-03',
    reason: 'Stop',
  });
  await tickAll(one, noon('2026-02-03'));
  const last = (await entries(one, 'leder')).at(-1);
  expect(last).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', sequence: 1, start: '2026-03-24T08:00:00Z' });
  expect(await entries(one, 'ny')).toEqual([]);
  await tickAll(one, noon('2026-02-04'));
  expect(await entries(one, 'leder')).toHaveLength(2);
});

test('a pause cancels, a move meanwhile is silent, and the restart invites to the new date', async () => {
  const one = await office();
  await plan(one, '2026-02-02', '2026-03-24');
  await tickAll(one, noon('2026-02-02'));
  await command(one, 'sepsis', 'steering-group', 'pause.begin', '2026-02-03', { reason: 'Beredskab' });
  await tickAll(one, noon('2026-02-03'));
  await postpone(one, '2026-02-04', '2026-09-01');
  await tickAll(one, noon('2026-02-04'));
  expect((await entries(one, 'leder')).map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL']);
  await command(one, 'sepsis', 'steering-group', 'pause.end', '2026-05-04', { reason: 'I gang' });
  await tickAll(one, noon('2026-05-04'));
  const all = await entries(one, 'leder');
  expect(all.at(-1)).toMatchObject({ method: 'REQUEST', start: '2026-09-01T07:00:00Z' });
  const sequences = all.map(({ sequence }) => sequence);
  expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
});

test('somebody who takes over the role is invited, and the one who gave it up is let go', async () => {
  const one = await office();
  await plan(one, '2026-02-02', '2026-03-24');
  await tickAll(one, noon('2026-02-02'));
  await addPerson(one, 'leder', ['health-director@reg-m']);
  await addPerson(one, 'afloeser', ['project-lead@reg-m']);
  await plan(one, '2026-02-03', '2026-03-24');
  await tickAll(one, noon('2026-02-03'));
  expect((await entries(one, 'leder')).map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL']);
  expect(await entries(one, 'afloeser')).toMatchObject([{ method: 'REQUEST' }]);
});

test('nobody is invited to a day that is over, or to a seminar that has been held', async () => {
  const one = await office();
  await plan(one, '2026-02-02', '2026-03-24');
  await tickAll(one, noon('2026-03-25'));
  expect(await entries(one, 'leder')).toEqual([]);
  await plan(one, '2026-03-26', '2026-03-26');
  const held = { actor: { role: 'secretariat', by: 'test' }, reason: 'Holdt', occurredAt: exactly('2026-03-26') };
  const milestones = { 'learning-seminar-2': exactly('2026-03-26') };
  await placeCase(unregistered(one), { ...held, case: 'sepsis', at: noon('2026-03-26'), milestones });
  await tickAll(one, '2026-03-26T12:00:01.000Z');
  expect(await entries(one, 'leder')).toEqual([]);
});

test('a seminar planned on a Saturday is in the mail on Monday morning, with MIME method and METHOD alike', async () => {
  const one = await office();
  await plan(one, '2026-02-07', '2026-03-24');
  const transport = folderTransport(folder);
  await oneRound(one, transport, noon('2026-02-07'), 'LKT <lkt@lkt.example>');
  expect(readdirSync(folder)).toEqual([]);
  expect(await one.ledger.nextWakeUp()).toBe('2026-02-09T07:00:00.000Z');
  await oneRound(one, transport, '2026-02-09T07:00:00.000Z', 'LKT <lkt@lkt.example>');
  const mails = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const mail = mails.find((raw) => /^To: .*leder@/m.test(raw) && raw.includes('text/calendar')) ?? '';
  expect(mail).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/);
  const { attachments } = await PostalMime.parse(mail);
  const calendar = attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  const content = calendar?.content as string | ArrayBuffer;
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  expect(new ICAL.Component(ICAL.parse(text)).getFirstPropertyValue('method')).toBe('REQUEST');
});

test('a title with HTML and a formula is text in the calendar and in the mail (bad input 15)', async () => {
  const one = await openOffice();
  await addPerson(one, 'leder', ['project-lead@reg-m']);
  const title = 'Fald, del 1; "2" <b>=HYPERLINK("x")</b> \\n BEGIN:VALARM';
  await runningLkt(one, 'sepsis', { ...lkt, title });
  await plan(one, '2026-02-02', '2026-03-24');
  await tickAll(one, noon('2026-02-02'));
  const [entry] = await entries(one, 'leder');
  expect(entry).toMatchObject({ alarms: 0, summary: `2. læringsseminar: ${title}` });
  const [row] = (await one.ledger.outbox()).filter(({ calendar }) => calendar !== null);
  expect(row?.html).toContain('&lt;b&gt;=HYPERLINK(&quot;x&quot;)&lt;/b&gt;');
});

test('a correction that takes a move back still gets a higher SEQUENCE than what the calendar shows', async () => {
  const one = await office();
  const given = { actor: { role: 'secretariat', by: 'test' }, reason: 'Rettet' };
  await plan(one, '2026-02-02', '2026-03-24');
  await tickAll(one, noon('2026-02-02'));
  await postpone(one, '2026-02-03', '2026-04-14');
  await tickAll(one, noon('2026-02-03'));
  const placed = { ...given, case: 'sepsis', occurredAt: exactly('2026-02-04'), at: noon('2026-02-04') };
  await placeCase(unregistered(one), { ...placed, planned: { 'learning-seminar-2': exactly('2026-03-24') } });
  await tickAll(one, noon('2026-02-04'));
  expect((await entries(one, 'leder')).map(({ sequence, start }) => [sequence, start.slice(0, 10)])).toEqual([
    [0, '2026-03-24'],
    [1, '2026-04-14'],
    [2, '2026-03-24'],
  ]);
});

test('the preview of a case shows the invitation with its hours and both texts before it is sent, and not after', async () => {
  const one = await office();
  await plan(one, '2026-02-07', '2026-03-24');
  const preview = async (now: string) => {
    const { planned } = await plannedLetters(one, 'sepsis', { from: null, now, until: '2026-12-31', language: 'da' });
    return planned.filter(({ entry }) => entry !== null);
  };
  const [shown] = await preview(noon('2026-02-07'));
  expect(shown).toMatchObject({
    at: '2026-02-09T07:00:00.000Z',
    entry: { method: 'request', sequence: 0, begins: '2026-03-24T08:00:00.000Z', ends: '2026-03-24T15:00:00.000Z' },
  });
  expect(shown?.letters.map(({ person, letter }) => [person, letter.subject])).toEqual([
    ['leder', 'Invitation: 2. læringsseminar den 24. marts 2026 – LKT sepsis'],
    ['team', 'Invitation: 2nd learning seminar on 24 March 2026 – LKT sepsis'],
  ]);
  await tickAll(one, noon('2026-02-09'));
  expect(await preview(noon('2026-02-09'))).toEqual([]);
});
