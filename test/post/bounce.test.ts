import { expect, test } from 'vitest';
import { readBounce } from '../../src/post/bounce.ts';
import { dsn } from './dsn.ts';

const read = (mail: string | Uint8Array) => readBounce(typeof mail === 'string' ? Buffer.from(mail) : mail);
const messageId = '<0123abcd@national.example>';

test.each(['text/rfc822-headers', 'message/rfc822'])(
  'a report with the letter as %s says which letter, to whom and why',
  async (as) => {
    expect(await read(dsn({ messageId, as }))).toEqual({
      messageId,
      recipients: [
        {
          address: 'aase@region.example',
          original: null,
          action: 'failed',
          status: '5.1.1',
          reason: '550 5.1.1 No such user here',
        },
      ],
    });
  },
);

test('an address that was forwarded keeps the one the letter was sent to', async () => {
  const report = await read(dsn({ messageId, fields: { 'Original-Recipient': 'rfc822; Aase@Region.example' } }));
  expect(report?.recipients[0]).toMatchObject({ address: 'aase@region.example', original: 'aase@region.example' });
});

test('a delay is a delay, with a status of its own', async () => {
  const report = await read(dsn({ messageId, action: 'delayed', status: '4.4.7 (later)' }));
  expect(report?.recipients[0]).toMatchObject({ action: 'delayed', status: '4.4.7' });
});

const sound = dsn({ messageId });
test.each<[string, string | Uint8Array]>([
  ['nothing', ''],
  ['an ordinary mail', 'From: a@x.example\r\nSubject: Hej\r\n\r\nJeg er på ferie.\r\n'],
  ['random bytes', Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)],
  [
    'a report without the letter',
    sound.replace(/--skel\r\nContent-Type: text\/rfc822-headers[\s\S]*?(?=--skel--)/, ''),
  ],
  ['a report without a recipient', sound.replace(/Final-Recipient:.*\r\n/, '')],
  ['a report to something that is no address', sound.replace('rfc822; aase@region.example', 'x400; /C=DK')],
  ['a report with an action that does not exist', sound.replace('Action: failed', 'Action: exploded')],
  ['a report without a status', sound.replace(/Status:.*\r\n/, '')],
  ['a Message-ID with more in it', sound.replace(messageId, '<a@x.example> <b@y.example>')],
  ['a Message-ID with SQL in it', sound.replace(messageId, `<'; drop table outbox; --@x.example>`)],
  ['six megabytes', sound.replace('Beklager.', 'x'.repeat(6 * 1024 * 1024))],
  ['a thousand nested parts', nested(1000)],
])('%s is no report, and nothing is thrown', async (_, mail) => {
  expect(await read(mail)).toBeNull();
});

test('the server’s own words come on one line, short, without control characters', async () => {
  const report = await read(dsn({ messageId, diagnostic: `smtp; 550 ${'x'.repeat(2000)}\r\n \u0007bell` }));
  const reason = report?.recipients[0]?.reason ?? '';
  expect(reason.length).toBeLessThanOrEqual(300);
  expect(reason).not.toMatch(/[\p{Cc}]/u);
});

function nested(depth: number): string {
  let mail = '';
  for (let level = 0; level < depth; level += 1) {
    mail += `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`;
  }
  return `MIME-Version: 1.0\r\n${mail}\r\nx\r\n`;
}

test('a report about addresses of any letters (RFC 6533) is read like any other', async () => {
  const mail = dsn({ messageId: '<a@lkt.example>', as: 'message/global-headers' })
    .replace('message/delivery-status', 'message/global-delivery-status')
    .replace('Final-Recipient: rfc822;', 'Final-Recipient: utf-8;');
  expect(await readBounce(Buffer.from(mail))).toMatchObject({ recipients: [{ status: '5.1.1', action: 'failed' }] });
});

test('a comment after the action and a blank line of spaces change nothing', async () => {
  const mail = dsn({ messageId: '<a@lkt.example>', action: 'failed (user unknown)' });
  const spaced = mail.replace('mx.region.example\r\n\r\nFinal', 'mx.region.example\r\n  \r\nFinal');
  expect(spaced).not.toBe(mail);
  expect(await readBounce(Buffer.from(spaced))).toMatchObject({ recipients: [{ action: 'failed' }] });
});
