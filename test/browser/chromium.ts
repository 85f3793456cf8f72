/** One Chromium for a test file, which reaches nothing but this machine. */

import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { afterAll } from 'vitest';

/** In one process, contexts would share their cookies. */
const notWanted = new Set(['--single-process', '--no-zygote']);

let started: Promise<Browser> | undefined;

export function startedBrowser(): Promise<Browser> {
  started ??= launch();
  return started;
}

async function launch(): Promise<Browser> {
  // Drawing with a graphics card that is only imagined takes longer than drawing without one.
  bundled.setGraphicsMode = false;
  return chromium.launch({
    executablePath: await bundled.executablePath(),
    args: [
      ...bundled.args.filter((each) => !notWanted.has(each)),
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
    headless: true,
    timeout: 120_000,
  });
}

afterAll(async () => {
  const browser = await started;
  started = undefined;
  await browser?.close();
});
