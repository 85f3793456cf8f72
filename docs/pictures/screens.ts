/**
 * Photographs the pages of a house to train in: `npm run screens` writes `screens/` beside this file. The clock stands
 * still, so that the same program gives the same pages.
 */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as browsers } from 'playwright-core';
import { run } from '../../dist/cli/run.js';
import { type Screen, screens } from './screens-list.ts';

const port = 8112;
const house = `http://localhost:${port}`;
// Monday, ten o'clock in Denmark.
const now = '2026-11-23T09:00:00.000Z';
const folder = join(import.meta.dirname, 'screens');
const data = mkdtempSync(join(tmpdir(), 'lkt-screens-'));
const stop = new AbortController();

let secrets = 0;
const surroundings = {
  env: { LKT_DATA: data },
  cwd: join(import.meta.dirname, '../..'),
  stdin: Readable.from([]),
  stderr: process.stderr,
  now: () => now,
  elapsed: () => performance.now(),
  secret: () => `secret-${++secrets}`.padEnd(43, 'x'),
  sleep: (_: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
  stopSignal: () => stop.signal,
};

async function lkt(...argv: string[]): Promise<void> {
  const stdout = new PassThrough();
  stdout.resume();
  const exit = await run(argv, { ...surroundings, stdout });
  if (exit !== 0) throw new Error(`lkt ${argv.join(' ')} ended with ${exit}`);
}

const secretariat = ['--as', 'secretariat', '--by', 'sekretariat'];

/** What the example story lacks: a proposal that waits, a meeting that has been held, and one in planning. */
async function prepare(): Promise<void> {
  const act = (id: string, command: string, payload: object = {}, who = secretariat) =>
    lkt('case', 'do', id, command, ...who, '--payload', JSON.stringify(payload));
  const chair = ['--as', 'expert-group-chair', '--by', 'formand-sepsis'];
  await lkt('training', '--once');
  const extension = { until: '2028-06-30', reason: 'To regioner kom senere i gang.' };
  await act('sepsis', 'extension.propose', extension, chair);
  for (const [id, title, date] of [
    ['moede-november', 'Møde i styregruppen, november', '2026-11-23'],
    ['moede-marts', 'Møde i styregruppen, marts', '2027-03-23'],
  ] as const) {
    await lkt('case', 'start', 'steering-group-meeting', '--id', id, '--title', title, ...secretariat);
    await act(id, 'meeting.plan', { date, place: 'Danske Regioner, København' });
  }
  const item = { case: 'sepsis', kind: 'decision', title: 'Forlængelse af LKT Sepsis', command: 'extension.grant' };
  await act('moede-november', 'item.add', item);
  await act('moede-november', 'agenda.close');
  await act('moede-november', 'meeting.hold', {
    present: ['danske-regioner', 'kl', 'plo', 'reg-h', 'reg-sj', 'reg-m', 'sst'],
    absent: ['rkkp'],
  });
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Who has signed in already: once each, as people do. */
const signedIn = new Map<string, Session>();

async function photograph(
  browser: Browser,
  { name, as, path, follow, width = 1200, tall = 1350 }: Screen,
): Promise<void> {
  const session = as === undefined ? undefined : signedIn.get(as);
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    // A scale below one keeps the files small; the page itself is laid out at its full width.
    deviceScaleFactor: width > 600 ? 0.75 : 1,
    locale: 'da-DK',
    ...(session ? { storageState: session } : {}),
  });
  try {
    const page = await context.newPage();
    if (as !== undefined && !session) {
      await page.goto(`${house}/sign-in`);
      await page.locator(`button[name=person][value=${as}]`).click();
      await page.waitForURL(`${house}/**`);
      signedIn.set(as, await context.storageState());
    }
    const answer = await page.goto(`${house}${path}`);
    if (answer?.status() !== 200) throw new Error(`${path} answers ${answer?.status()} to ${as ?? 'nobody'}`);
    if (follow) {
      await page.locator(follow).first().click();
      await page.waitForURL((url) => url.href !== `${house}${path}`);
    }
    await page.waitForLoadState('networkidle');
    const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
    // What sticks to the bottom of the window is to stand at the bottom of the picture.
    await page.setViewportSize({ width, height: Math.min(height, tall) });
    await page.screenshot({ path: join(folder, `${name}.png`) });
  } finally {
    await context.close();
  }
}

await prepare();
const open = lkt('training', '--port', String(port));
// Contexts of one process would share their cookies.
const args = chromium.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote');
const browser = await browsers.launch({ executablePath: await chromium.executablePath(), args });
try {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const screen of screens) await photograph(browser, screen);
} finally {
  await browser.close();
  stop.abort();
  await open;
  rmSync(data, { recursive: true, force: true });
}
