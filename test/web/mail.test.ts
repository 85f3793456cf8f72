import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { oneRound } from '../../src/service/scheduler.ts';
import { dsn } from '../post/dsn.ts';
import { addPerson, runningLkt } from '../service/office.ts';
import { openHouse, type TestHouse } from './house.ts';

const secret = 'a-secret-of-the-mail-server-0123456789';

/** One LKT whose letters go to a lead and a chair, after one round of the scheduler. */
async function house(): Promise<TestHouse> {
  const one = await openHouse();
  await addPerson(one.office, 'vagt', ['secretariat']);
  await addPerson(one.office, 'leder', ['project-lead@reg-m']);
  await addPerson(one.office, 'anden', ['project-lead@reg-h']);
  await runningLkt(one.office, 'sepsis', { at: '2026-10-05', firstSeminar: '2025-06-02' });
  return one;
}

const round = ({ office, house, clock }: TestHouse) =>
  oneRound(office, house.transport, clock.now, 'LKT <lkt@lkt.example>');

async function sent(one: TestHouse) {
  await round(one);
  return one.office.ledger.outbox({ state: 'sent' });
}

describe('the mail room', () => {
  test('shows what is planned, and the very mail that goes out later', async () => {
    const one = await house();
    await round(one);
    const vagt = await one.as('vagt');
    const list = await vagt.get('/mail?view=planned&days=365');
    expect(list.status).toBe(200);
    const [, link = ''] = /href="(\/mail\/letter\?case=sepsis[^"]*person=leder)"/.exec(list.html) ?? [];
    const path = link.replaceAll('&amp;', '&');
    const page = await vagt.get(path);
    expect(page.status).toBe(200);
    expect(page.html).toMatch(/<iframe[^>]* sandbox/);
    const shown = await vagt.get(path.replace('/mail/letter?', '/mail/letter.html?'));
    expect(shown.headers['content-security-policy']).toContain('sandbox');
    const query = new URLSearchParams(path.split('?')[1]);
    // Late enough that it has gone out, on a working day within the hours of mail.
    one.clock.now = `${query.get('on')}T09:30:00.000Z`;
    await round(one);
    const [row] = await one.office.ledger.outbox({ key: `${query.get('key')}/leder` });
    expect(row?.html).toBe(shown.html);
  });

  test('lists what was sent, to everybody or to one person, a page at a time', async () => {
    const one = await house();
    const letters = await sent(one);
    expect(letters.length).toBeGreaterThan(0);
    const vagt = await one.as('vagt');
    const all = await vagt.get('/mail?view=sent');
    for (const { subject } of letters) expect(all.text).toContain(subject);
    expect((await vagt.get('/mail?view=sent&person=anden')).text).toContain('Der er ingen mails at vise');
    const letter = await vagt.get(`/mail/letter?key=${encodeURIComponent(letters[0]?.key ?? '')}`);
    expect(letter.text).toContain(letters[0]?.messageId);
    expect((await vagt.get('/mail/letter?key=nothing')).status).toBe(404);
  });

  test('a letter that failed is sent again', async () => {
    const one = await house();
    let refuse = true;
    one.house.transport.deliver = async () =>
      refuse ? { is: 'refused', permanent: true, error: 'Afvist. / Refused.' } : { is: 'accepted' };
    await round(one);
    const [dead] = await one.office.ledger.outbox({ state: 'dead' });
    const vagt = await one.as('vagt');
    const failed = await vagt.get('/mail?view=failed');
    expect(failed.text).toContain('Forsøg: 1. Afvist.');
    expect(failed.text).not.toContain('Refused');
    refuse = false;
    const again = await vagt.post('/mail/again', { key: dead?.key ?? '' });
    expect(again.location).toBe('/mail?view=failed&told=mail-again');
    await round(one);
    expect((await one.office.ledger.outbox({ key: dead?.key ?? '' }))[0]?.state).toBe('sent');
    expect((await vagt.post('/mail/again', { key: dead?.key ?? '' })).location).toContain('mail-not-again');
  });
});

describe('mail stopped for one person', () => {
  test('neither what waits nor what comes is sent, until it is started again', async () => {
    const one = await house();
    const vagt = await one.as('vagt');
    const missing = await vagt.post('/mail/stop', { person: 'leder', reason: ' ' });
    expect({ status: missing.status, told: missing.text.includes('Skriv en begrundelse') }).toEqual({
      status: 422,
      told: true,
    });
    expect((await vagt.post('/mail/stop', { person: 'leder', reason: 'På orlov' })).location).toContain(
      'told=mail-stopped',
    );
    expect((await vagt.post('/mail/stop', { person: 'leder', reason: 'Igen' })).status).toBe(422);
    await round(one);
    const kept = (await one.office.ledger.outbox()).filter(({ person }) => person === 'leder');
    expect(kept.length).toBeGreaterThan(0);
    expect(new Set(kept.map(({ state }) => state))).toEqual(new Set(['superseded']));
    expect((await vagt.get('/mail?view=unsent')).text).toContain('Mails til personen er stoppet.');
    expect((await vagt.get('/mail?view=stopped')).text).toMatch(/leder Eksempelsen.*vagt Eksempelsen.*På orlov/);
    await vagt.post('/mail/start', { person: 'leder' });
    one.clock.now = '2028-06-07T09:00:00.000Z';
    await round(one);
    const after = (await one.office.ledger.outbox()).filter(
      ({ person, state }) => person === 'leder' && state === 'sent',
    );
    expect(after.length).toBeGreaterThan(0);
    const before = new Set(kept.map(({ key }) => key));
    expect(after.some(({ key }) => before.has(key))).toBe(false);
  });

  test('a letter that was under way comes back to wait, and is not sent', async () => {
    const one = await house();
    one.house.transport.deliver = async () => {
      await one.office.ledger.stopMail({ person: 'leder', by: 'vagt', reason: 'Nu', at: one.clock.now });
      return { is: 'refused', permanent: false, error: 'Senere. / Later.' };
    };
    await round(one);
    let delivered = 0;
    one.house.transport.deliver = async ({ to }) => {
      if (to.address === 'leder@lkt.example') delivered += 1;
      return { is: 'accepted' };
    };
    one.clock.now = '2026-11-23T10:30:00.000Z';
    await round(one);
    expect(delivered).toBe(0);
    expect(await one.office.ledger.startMail({ person: 'leder', by: 'vagt', at: one.clock.now })).toBe(true);
    await round(one);
    expect(delivered).toBe(0);
  });
});

