/** Unpacks the browser once, before tests in several processes would do it at the same time. */

import chromium from '@sparticuz/chromium';

export async function setup(): Promise<void> {
  await chromium.executablePath();
}
