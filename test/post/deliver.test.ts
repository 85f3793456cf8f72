import { expect, onTestFinished, test } from 'vitest';
import type { Ledger, NewOutboxRow } from '../../src/ledger/contract.ts';
import { openSqliteLedger } from '../../src/ledger/sqlite.ts';
import { deliver, messageIdFor } from '../../src/post/deliver.ts';
import { writeLetter } from '../../src/post/letter.ts';
import { type SmtpSettings, smtpTransport, type Transport } from '../../src/post/transport.ts';
import { sampleCase, sampleEvent } from '../ledger/samples.ts';
import { MAIL, mailServer, reply, settingsFor } from './mail-server.ts';

const NOON = '2026-03-03T12:00:00.000Z';
const FROM = 'LKT <lkt@national.example>';

function minutesAfterNoon(minutes: number): string {
  return new Date(Date.parse(NOON) + minutes * 60_000).toISOString();
}

/** A ledger with one case, one person and letters to her. */
async function ledgerWith(letters: Partial<NewOutboxRow>[]): Promise<Ledger> {
  const ledger = await openSqliteLedger(':memory:');
  onTestFinished(() => ledger.close());
  await ledger.savePerson({ id: 'aase', name: MAIL.to.name, email: MAIL.to.address, language: 'da', roles: [] });
  await ledger.append([
    {
      expectedVersion: 0,
      snapshot: sampleCase('case-1', 1),
      events: [sampleEvent('case-1', 1)],
      outbox: letters.map((change, at) => ({
        key: `letter-${at + 1}`,
        caseId: 'case-1',
        person: 'aase',
        messageId: messageIdFor(`letter-${at + 1}`, 'national.example'),
        subject: MAIL.subject,
        text: MAIL.text,
        html: MAIL.html,
        plannedAt: NOON,
        late: false,
        calendar: null,
        state: 'pending',
        ...change,
      })),
      wakeAt: null,
      origin: 'run',
    },
  ]);
  return ledger;
}

function smtp(port: number, change: Partial<SmtpSettings> = {}): Transport {
  return smtpTransport(settingsFor(port, change));
}

async function letter(ledger: Ledger, key = 'letter-1') {
  const found = (await ledger.outbox()).find((row) => row.key === key);
  if (found === undefined) throw new Error(`No outbox row ${key}`);
  return found;
}

test('a due letter is sent once, to the address the person has at that time', async () => {
  const ledger = await ledgerWith([{}]);
  const server = await mailServer();
  await ledger.savePerson({ id: 'aase', name: 'Åse Ny', email: 'ny@region.example', language: 'da', roles: [] });
  expect(await deliver(ledger, smtp(server.port), { at: NOON, from: FROM })).toEqual({
    sent: 1,
    retried: 0,
    dead: 0,
    lost: 0,
  });
  expect(await deliver(ledger, smtp(server.port), { at: NOON, from: FROM })).toEqual({
    sent: 0,
    retried: 0,
    dead: 0,
    lost: 0,
  });
  expect(server.received.map(({ to }) => to)).toEqual([['ny@region.example']]);
  expect(server.received[0]!.email.from).toEqual({ name: 'LKT', address: 'lkt@national.example' });
  expect(await letter(ledger)).toMatchObject({ state: 'sent', settledAt: NOON });
});

test('a written letter with a hostile title and Danish letters arrives as plain text', async () => {
  const title = '<img src=x onerror=alert(1)> Færre tryksår på Ærø\r\nBcc: b@evil.example';
  const words = {
    subject: 'Påmindelse: {{case.title}}',
    body: 'Kære {{recipient.name}}\n\nDet gælder **{{case.title}}**.',
  };
  const written = writeLetter({ da: words, en: words }, 'da', { 'case.title': title, 'recipient.name': MAIL.to.name });
  const ledger = await ledgerWith([written]);
  const server = await mailServer();
  await deliver(ledger, smtp(server.port), { at: NOON, from: FROM });
  const { email, to } = server.received[0]!;
  expect(to).toEqual([MAIL.to.address]);
  expect(email.bcc).toBeUndefined();
  expect(email.subject).toBe('Påmindelse: <img src=x onerror=alert(1)> Færre tryksår på Ærø Bcc: b@evil.example');
  expect(email.text).toContain(
    'Kære Åse Æblegård Ørum\n\nDet gælder <img src=x onerror=alert(1)> Færre tryksår på Ærø',
  );
  expect(email.html).toContain('&lt;img src=x onerror=alert(1)&gt; Færre tryksår på Ærø');
  expect(email.html).not.toContain('<img');
});

