/** A document of plain text before it becomes a file: headings, labelled lines, paragraphs and lists, in one language. */

import type { Language } from '../policy/types.ts';

export interface WrittenDocument {
  language: Language;
  /** Also the title in the file's metadata. */
  title: string;
  /** Stands above every page: whose document it is. */
  header: string;
  blocks: Block[];
}

export type Block =
  | { is: 'lines'; lines: { label: string; value: string }[] }
  | { is: 'numbered-heading'; number: number; text: string }
  | { is: 'heading' | 'subheading'; text: string }
  | { is: 'paragraph'; text: string }
  | { is: 'list'; items: string[] };

/** The document as every file can hold it: each text one line of signs that mean only themselves. */
export function writtenDocument({ language, title, header, blocks }: WrittenDocument): WrittenDocument {
  return { language, title: lineOf(title), header: lineOf(header), blocks: blocks.map(plain) };
}

function plain(block: Block): Block {
  switch (block.is) {
    case 'lines':
      return {
        is: 'lines',
        lines: block.lines.map(({ label, value }) => ({ label: lineOf(label), value: lineOf(value) })),
      };
    case 'list':
      return { is: 'list', items: block.items.map(lineOf) };
    default:
      return { ...block, text: lineOf(block.text) };
  }
}

/** Foot of every page. */
export const pageWords: Record<Language, { page: string; of: string }> = {
  da: { page: 'Side', of: 'af' },
  en: { page: 'Page', of: 'of' },
};

/** What programs that read aloud and check spelling are told. */
export const languageTags: Record<Language, string> = { da: 'da-DK', en: 'en-GB' };

function lineOf(text: string): string {
  return paragraphsOf(text).join(' ');
}

/**
 * A text that somebody has written as paragraphs, one for each line that is not blank. What no file can hold becomes the
 * replacement character. Signs that turn the direction of what follows are left out: with them, a decision could be made
 * to read otherwise than it is stored.
 */
export function paragraphsOf(text: string): string[] {
  return text
    .toWellFormed()
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => line.replace(/[^\t\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD').trim())
    .filter((line) => line !== '');
}
