/** From a message of the text and the values of a case to a letter a person can read. */

import type { Language, Message } from '../policy/types.ts';
import { htmlDocument } from './html.ts';
import { parseMarkdown } from './markdown.ts';
import { LetterError, type LetterValues, oneLine, slotted } from './placeholders.ts';
import { plainText } from './plain-text.ts';

export { LetterError, type LetterValues, placeholdersIn } from './placeholders.ts';

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/** A line of a header holds 998 signs, and one long word cannot be folded. */
const longestSubject = 250;

const LATE_NOTE: Record<Language, (day: string) => string> = {
  da: (day) => `Denne påmindelse skulle have været sendt den ${day}.`,
  en: (day) => `This reminder should have been sent on ${day}.`,
};

/**
 * Writes one message in one language. Values come out as plain text, whatever they contain.
 * The value `late`, when there, is the day the letter should have been sent, in the reader's words
 * (`3. marts 2026`), and puts a note on top.
 * @throws {LetterError} when a placeholder has no value, or the subject is empty or more than one line.
 */
export function writeLetter(message: Message, language: Language, values: LetterValues): Letter {
  const { subject, body } = message[language];
  const title = writeSubject(subject, values);
  const note = values.late === undefined ? null : LATE_NOTE[language](oneLine(values.late));
  const tokens = parseMarkdown(slotted(body, values));
  const text = plainText(tokens);
  return {
    subject: title,
    text: `${note === null ? '' : `${note}\n\n`}${text}\n`,
    html: htmlDocument(title, language, note, tokens),
  };
}

function writeSubject(subject: string, values: LetterValues): string {
  if (/[\p{Cc}\u2028\u2029]/u.test(subject)) {
    throw new LetterError(
      `The subject ${JSON.stringify(subject)} contains a line break or a control character. Write it on one line.`,
    );
  }
  const { text, fill } = slotted(subject, values);
  const title = fill(text).trim();
  if (title === '') throw new LetterError('The subject is empty once its values are filled in. Write a subject.');
  return title.length > longestSubject ? `${title.slice(0, longestSubject - 1).toWellFormed()}…` : title;
}