describe('returned mail', () => {
  async function returned(one: TestHouse) {
    const letter = (await sent(one)).find(({ person }) => person === 'leder');
    return dsn({ messageId: letter?.messageId ?? '', recipient: 'leder@lkt.example' });
  }

  test('is read from a mailbox file, shown with the person, and gone when the address is corrected', async () => {
    const one = await house();
    const mail = await returned(one);
    const file = `From mailer Mon Nov 23 10:00:00 2026\n${mail}\n\nFrom x Mon Nov 23 10:00:00 2026\nSubject: Ferie\n\n>From mig\n`;
    const vagt = await one.as('vagt');
    const page = await vagt.get('/mail?view=bounced');
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.html.slice(page.html.indexOf('/mail/bounces')))?.[1] ?? '';
    const parts = [
      `--b\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${csrf}\r\n`,
      `--b\r\ncontent-disposition: form-data; name="file"; filename="retur.mbox"\r\ncontent-type: application/mbox\r\n\r\n${file}\r\n--b--\r\n`,
    ];
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const read = await vagt.post('/mail/bounces', parts.join(''), headers);
    expect(read.text).toContain('Registreret: 1.');
    expect(read.text).toContain('Ingen meddelelse om levering: 1.');
    expect(read.text).toMatch(/leder Eksempelsen leder@lkt\.example Varigt: 5\.1\.1/);
    const [person] = (await one.office.ledger.people()).filter(({ id }) => id === 'leder');
    await one.office.ledger.savePerson({ ...person!, email: 'ny@lkt.example' });
    expect((await vagt.get('/mail?view=bounced')).text).toContain('Ingen mails er kommet retur');
    expect((await vagt.post('/mail/bounces')).status).toBe(422);
  });

  test('is handed in by a mail server that knows the secret, and by nobody else', async () => {
    const one = await house();
    const mail = await returned(one);
    const hand = (headers: Record<string, string>, payload = mail) =>
      one.server.inject({
        method: 'POST',
        url: '/webhooks/bounces',
        headers: { 'content-type': 'message/rfc822', ...headers },
        payload,
      });
    const bearer = { authorization: `Bearer ${secret}` };
    expect((await hand(bearer)).statusCode).toBe(404);
    one.house.bouncesToken = secret;
    const signed = (key: string) => ({
      'x-signature-256': `sha256=${createHmac('sha256', key).update(mail).digest('hex')}`,
    });
    for (const wrong of [{}, { authorization: 'Bearer another' }, signed('another')]) {
      const refused = await hand(wrong);
      expect({ status: refused.statusCode, body: refused.json() }).toEqual({ status: 401, body: { ok: false } });
    }
    expect(await one.office.ledger.bounces()).toEqual([]);
    expect((await hand(signed(secret), `${mail} `)).statusCode).toBe(401);
    expect((await hand(signed(secret))).json()).toEqual({ ok: true, read: ['recorded'] });
    expect((await hand(bearer)).json()).toEqual({ ok: true, read: ['known'] });
    expect((await hand(bearer, 'x'.repeat(1024 * 1024 + 1))).statusCode).toBe(413);
  });
});

describe('the mail of a case', () => {
  test('is listed for everybody who sees the case, and read by its reader and those who administer', async () => {
    const one = await house();
    await addPerson(one.office, 'direktoer', ['health-director@reg-n']);
    const letter = (await sent(one)).find(({ person }) => person === 'leder');
    const path = `/cases/sepsis/mail/letter?key=${encodeURIComponent(letter?.key ?? '')}`;
    for (const [person, list, body] of [
      ['vagt', 200, 200],
      ['leder', 200, 200],
      ['direktoer', 200, 404],
      ['anden', 404, 404],
    ] as const) {
      const visitor = await one.as(person);
      expect((await visitor.get('/cases/sepsis/mail')).status, person).toBe(list);
      expect((await visitor.get(path)).status, person).toBe(body);
      expect((await visitor.get(path.replace('letter?', 'letter.html?'))).status, person).toBe(body);
    }
    const seen = await (await one.as('direktoer')).get('/cases/sepsis/mail');
    expect(seen.text).toContain(letter?.subject);
    expect(seen.html).not.toContain('/mail/letter?');
  });

  test('a letter of another case is not shown through this one', async () => {
    const one = await house();
    await runningLkt(one.office, 'delir', { at: '2026-10-05', firstSeminar: '2025-06-02' });
    const letters = await sent(one);
    const other = letters.find(({ caseId, person }) => caseId === 'delir' && person === 'leder');
    const leder = await one.as('leder');
    expect((await leder.get(`/cases/sepsis/mail/letter?key=${encodeURIComponent(other?.key ?? '')}`)).status).toBe(404);
  });
});
