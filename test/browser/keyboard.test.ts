import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frame } from '../../src/web/words/frame.ts';
import { violations, withAxe } from './accessible.ts';
import { type BrowserHouse, desktop, openBrowserHouse } from './house.ts';

let one: BrowserHouse;

beforeAll(async () => {
  const transport = { deliver: async () => ({ is: 'accepted' }) as const, close: async () => {} };
  one = await openBrowserHouse({ at: '2026-11-23T09:00:00.000Z', transport, mode: 'training', examples: true });
}, 300_000);

afterAll(() => one.close());

/** Where the focus is, and whether it looks otherwise than without focus. */
interface Focused {
  what: string;
  order: number;
  visible: boolean;
}

/** Keeps how everything looks without focus: the line around it, its shadow, its colours, and the drawn face of a box. */
const remember = `window.looks = new Map(); window.look = (node) => {
  const drawn = node.matches('.form-radio, .form-checkbox') ? node.nextElementSibling : null;
  return [getComputedStyle(node), ...(drawn ? [getComputedStyle(drawn), getComputedStyle(drawn, '::before')] : [])]
    .map(({ outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor }) =>
      [outlineStyle === 'none' ? '' : outlineWidth + outlineColor, boxShadow, backgroundColor, borderColor].join()).join();
};
document.activeElement?.blur();
for (const node of document.querySelectorAll('body *')) looks.set(node, look(node))`;

const focused = `(() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const box = node.getBoundingClientRect();
  const order = [...looks.keys()].indexOf(node);
  return { what: node.outerHTML.slice(0, 120), order, visible: look(node) !== looks.get(node) && box.bottom > 0 && box.width > 0 };
})()`;

const reachable = `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  .filter((node) => node.checkVisibility() && !node.disabled && !(node.type === 'radio' && node !== (document.querySelector('[name="' + node.name + '"]:checked') ?? document.querySelector('[name="' + node.name + '"]'))))
  .map((node) => node.outerHTML.slice(0, 120))`;

/** Tabs through a page from its top until the focus leaves it. */
async function tabThrough(page: Page): Promise<Focused[]> {
  const all: Focused[] = [];
  await page.evaluate(`{ ${remember} }`);
  for (let press = 0; press < 400; press += 1) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate<Focused | null>(focused);
    if (now === null || now.order === all[0]?.order) return all;
    // A date has three parts, and Tab goes through them.
    if (now.order !== all.at(-1)?.order) all.push(now);
  }
  throw new Error('The focus does not leave the page.');
}

const looked = ['/', '/cases/sepsis', '/cases/sepsis/do/final-status.submit'];

test.each(looked)(
  'on %s everything is reached by Tab in the order of the page, seen where it is, and left again',
  async (path) => {
    const page = await one.visit('projektleder-m', desktop);
    await page.goto(path);
    const all = await tabThrough(page);
    expect(all.map(({ what }) => what).toSorted()).toEqual((await page.evaluate<string[]>(reachable)).toSorted());
    expect(all.map(({ order }) => order)).toEqual(all.map(({ order }) => order).toSorted((a, b) => a - b));
    expect(all.filter(({ visible }) => !visible).map(({ what }) => what)).toEqual([]);
  },
  300_000,
);

test('the first Tab leads to a link past everything above, and it goes to the contents', async () => {
  const page = await one.visit('sekretariat', desktop);
  await page.goto('/');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe(frame.skip.da);
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true);
}, 300_000);

test('somebody signs in, fills in a form wrongly, and goes by the summary to the field, by keys alone', async () => {
  const page = await withAxe(await one.visit(null, desktop));
  await page.goto('/cases/sepsis/do/final-status.submit');
  await tabTo(page, 'value="projektleder-m"');
  await press(page, 'Enter');
  expect(new URL(page.url()).pathname).toBe('/cases/sepsis/do/final-status.submit');
  await tabTo(page, 'button-primary');
  await press(page, 'Enter');
  expect(await violations(page)).toEqual([]);
  await tabTo(page, 'href="#field-');
  const field = await page.evaluate<string>('document.activeElement.getAttribute("href").slice(1)');
  await page.keyboard.press('Enter');
  if (!(await page.evaluate(`document.activeElement.id === '${field}'`))) await page.keyboard.press('Tab');
  expect(await page.evaluate(`document.getElementById('${field}').contains(document.activeElement)`)).toBe(true);
  expect(one.faults()).toEqual([]);
}, 300_000);

async function press(page: Page, key: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);
}

/** Tabs on until the focus is on what is written so. */
async function tabTo(page: Page, written: string): Promise<void> {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate<string>('document.activeElement.outerHTML')).includes(written)) return;
  }
  throw new Error(`Tab does not lead to ${written}.`);
}
