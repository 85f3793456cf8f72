import { describe, expect, test } from 'vitest';
import { openId } from '../../src/web/openid.ts';
import { addPerson } from '../service/office.ts';
import { openHouse } from './house.ts';
import { type Account, openProvider, throughProvider } from './openid-provider.ts';

const verified = { email: 'Leder@lkt.example', email_verified: true };

async function houseWithProvider(claims: Account = verified) {
  const one = await openHouse();
  await addPerson(one.office, 'leder', ['project-lead@reg-m']);
  const account = { claims };
  const provider = await openProvider(one.house.url, account);
  const failures: unknown[] = [];
  const clock = { elapsed: 0 };
  const connect = (issuer = provider.settings.issuer) =>
    openId({ ...provider.settings, issuer }, one.house.url, {
      elapsed: () => clock.elapsed,
      secret: one.house.secret,
      onFailure: (error) => failures.push(error),
    });
  one.house.openId = connect();
  return { ...one, account, provider, failures, clock, connect };
}

type One = Awaited<ReturnType<typeof houseWithProvider>>;

/** Goes to the provider from the sign-in page, and comes back to where the house is to take over. */
async function toProvider(one: One, to = '/cases') {
  const begun = await one.nobody.get(`/sign-in/openid?to=${encodeURIComponent(to)}`);
  const cookie = /openid=([^;]+)/.exec(String(begun.headers['set-cookie']))?.[0] ?? '';
  return { cookie, start: begun.location ?? '', back: async () => throughProvider(begun.location ?? '') };
}

const pathOf = ({ pathname, search }: URL) => `${pathname}${search}`;

async function refused(one: One, back: URL, cookie: string) {
  const answer = await one.nobody.get(pathOf(back), { cookie });
  expect({ status: answer.status, session: String(answer.headers['set-cookie']).includes('lkt=') }).toEqual({
    status: 403,
    session: false,
  });
  expect(await one.office.ledger.access.sessions(one.house.now())).toEqual([]);
  return answer;
}

describe('sign-in by OpenID Connect', () => {
  test('the whole way: button, provider, the page that was wanted, and out at both', async () => {
    const one = await houseWithProvider();
    const page = await one.nobody.get('/sign-in?to=/cases?status=done');
    expect(page.text).toContain('Log ind med Prøveudbyder');
    const { cookie, start, back } = await toProvider(one, '/cases?status=done');
    const asked = new URL(start).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      scope: 'openid email',
      code_challenge_method: 'S256',
      state: expect.stringMatching(/.{20}/),
      nonce: expect.stringMatching(/.{20}/),
    });
    const entered = await one.nobody.get(pathOf(await back()), { cookie });
    expect(entered).toMatchObject({ status: 303, location: '/cases?status=done&told=signed-in' });
    const session = /lkt=[^;]+/.exec(String(entered.headers['set-cookie']))?.[0] ?? '';
    const seen = await one.nobody.get('/cases', { cookie: session });
    expect(seen.text).toContain('Logget ind som leder Eksempelsen');
    const [open] = await one.office.ledger.access.sessions(one.house.now());
    expect(open).toMatchObject({ person: 'leder', by: 'openid' });
    const csrf = /name="_csrf" value="([^"]+)"/.exec(seen.html)?.[1] ?? '';
    const out = await one.server.inject({
      method: 'POST',
      url: '/sign-out',
      headers: { cookie: session, origin: one.house.url, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `_csrf=${csrf}`,
    });
    expect(out.statusCode).toBe(200);
    expect(out.body).toContain('Log også ud hos Prøveudbyder');
    expect(out.body).toMatch(/href="http:\/\/127\.0\.0\.1:\d+\/session\/end\?[^"]*id_token_hint=/);
    expect(out.body).not.toContain('Logget ind som');
    expect((await one.nobody.get('/cases', { cookie: session })).status).toBe(303);
  }, 60_000);

  const unknown: [string, Account][] = [
    ['an address that nobody has here', { email: 'ukendt@lkt.example', email_verified: true }],
    ['an address that the provider has not verified', { email: 'leder@lkt.example', email_verified: false }],
    ['an address about which the provider does not say', { email: 'leder@lkt.example' }],
    ['no address', {}],
  ];
  test('unknown, unverified and missing addresses get one and the same refusal', async () => {
    const answers = new Set<string>();
    const one = await houseWithProvider();
    for (const [name, claims] of unknown) {
      one.account.claims = claims;
      const { cookie, back } = await toProvider(one);
      const { text } = await refused(one, await back(), cookie);
      expect(text, name).toContain('Du blev ikke logget ind');
      answers.add(text);
    }
    expect(answers.size).toBe(1);
  }, 60_000);

  test('a wrong state, issuer, code or browser is refused, and a code works once', async () => {
    const one = await houseWithProvider();
    const wrong: [string, (back: URL) => void][] = [
      ['state', (back) => back.searchParams.set('state', 'another')],
      ['issuer', (back) => back.searchParams.set('iss', 'https://evil.example')],
      ['code', (back) => back.searchParams.set('code', 'another')],
      ['error', (back) => back.searchParams.set('error', 'access_denied')],
    ];
    for (const [, change] of wrong) {
      const { cookie, back } = await toProvider(one);
      const came = await back();
      change(came);
      await refused(one, came, cookie);
      // The attempt is used up, whatever came of it.
      await refused(one, came, cookie);
    }
    const { cookie, back } = await toProvider(one);
    const came = await back();
    await refused(one, came, 'openid=of-another-browser');
    await refused(one, came, '');
    expect((await one.nobody.get(pathOf(came), { cookie })).status).toBe(303);
    await one.office.ledger.access.closeSessionsOf('leder');
    await refused(one, came, cookie);
  }, 60_000);

  test('a token with the nonce of another attempt is refused', async () => {
    const one = await houseWithProvider();
    const begun = await toProvider(one);
    const start = new URL(begun.start);
    start.searchParams.set('nonce', 'another');
    await refused(one, await throughProvider(start.href), begun.cookie);
    expect(String(one.failures[0])).toMatch(/nonce|JWT claim/i);
  }, 60_000);

  test('an attempt is dead after ten minutes', async () => {
    const one = await houseWithProvider();
    const { cookie, back } = await toProvider(one);
    const came = await back();
    one.clock.elapsed = 600_001;
    await refused(one, came, cookie);
  }, 60_000);

  test('it leads to no other house', async () => {
    const one = await houseWithProvider();
    const { cookie, back } = await toProvider(one, '//evil.example');
    expect((await one.nobody.get(pathOf(await back()), { cookie })).location).toBe('/?told=signed-in');
  }, 60_000);

  test('a provider that cannot be reached stops nothing, and is asked again later', async () => {
    const one = await houseWithProvider();
    one.house.openId = one.connect('http://127.0.0.1:9');
    expect((await one.nobody.get('/sign-in')).status).toBe(200);
    const away = await one.nobody.get('/sign-in/openid');
    expect(away.status).toBe(503);
    expect(away.text).toContain('brug et link i en mail');
    await one.nobody.get('/sign-in/openid');
    expect(one.failures).toHaveLength(1);
    one.clock.elapsed = 15_001;
    await one.nobody.get('/sign-in/openid');
    expect(one.failures).toHaveLength(2);
  }, 60_000);
});
