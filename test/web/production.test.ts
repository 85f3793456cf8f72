import { PassThrough } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { paperPrinter } from '../../src/service/paper-printer.ts';
import { storageOf } from '../../src/service/storage.ts';
import { openProduction, type WebSettings } from '../../src/web/production.ts';
import { addPerson, openOffice, root, runningLkt } from '../service/office.ts';

const token = 'a-token-that-nobody-can-guess-0123456789';

async function production(settings: Partial<WebSettings> = {}, folder = '/tmp') {
  const office = await openOffice();
  const out = new PassThrough();
  const lines: string[] = [];
  out.on('data', (chunk) => lines.push(String(chunk)));
  const clock = { now: '2026-11-23T09:00:00.000Z', elapsed: 0 };
  let secrets = 0;
  const one = await openProduction(
    {
      url: 'https://lkt.test',
      proxies: [],
      log: 'debug',
      metricsToken: null,
      bouncesToken: null,
      openId: null,
      ...settings,
    },
    {
      office,
      transport: { deliver: async () => ({ is: 'accepted' }), close: async () => {} },
      folder,
      printer: paperPrinter({}),
      storage: storageOf(office.ledger, folder, { dir: root, packageDir: root }),
      out,
      now: () => clock.now,
      elapsed: () => clock.elapsed,
      secret: () => `secret-${++secrets}`.padEnd(43, 'x'),
    },
  );
  onTestFinished(async () => {
    await one.server.close();
    await office.ledger.close();
  });
  const get = (url: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    one.server.inject({ method: 'GET', url, headers, remoteAddress });
  return { ...one, office, clock, lines, get };
}

const quiet = {
  at: '',
  cases: 0,
  letters: 0,
  superseded: 0,
  passed: 0,
  conflicts: 0,
  sent: 0,
  retried: 0,
  dead: 0,
} as const;

describe('health', () => {
  test('a house that has just started lives and is ready', async () => {
    const { get } = await production();
    expect((await get('/healthz')).json()).toEqual({ ok: true });
    expect((await get('/readyz')).json()).toEqual({ ok: true, ledger: true, scheduler: true, disk: true });
  });

  test('a scheduler that has done no round for ten minutes makes it not ready, and a round ready again', async () => {
    const { get, clock, roundDone } = await production();
    clock.elapsed = 601_000;
    const answer = await get('/readyz');
    expect({ status: answer.statusCode, ...answer.json() }).toMatchObject({ status: 503, ok: false, scheduler: false });
    expect((await get('/healthz')).statusCode).toBe(200);
    roundDone({ ...quiet });
    expect((await get('/readyz')).statusCode).toBe(200);
  });

  test('a ledger that does not answer, or a disk that is gone, makes it not ready', async () => {
    const { get, office } = await production({}, '/nowhere/at/all');
    office.ledger.nextWakeUp = async () => {
      throw new Error('The disk is gone.');
    };
    expect((await get('/readyz')).json()).toEqual({ ok: false, ledger: false, scheduler: true, disk: false });
  });
});

describe('figures', () => {
  test('tell how things stand, and of no person and no case', async () => {
    const { get, office, roundDone } = await production();
    await addPerson(office, 'leder', ['project-lead@reg-m']);
    await runningLkt(office, 'sepsis', { at: '2026-01-05', firstSeminar: '2022-06-02' });
    roundDone({ ...quiet });
    await get('/cases/sepsis?q=leder');
    const { body, statusCode } = await get('/metrics');
    expect(statusCode).toBe(200);
    expect(body).toMatch(/^lkt_cases_open 1$/m);
    expect(body).toMatch(/^lkt_deadlines_overdue [1-9]\d*$/m);
    expect(body).toMatch(/^lkt_scheduler_rounds_total 1$/m);
    expect(body).toMatch(/^lkt_incidents 0$/m);
    expect(body).toContain('lkt_http_requests_total{method="GET",route="/cases/:case",status="303"} 1');
    expect(body).toContain('lkt_http_request_seconds_bucket');
    expect(body).not.toMatch(/sepsis|leder|Eksempelsen/);
  });

  test('are for this machine alone, or for whoever has the token', async () => {
    const closed = await production();
    expect((await closed.get('/metrics', {}, '192.0.2.7')).statusCode).toBe(404);
    // A proxy on this machine speaks for somebody else.
    expect((await closed.get('/metrics', { 'x-forwarded-for': '127.0.0.1' })).statusCode).toBe(404);
    const open = await production({ metricsToken: token });
    const as = (given: string) => open.get('/metrics', { authorization: `Bearer ${given}` }, '192.0.2.7');
    expect((await as(token)).statusCode).toBe(200);
    expect((await as(token.replace('a', 'b'))).statusCode).toBe(404);
    expect((await as('')).statusCode).toBe(404);
  });
});

describe('the log', () => {
  test('holds every request by its pattern, and neither path, query, id, name nor address', async () => {
    const { get, office, lines, server } = await production();
    await addPerson(office, 'leder', ['project-lead@reg-m']);
    await get('/cases/sepsis?person=leder');
    await get('/sign-in/hemmeligt-link');
    await get('/findes/ikke?mail=leder@lkt.example');
    await server.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { origin: 'https://lkt.test', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'email=leder%40lkt.example',
    });
    const log = lines.join('');
    const entries = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries.map(({ event, method, route, status }) => ({ event, method, route, status }))).toEqual([
      { event: 'request', method: 'GET', route: '/cases/:case', status: 303 },
      { event: 'request', method: 'GET', route: '/sign-in/:secret', status: 410 },
      { event: 'request', method: 'GET', route: 'unknown', status: 404 },
      { event: 'request', method: 'POST', route: '/sign-in', status: 403 },
    ]);
    expect(entries.every(({ time, level }) => time === '2026-11-23T09:00:00.000Z' && level === 'info')).toBe(true);
    expect(new Set(entries.map(({ request }) => request)).size).toBe(4);
    expect(log).not.toMatch(/leder|@|hemmeligt|sepsis|findes|Eksempelsen|127\.0\.0\.1/);
  });

  test('tells where a fault happened, and nothing of what it quotes', async () => {
    const { get, office, lines } = await production();
    office.ledger.access.signInLink = async () => {
      throw new TypeError('leder Eksempelsen <leder@lkt.example> cannot be read');
    };
    expect((await get('/sign-in/x')).statusCode).toBe(500);
    const log = lines.join('');
    const fault = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .find(({ event }) => event === 'fault');
    expect(fault).toMatchObject({ level: 'error', route: 'GET /sign-in/:secret', kind: 'TypeError' });
    expect(fault.stack[0]).toMatch(/^at .*production\.test\.ts/);
    expect(log).not.toMatch(/Eksempelsen|@lkt/);
  });
});

