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

/** Foot of every page. */
export const pageWords: Record<Language, { page: string; of: string }> = {
  da: { page: 'Side', of: 'af' },
  en: { page: 'Page', of: 'of' },
};

/** What programs that read aloud and check spelling are told. */
export const languageTags: Record<Language, string> = { da: 'da-DK', en: 'en-GB' };

/**
 * A text that somebody has written, as one line. What no file can hold becomes the replacement character. Signs that
 * turn the direction of what follows are left out: with them, a decision could be made to read otherwise than it is stored.
 */
export function lineOf(text: string): string {
  return paragraphsOf(text).join(' ');
}

/** The same as paragraphs: one for each line that is not blank. */
export function paragraphsOf(text: string): string[] {
  return text
    .toWellFormed()
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => line.replace(/[^\t\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD').trim())
    .filter((line) => line !== '');
}
