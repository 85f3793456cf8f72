/** Prints HTML as PDF with Chromium. The page has no scripts and reaches no network. */

import type { Browser } from 'playwright-core';
import { languageTags, pageWords, type WrittenDocument } from './written-document.ts';
import { htmlOf } from './written-html.ts';
import { element, escaped } from './xml.ts';

export interface PdfPrinter {
  /** An accessible PDF on A4: tagged, with language, title and outline. @throws {NoBrowser} */
  print(document: WrittenDocument): Promise<Uint8Array>;
}

/** One browser, started when something is to be printed and closed when nothing more is. */
export function pdfPrinter(executable?: string): PdfPrinter {
  let browser: Promise<Browser> | undefined;
  let printing = 0;
  // One that has died is not asked again.
  const started = () => {
    const starting = launched(executable);
    const forget = () => {
      if (browser === starting) browser = undefined;
    };
    starting.then((each) => each.on('disconnected', forget), forget);
    return starting;
  };
  return {
    async print(document) {
      printing += 1;
      browser ??= started();
      try {
        return await printed(await browser, document);
      } finally {
        printing -= 1;
        if (printing === 0) {
          const idle = browser;
          browser = undefined;
          await idle?.then((each) => each.close()).catch(() => {});
        }
      }
    },
  };
}

/** No browser could be started to print with. */
export class NoBrowser extends Error {
  constructor(cause: unknown) {
    super(`No browser could be started to print with: ${(cause as Error).message}`, { cause });
    this.name = 'NoBrowser';
  }
}

/** The one given, otherwise the one that comes with the program, which runs on Linux. */
async function launched(executable: string | undefined): Promise<Browser> {
  try {
    const { chromium } = await import('playwright-core');
    if (executable !== undefined) return await chromium.launch({ executablePath: executable });
    const { default: bundled } = await import('@sparticuz/chromium');
    return await chromium.launch({ executablePath: await bundled.executablePath() });
  } catch (error) {
    throw new NoBrowser(error);
  }
}

async function printed(browser: Browser, document: WrittenDocument): Promise<Uint8Array> {
  const { language, header } = document;
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true, locale: languageTags[language] });
  try {
    await context.route('**/*', (route) => route.abort());
    const page = await context.newPage();
    await page.setContent(htmlOf(document));
    const { page: word, of } = pageWords[language];
    return await page.pdf({
      format: 'A4',
      tagged: true,
      outline: true,
      margin: { top: '25mm', bottom: '25mm', left: '25mm', right: '25mm' },
      displayHeaderFooter: true,
      headerTemplate: margin('left', escaped(header)),
      footerTemplate: margin(
        'right',
        `${word} ${element('span', { class: 'pageNumber' }, '')} ${of} ${element('span', { class: 'totalPages' }, '')}`,
      ),
    });
  } finally {
    await context.close();
  }
}

function margin(align: 'left' | 'right', inner: string): string {
  const style = `width: 100%; margin: 0 25mm; font: 9pt Arial, "Liberation Sans", "Open Sans", sans-serif; color: #4d4d4d; text-align: ${align};`;
  return element('div', { style }, inner);
}
