/** What is asked of every page: no violation of WCAG 2.1 AA that axe finds, and no scrolling sideways. */

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Each with the first element it concerns. */
export async function violations(page: Page): Promise<string[]> {
  // The other way opens a page of its own for every answer.
  const { violations: found } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode(true).analyze();
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
