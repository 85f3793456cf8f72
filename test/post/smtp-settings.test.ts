import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { smtpSettingsFrom } from '../../src/post/transport.ts';
import { selfSigned } from './self-signed.ts';

const GOOD = { LKT_SMTP_HOST: 'mail.region.example', LKT_MAIL_FROM: 'LKT <lkt@region.example>' };

function problems(env: Record<string, string>) {
  const read = smtpSettingsFrom({ ...GOOD, ...env });
  return read !== null && 'problems' in read ? read.problems : [];
}

test('without a mail server there are no settings', () => {
  expect(smtpSettingsFrom({})).toBeNull();
  expect(smtpSettingsFrom({ LKT_SMTP_HOST: ' ', LKT_SMTP_PORT: 'x' })).toBeNull();
});

test('a host and a sender are enough, and encryption is then required', () => {
  expect(smtpSettingsFrom(GOOD)).toMatchObject({
    host: 'mail.region.example',
    port: 587,
    tls: 'starttls',
    login: null,
    ca: null,
    from: 'LKT <lkt@region.example>',
  });
});

test('every setting is read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'post-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { cert } = selfSigned();
  await writeFile(join(folder, 'ca.pem'), cert);
  expect(
    smtpSettingsFrom({
      ...GOOD,
      LKT_SMTP_PORT: '2465',
      LKT_SMTP_TLS: 'tls',
      LKT_SMTP_USER: 'lkt',
      LKT_SMTP_PASSWORD: ' med mellemrum ',
      LKT_SMTP_CA: join(folder, 'ca.pem'),
    }),
  ).toMatchObject({ port: 2465, tls: 'tls', login: { user: 'lkt', password: ' med mellemrum ' }, ca: cert });
});

test.each([
  ['tls', 465],
  ['none', 25],
] as const)('%s has its usual port', (tls, port) => {
  expect(smtpSettingsFrom({ ...GOOD, LKT_SMTP_TLS: tls })).toMatchObject({ tls, port });
});

test.each([
  ['LKT_SMTP_PORT', { LKT_SMTP_PORT: 'femogtyve' }],
  ['LKT_SMTP_PORT', { LKT_SMTP_PORT: '0' }],
  ['LKT_SMTP_PORT', { LKT_SMTP_PORT: '65536' }],
  ['LKT_SMTP_TLS', { LKT_SMTP_TLS: 'ja' }],
  ['LKT_SMTP_HOST', { LKT_SMTP_HOST: 'mail.region.example:25' }],
  ['LKT_SMTP_HOST', { LKT_SMTP_HOST: 'smtp://mail.region.example' }],
  ['LKT_SMTP_USER', { LKT_SMTP_PASSWORD: 'x' }],
  ['LKT_SMTP_PASSWORD', { LKT_SMTP_USER: 'x' }],
  ['LKT_SMTP_CA', { LKT_SMTP_CA: '/does/not/exist.pem' }],
  ['LKT_MAIL_FROM', { LKT_MAIL_FROM: '' }],
  ['LKT_MAIL_FROM', { LKT_MAIL_FROM: 'LKT' }],
  ['LKT_MAIL_FROM', { LKT_MAIL_FROM: 'LKT <lkt@region.example>\r\nBcc: <b@evil.example>' }],
  ['LKT_SMTP_TLS', { LKT_SMTP_TLS: 'none', LKT_SMTP_USER: 'x', LKT_SMTP_PASSWORD: 'y' }],
])('a problem with %s is named in Danish and English', (setting, env) => {
  const found = problems(env);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ setting, what: { da: expect.any(String), en: expect.any(String) } });
  expect(found[0]!.what.da).toMatch(new RegExp(`^${setting} .*\\.$`));
  expect(found[0]!.what.en).toMatch(new RegExp(`^${setting} .*\\.$`));
});

test('all problems are told at once, and none of them tells the password', () => {
  const found = problems({
    LKT_SMTP_PORT: 'x',
    LKT_SMTP_TLS: 'none',
    LKT_MAIL_FROM: 'x',
    LKT_SMTP_PASSWORD: 'hemmelig',
  });
  expect(found.map(({ setting }) => setting)).toEqual(['LKT_SMTP_PORT', 'LKT_SMTP_USER', 'LKT_MAIL_FROM']);
  expect(JSON.stringify(found)).not.toContain('hemmelig');
});

test('a password may go unencrypted to this very machine', () => {
  const env = { LKT_SMTP_HOST: '127.0.0.1', LKT_SMTP_TLS: 'none', LKT_SMTP_USER: 'x', LKT_SMTP_PASSWORD: 'y' };
  expect(problems(env)).toEqual([]);
});
