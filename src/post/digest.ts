/** Several letters as one mail: a short list on top, then each of them as it would have come by itself. */

import type { Language, Message } from '../policy/types.ts';
import { articleOf, digestDocument } from './html.ts';
import { type Letter, writeLetter } from './letter.ts';
import type { LetterValues } from './placeholders.ts';

const rule = '-'.repeat(60);

/** One letter alone stays as it is. @throws {LetterError} as `writeLetter`. */
export function writeDigest(message: Message, language: Language, values: LetterValues, letters: Letter[]): Letter {
  const [only, ...others] = letters;
  if (only && others.length === 0) return only;
  const opening = writeLetter(message, language, values);
  const list = letters.map(({ subject }, index) => `${index + 1}. ${subject}`).join('\n');
  const each = letters.map(({ subject, text }, index) => `${rule}\n${index + 1}. ${subject}\n${rule}\n\n${text}`);
  return {
    subject: opening.subject,
    text: [`${opening.text}\n${list}\n`, ...each].join('\n'),
    html: digestDocument(
      opening.subject,
      language,
      articleOf(opening.html) ?? '',
      letters.map(({ subject, text, html }) => ({ subject, text, article: articleOf(html) })),
    ),
  };
}