test('a letter refused with 550 is dead and visible, and is sent once it is put back', async () => {
  let known = false;
  const ledger = await ledgerWith([{}]);
  const server = await mailServer({
    onRcptTo: (_address, _session, done) => done(known ? null : reply(550, 'No such user')),
  });
  expect(await deliver(ledger, smtp(server.port), { at: NOON, from: FROM })).toMatchObject({ sent: 0, dead: 1 });
  const [dead] = await ledger.outbox({ state: 'dead' });
  expect(dead).toMatchObject({ key: 'letter-1', lastError: expect.stringContaining('No such user') });
  expect(await deliver(ledger, smtp(server.port), { at: minutesAfterNoon(10_000), from: FROM })).toMatchObject({
    sent: 0,
  });

  known = true;
  expect(await ledger.requeue('letter-1', NOON)).toBe(true);
  expect(await deliver(ledger, smtp(server.port), { at: NOON, from: FROM })).toMatchObject({ sent: 1, dead: 0 });
  expect(server.received.map(({ email }) => email.messageId)).toEqual([dead!.messageId]);
});

test('a letter put off with 451 waits a minute and is then sent with the same Message-ID', async () => {
  let busy = true;
  const seen: (string | undefined)[] = [];
  const ledger = await ledgerWith([{}]);
  const server = await mailServer({}, ({ email }) => {
    seen.push(email.messageId);
    if (busy) throw reply(451, 'Come back later');
  });
  expect(await deliver(ledger, smtp(server.port), { at: NOON, from: FROM })).toMatchObject({ sent: 0, retried: 1 });
  expect(await letter(ledger)).toMatchObject({ state: 'pending', nextAttemptAt: minutesAfterNoon(1) });
  busy = false;
  expect(await deliver(ledger, smtp(server.port), { at: minutesAfterNoon(0.9), from: FROM })).toMatchObject({
    sent: 0,
  });
  expect(await deliver(ledger, smtp(server.port), { at: minutesAfterNoon(1), from: FROM })).toMatchObject({ sent: 1 });
  expect(seen).toEqual([messageIdFor('letter-1', 'national.example'), messageIdFor('letter-1', 'national.example')]);
});

test('a letter that fails every time waits longer and longer and is dead after eight attempts', async () => {
  const ledger = await ledgerWith([{}]);
  const server = await mailServer({ onMailFrom: (_address, _session, done) => done(reply(421, 'Busy')) });
  const waits: number[] = [];
  let at = NOON;
  for (;;) {
    const { dead } = await deliver(ledger, smtp(server.port), { at, from: FROM });
    if (dead === 1) break;
    const next = (await letter(ledger)).nextAttemptAt!;
    waits.push((Date.parse(next) - Date.parse(at)) / 60_000);
    at = next;
  }
  expect(waits).toEqual([1, 5, 15, 60, 240, 480, 960]);
  expect(await letter(ledger)).toMatchObject({
    state: 'dead',
    attempts: 8,
    lastError: expect.stringContaining('Busy'),
  });
});

test('a connection cut after the final dot sends the letter again with the same Message-ID', async () => {
  let cut = true;
  const ledger = await ledgerWith([{}]);
  const server = await mailServer({}, (_mail, { sockets }) => {
    if (cut) for (const socket of sockets) socket.destroy();
  });
  expect(await deliver(ledger, smtp(server.port), { at: NOON, from: FROM })).toMatchObject({ sent: 0, retried: 1 });
  cut = false;
  expect(await deliver(ledger, smtp(server.port), { at: minutesAfterNoon(1), from: FROM })).toMatchObject({ sent: 1 });
  const ids = server.received.map(({ email }) => email.messageId);
  expect(ids).toEqual([messageIdFor('letter-1', 'national.example'), messageIdFor('letter-1', 'national.example')]);
});

test('a letter to somebody who is not in the register is dead at once and says why', async () => {
  const ledger = await ledgerWith([{ person: 'nobody' }, {}]);
  const server = await mailServer();
  expect(await deliver(ledger, smtp(server.port), { at: NOON, from: FROM })).toEqual({
    sent: 1,
    retried: 0,
    dead: 1,
    lost: 0,
  });
  expect(await letter(ledger)).toMatchObject({
    state: 'dead',
    lastError:
      'Modtageren nobody findes ikke i personregisteret. / The recipient nobody is not in the register of people.',
  });
});

test('a person with a line break in the name or a bad address gets nothing, and the letter is dead', async () => {
  const ledger = await ledgerWith([{}]);
  const server = await mailServer();
  await ledger.savePerson({
    id: 'aase',
    name: 'Å\r\nBcc: b@evil.example',
    email: MAIL.to.address,
    language: 'da',
    roles: [],
  });
  expect(await deliver(ledger, smtp(server.port), { at: NOON, from: FROM })).toMatchObject({ dead: 1 });
  await ledger.savePerson({
    id: 'aase',
    name: 'Å',
    email: '"a@evil.example x"@own.example',
    language: 'da',
    roles: [],
  });
  await ledger.requeue('letter-1', NOON);
  expect(await deliver(ledger, smtp(server.port), { at: NOON, from: FROM })).toMatchObject({ dead: 1 });
  expect(server.received).toEqual([]);
});

