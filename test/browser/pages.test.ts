import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/web/routes.ts';
import { tooWide, tooWideWithLargeText, violations, withAxe } from './accessible.ts';
import { type BrowserHouse, desktop, type Looks, openBrowserHouse, phone } from './house.ts';
import { addSamples, type Sample, samples } from './samples.ts';

let one: BrowserHouse;
let letter: string;
const pages = new Map<string, Promise<Page>>();

beforeAll(async () => {
  const transport = { deliver: async () => ({ is: 'accepted' }) as const, close: async () => {} };
  one = await openBrowserHouse({ at: '2026-11-23T09:00:00.000Z', transport, mode: 'training', examples: true });
  letter = encodeURIComponent(await addSamples(one));
}, 300_000);

afterAll(() => one.close());

/** Everybody keeps one page for each way of looking. */
function pageOf(as: string | null, looks: Looks, language: 'da' | 'en'): Promise<Page> {
  const key = `${as} ${looks.width}`;
  const page = pages.get(key) ?? one.visit(as, looks, language).then(withAxe);
  pages.set(key, page);
  return page;
}

/** False where the address is a file. A page of text must be in the language of the visitor. */
async function open(page: Page, sample: Sample): Promise<boolean> {
  const path = sample.path.replace('{letter}', letter);
  try {
    const seen = await page.goto(path);
    // A letter lies in a sandbox in which no tool may run, and has tests of its own.
    if ((await seen?.headerValue('content-security-policy'))?.includes('sandbox')) return false;
    return (await seen?.headerValue('content-type'))?.startsWith('text/html') ?? false;
  } catch (error) {
    if (!String(error).includes('Download is starting')) throw error;
    expect((await page.request.get(path)).status(), path).toBe(200);
    return false;
  }
}

const shown = [...new Set(routes.filter(({ method }) => method === 'GET').map(({ path }) => path))];

test('the table of addresses holds every path of the routes, and no other', () => {
  expect(Object.keys(samples).toSorted()).toEqual(shown.toSorted());
});

describe.each(shown)('%s', (path) => {
  // The tool itself needs JavaScript.
  const looks = [
    { name: 'in Danish at a desk, also at 200 % and in large letters', look: desktop, language: 'da' as const },
    { name: 'in English on a phone', look: { ...phone, scripts: true }, language: 'en' as const },
  ];
  test.each(looks)(
    '$name has no violation of WCAG 2.1 AA and does not scroll sideways',
    async ({ look, language }) => {
      const all = samples[path] ?? [];
      // One reader of each address is enough on the second look.
      const chosen = look === desktop ? all : all.filter((each, place) => each.path !== all[place - 1]?.path);
      for (const sample of chosen) {
        const page = await pageOf(sample.as, look, language);
        await page.setViewportSize({ width: look.width, height: 900 });
        if (!(await open(page, sample))) continue;
        const wrong = await violations(page);
        wrong.push(...(await tooWide(page, look === desktop ? [1200, 600] : [390])));
        if (look === desktop) wrong.push(...(await tooWideWithLargeText(page)));
        expect.soft(wrong.join('\n'), `${sample.as} ${sample.path}`).toBe('');
      }
      expect(one.faults()).toEqual([]);
    },
    300_000,
  );
});