describe('the first administrator', () => {
  const form = (server: Awaited<ReturnType<typeof production>>['server'], url: string, payload: string, csrf: string) =>
    server.inject({
      method: 'POST',
      url,
      headers: { origin: 'https://lkt.test', 'content-type': 'application/x-www-form-urlencoded' },
      payload: `_csrf=${csrf}&${payload}`,
    });
  const csrfIn = (html: string) => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const person = 'name=Vagt+Eksempelsen&email=vagt%40lkt.example';

  test('enters by a link that works once, and only while nobody is registered', async () => {
    const { firstLink, get, server, office } = await production();
    const old = new URL((await firstLink()) ?? '').pathname;
    const path = new URL((await firstLink()) ?? '').pathname;
    expect((await get(old)).statusCode).toBe(410);
    const page = await get(path);
    expect(page.statusCode).toBe(200);
    const csrf = csrfIn(page.body);
    const wrong = await form(server, path, 'name=&email=nothing', csrf);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('er ikke en mailadresse');
    const entered = await form(server, path, person, csrf);
    expect(entered.statusCode).toBe(303);
    expect(String(entered.headers['set-cookie'])).toMatch(/^__Host-lkt=.*HttpOnly; Secure/);
    expect(await office.ledger.people()).toMatchObject([
      { name: 'Vagt Eksempelsen', roles: [{ role: 'secretariat' }] },
    ]);
    expect((await form(server, path, person, csrf)).statusCode).toBe(410);
    expect(await firstLink()).toBe(null);
  });

  test('the link is dead after a day, and as soon as somebody is registered by other means', async () => {
    const { firstLink, get, clock, office } = await production();
    const path = new URL((await firstLink()) ?? '').pathname;
    clock.now = '2026-11-24T09:00:00.000Z';
    expect((await get(path)).statusCode).toBe(410);
    const second = new URL((await firstLink()) ?? '').pathname;
    expect((await get(second)).statusCode).toBe(200);
    await addPerson(office, 'vagt', ['secretariat']);
    expect((await get(second)).statusCode).toBe(410);
  });
});