test('a worker whose lease ran out counts the letter as lost and leaves the other worker its outcome', async () => {
  const ledger = await ledgerWith([{}]);
  const server = await mailServer();
  const other = smtp(server.port);
  const slow: Transport = {
    async deliver(mail) {
      const late = await deliver(ledger, other, { at: minutesAfterNoon(30), from: FROM });
      expect(late).toMatchObject({ sent: 1 });
      return smtp(server.port).deliver(mail);
    },
    close: async () => undefined,
  };
  const count = await deliver(ledger, slow, { at: NOON, from: FROM, leaseSeconds: 60 });
  expect(count).toEqual({ sent: 0, retried: 0, dead: 0, lost: 1 });
  expect(await letter(ledger)).toMatchObject({ state: 'sent', settledAt: minutesAfterNoon(30) });
  expect(new Set(server.received.map(({ email }) => email.messageId)).size).toBe(1);
});

test('no more letters than the limit are taken in one go, and the rest in the next', async () => {
  const ledger = await ledgerWith([{}, {}, {}]);
  const server = await mailServer();
  expect(await deliver(ledger, smtp(server.port), { at: NOON, from: FROM, limit: 2 })).toMatchObject({ sent: 2 });
  expect(await deliver(ledger, smtp(server.port), { at: NOON, from: FROM, limit: 2 })).toMatchObject({ sent: 1 });
  expect(new Set(server.received.map(({ email }) => email.messageId)).size).toBe(3);
});

test('superseded letters are never sent', async () => {
  const ledger = await ledgerWith([{ state: 'superseded' }]);
  const server = await mailServer();
  expect(await deliver(ledger, smtp(server.port), { at: NOON, from: FROM })).toMatchObject({ sent: 0 });
  expect(server.received).toEqual([]);
});

test('a sender that is no address is told to the caller before any letter is taken', async () => {
  const ledger = await ledgerWith([{}]);
  await expect(deliver(ledger, smtp(1), { at: NOON, from: 'LKT' })).rejects.toThrow(/not a mail address/);
  expect(await letter(ledger)).toMatchObject({ state: 'pending', attempts: 0 });
});

test('a Message-ID depends on the key and the domain alone', () => {
  const id = messageIdFor('påmindelse|1', 'national.example');
  expect(id).toMatch(/^<[0-9a-f]{64}@national\.example>$/);
  expect(messageIdFor('påmindelse|1', 'national.example')).toBe(id);
  expect(messageIdFor('påmindelse|2', 'national.example')).not.toBe(id);
  expect(messageIdFor('x', 'blåbær.example')).toMatch(/@xn--blbr-roah\.example>$/);
});

test('a stop waits for the letter under way and for no other: the rest wait as before, and nobody gets two', async () => {
  const ledger = await ledgerWith([{}, {}, {}]);
  const stop = new AbortController();
  // The stop comes while the server has the whole letter and has not answered.
  const server = await mailServer({}, async () => {
    stop.abort();
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  const options = { at: NOON, from: FROM, signal: stop.signal };
  expect(await deliver(ledger, smtp(server.port), options)).toMatchObject({ sent: 1, retried: 0, lost: 0 });
  expect(server.received).toHaveLength(1);
  const rest = { state: 'pending', attempts: 0, nextAttemptAt: NOON, leaseUntil: null, lastError: null };
  expect(await ledger.outbox()).toMatchObject([{ state: 'sent' }, rest, rest]);
  expect(await deliver(ledger, smtp(server.port), { at: NOON, from: FROM })).toMatchObject({ sent: 2 });
  expect(new Set(server.received.map(({ email }) => email.messageId)).size).toBe(3);
  expect(server.received).toHaveLength(3);
});

test('a letter that a stop finds at a server that never answers ends as any other attempt without an answer', async () => {
  const ledger = await ledgerWith([{}, {}]);
  const stop = new AbortController();
  const server = await mailServer({}, () => {
    stop.abort();
    return new Promise(() => undefined);
  });
  const timeouts = { connection: 2000, greeting: 2000, silence: 2000, whole: 600 };
  const options = { at: NOON, from: FROM, signal: stop.signal };
  expect(await deliver(ledger, smtp(server.port, { timeouts }), options)).toMatchObject({ sent: 0, retried: 1 });
  expect(await ledger.outbox()).toMatchObject([
    { state: 'pending', attempts: 1, nextAttemptAt: minutesAfterNoon(1), lastError: expect.stringContaining('i tide') },
    { state: 'pending', attempts: 0, nextAttemptAt: NOON },
  ]);
});
