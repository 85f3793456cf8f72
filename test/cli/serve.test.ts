import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mailInFolder, session } from './session.ts';

const good = { ...mailInFolder, LKT_URL: 'http://localhost:18980', LKT_LISTEN: '127.0.0.1:18980' };

describe('serve --once', () => {
  test('makes a closed folder, puts nothing in it, and does one round', async () => {
    const here = session();
    const { exit, out, err } = await here.lkt('serve --once --lang en', { env: mailInFolder });
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toContain('No open cases.');
    expect(out).toContain('nothing to do');
    expect(statSync(join(here.folder, 'data')).mode & 0o777).toBe(0o700);
    expect(existsSync(join(here.folder, 'data', 'mail'))).toBe(false);
    const { cases } = JSON.parse((await here.lkt('case list --all --json')).out);
    expect(cases).toEqual([]);
  });
});

describe('serve refuses to start, writes nothing and says why', () => {
  const secret = 'x'.repeat(32);
  const refused: [string, Record<string, string>, RegExp][] = [
    ['without an address', { LKT_URL: '' }, /LKT_URL mangler/],
    ['with an address that is not encrypted', { LKT_URL: 'http://lkt.test' }, /LKT_URL er .* ikke er krypteret/],
    ['with an address that has a path', { LKT_URL: 'https://lkt.test/sti' }, /uden sti/],
    [
      'where other machines reach it without encryption',
      { LKT_LISTEN: '0.0.0.0:18980' },
      /LKT_LISTEN .*uden kryptering/,
    ],
    ['with a port that is none', { LKT_LISTEN: '127.0.0.1:99999' }, /LKT_LISTEN/],
    ['with a proxy that is everybody', { LKT_PROXIES: '0.0.0.0/0' }, /LKT_PROXIES/],
    ['without a mail server', { LKT_MAIL: '' }, /LKT_SMTP_HOST mangler.*LKT_MAIL=folder/],
    ['with both a mail server and a folder', { LKT_SMTP_HOST: '192.0.2.1' }, /Vælg den ene/],
    ['without a sender', { LKT_MAIL_FROM: '' }, /LKT_MAIL_FROM mangler/],
    ['with an invented sender', { LKT_MAIL_FROM: 'LKT <lkt@lkt.example>' }, /\.example findes ikke/],
    ['with a sender that is no address', { LKT_MAIL_FROM: 'nobody' }, /LKT_MAIL_FROM er "nobody"/],
    ['with a short secret', { LKT_METRICS_TOKEN: 'abc' }, /LKT_METRICS_TOKEN er for kort/],
    ['with a short secret for returned mail', { LKT_BOUNCES_TOKEN: 'abc' }, /LKT_BOUNCES_TOKEN er for kort/],
    ['with a level of the log that is none', { LKT_LOG: 'all' }, /LKT_LOG/],
    [
      'with half a provider',
      { LKT_OIDC_ISSUER: 'http://idp.test', LKT_OIDC_CLIENT_ID: 'lkt' },
      /LKT_OIDC_ISSUER .*https[\s\S]*LKT_OIDC_CLIENT_SECRET mangler/,
    ],
    [
      'with a provider inside the own network',
      { LKT_OIDC_ISSUER: 'https://10.1.2.3', LKT_OIDC_CLIENT_ID: 'lkt', LKT_OIDC_CLIENT_SECRET: secret },
      /LKT_OIDC_ISSUER fører til 10\.1\.2\.3.*LKT_ALLOWED_HOSTS/,
    ],
    ...['10.1.2.3', '127.0.0.1', 'localhost', 'mailhost', 'smtp.internal', '169.254.1.1', '[::1]'].map(
      (host): [string, Record<string, string>, RegExp] => [
        `with the mail server ${host}, which is inside the own network`,
        { LKT_MAIL: 'smtp', LKT_SMTP_HOST: host },
        host.startsWith('[') ? /LKT_SMTP_HOST/ : /LKT_SMTP_HOST fører til .*eget netværk/,
      ],
    ),
  ];
  test.each(refused)('%s', async (_, env, told) => {
    const here = session();
    const { exit, out, err } = await here.lkt('serve', { env: { ...good, ...env } });
    expect({ exit, out }).toEqual({ exit: 3, out: '' });
    expect(err).toMatch(told);
    expect(existsSync(join(here.folder, 'data'))).toBe(false);
  });

  test('everything that is wrong at once, in either language', async () => {
    const { err } = await session().lkt('serve --lang en', { env: { LKT_LOG: 'all', LKT_MAIL_FROM: 'x' } });
    for (const setting of ['LKT_URL', 'LKT_LOG', 'LKT_SMTP_HOST', 'LKT_MAIL_FROM']) expect(err).toContain(setting);
    expect(err).not.toMatch(/[æøå»«]/);
  });

  test('a data folder that others on the machine can read', async () => {
    const here = session();
    mkdirSync(join(here.folder, 'data'));
    chmodSync(join(here.folder, 'data'), 0o755);
    const { exit, err } = await here.lkt('serve', { env: good });
    expect({ exit, err }).toEqual({ exit: 3, err: expect.stringContaining('chmod 700') });
  });

  test('an allowed host inside the own network is not refused', async () => {
    const env = { ...good, LKT_MAIL: '', LKT_SMTP_HOST: 'mailhost', LKT_ALLOWED_HOSTS: 'idp, mailhost' };
    expect((await session().lkt('serve --once', { env })).exit).toBe(0);
  });
});

test('the help of serve lists every setting, in either language', async () => {
  for (const language of ['da', 'en']) {
    const { out } = await session().lkt(`serve --help --lang ${language}`);
    for (const setting of ['LKT_URL', 'LKT_PROXIES', 'LKT_OIDC_ISSUER', 'LKT_METRICS_TOKEN']) {
      expect(out).toContain(`  ${setting}\n`);
    }
  }
});
