/** A house that listens on a free port of this machine, on a clock that is moved by hand, and people who visit it in a real browser. */

import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Language } from '../../src/policy/types.ts';
import type { Transport } from '../../src/post/transport.ts';
import { passTime } from '../../src/service/example-story.ts';
import { firstStart } from '../../src/service/first-start.ts';
import type { Office } from '../../src/service/office.ts';
import { paperPrinter } from '../../src/service/paper-printer.ts';
import type { House } from '../../src/web/house.ts';
import { createServer } from '../../src/web/server.ts';
import { cookieName, newSession } from '../../src/web/session.ts';
import { openOffice, root } from '../service/office.ts';
import { startedBrowser } from './chromium.ts';

/** How a visitor looks at the pages. */
export interface Looks {
  width: number;
  scripts: boolean;
  scale?: number;
}

export const desktop: Looks = { width: 1200, scripts: true };
export const phone: Looks = { width: 390, scripts: false };

export interface BrowserHouse {
  house: House;
  office: Office;
  url: string;
  /** A fresh browser with an open session, or with none. */
  visit(person: string | null, looks: Looks, language?: Language): Promise<Page>;
  /** Opens a new session in a browser: the one it had has run out. */
  enter(browser: BrowserContext, person: string, language: Language): Promise<void>;
  /** Lives until then as a service that had been running would have done. */
  passTo(at: string): Promise<void>;
  /** What went wrong in the browsers and in the house since last asked. */
  faults(): string[];
  close(): Promise<void>;
}

const from = 'LKT <lkt@lkt.example>';

export async function openBrowserHouse({
  at,
  transport,
  mode = 'production',
  examples = false,
}: {
  at: string;
  transport: Transport;
  mode?: House['mode'];
  examples?: boolean;
}): Promise<BrowserHouse> {
  const office = await openOffice();
  let now = at;
  if (examples) {
    const story = readFileSync(join(root, 'examples', 'first-start.yaml'), 'utf8');
    await firstStart(office, transport, { story, at, from });
  }
  let secrets = 0;
  const house: House = {
    office,
    mode,
    now: () => now,
    secret: () => `secret-${++secrets}`.padEnd(43, 'x'),
    url: 'http://127.0.0.1',
    transport,
    printer: paperPrinter(process.env),
    ...(mode === 'training' ? { training: { forward: async () => {}, letters: [] } } : {}),
  };
  const faults: string[] = [];
  const server = await createServer({
    house,
    proxies: ['127.0.0.1'],
    onFault: ({ route, error }) => faults.push(`${route}: ${(error as Error).stack ?? error}`),
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  house.url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  Object.assign(office, { url: house.url });
  const browsers: BrowserContext[] = [];
  const site = { domain: '127.0.0.1', path: '/' };
  const enter: BrowserHouse['enter'] = async (browser, person, language) => {
    const secret = house.secret();
    await office.ledger.access.openSession(newSession(secret, { person, language, by: 'link' }, now));
    await browser.addCookies([{ name: cookieName(house), value: secret, ...site }]);
  };
  return {
    house,
    office,
    url: house.url,
    async visit(person, looks, language = 'da') {
      const browser = await startedBrowser();
      const context = await browser.newContext({ ...contextFor(looks), baseURL: house.url, ...address(browsers) });
      browsers.push(context);
      await context.addCookies([{ name: 'lang', value: language, ...site }]);
      if (person !== null) await enter(context, person, language);
      watch(context, house.url, faults);
      return context.newPage();
    },
    enter,
    async passTo(until) {
      await passTime(office, transport, until, from);
      now = until;
    },
    faults: () => faults.splice(0),
    async close() {
      await Promise.all(browsers.map((each) => each.close()));
      await server.close();
      await office.ledger.close();
      await transport.close();
      expect(faults).toEqual([]);
    },
  };
}

function contextFor({ width, scripts, scale = 1 }: Looks): BrowserContextOptions {
  return {
    viewport: { width, height: 900 },
    deviceScaleFactor: scale,
    javaScriptEnabled: scripts,
    reducedMotion: 'reduce',
  };
}

/** Everybody comes from an address of their own, so that nobody uses up the requests of others. */
function address(browsers: BrowserContext[]): BrowserContextOptions {
  const number = browsers.length + 1;
  return { extraHTTPHeaders: { 'x-forwarded-for': `10.0.${number >> 8}.${number & 255}` } };
}

/** A page that answers 4xx is for the test to judge; anything that a page asks for besides must be there. */
function watch(context: BrowserContext, url: string, faults: string[]): void {
  context.setDefaultTimeout(120_000);
  context.on('weberror', (error) => faults.push(`In the page: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`${message.location().url}: ${message.text()}`);
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
      faults.push(`Left the house: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    // A page that is left before it is there, and a file that is saved, end so too.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      faults.push(`${request.url()}: ${request.failure()?.errorText}`);
  });
  context.on('response', (response) => {
    const main = response.request().isNavigationRequest();
    if (response.status() >= (main ? 500 : 400)) faults.push(`${response.url()}: ${response.status()}`);
  });
}
