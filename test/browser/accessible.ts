/** What is asked of every page: no violation of WCAG 2.1 AA that axe finds, and no scrolling sideways. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] };

/** From its next address on, the page has axe with it: the browser keeps what it has read of it. */
export async function withAxe(page: Page): Promise<Page> {
  await page.addInitScript(axe);
  return page;
}

/** Of a page `withAxe`, each with the first element it concerns. */
export async function violations(page: Page): Promise<string[]> {
  const run = `axe.run(document, ${JSON.stringify(options)}).then((found) => found.violations)`;
  const found = await page.evaluate<Result[]>(run);
  return found.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}

/** Widths at which the page is wider than the window. 600 is a window of 1200 at 200 %. */
export async function tooWide(page: Page, widths: number[]): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const sticksOut = await page.evaluate<string | null>(widest);
    if (sticksOut !== null) found.push(`${width}: ${sticksOut}`);
  }
  return found;
}

/** The same with letters of twice the size in a window of 1200. */
export async function tooWideWithLargeText(page: Page): Promise<string[]> {
  const enlarge = (size: string) => page.evaluate(`document.documentElement.style.fontSize = '${size}'`);
  await enlarge('125%');
  const found = await tooWide(page, [1200]);
  await enlarge('');
  return found.map((each) => `Large text, ${each}`);
}

/** Null where nothing sticks out; otherwise how wide the page is, and what reaches furthest to the right. */
const widest = `(() => {
  const root = document.documentElement;
  if (root.scrollWidth <= window.innerWidth) return null;
  const scrolls = (node) => node && node !== document.body && (getComputedStyle(node).overflowX !== 'visible' || scrolls(node.parentElement));
  const out = [...document.body.querySelectorAll('*')]
    .filter((node) => !scrolls(node.parentElement))
    .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0];
  return root.scrollWidth + ' ' + (out ? out.outerHTML.slice(0, 200) : '');
})()`;
