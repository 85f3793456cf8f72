/** A text as it is compared when somebody searches, and where each of its characters stood. */
export interface Folded {
  text: string;
  /** Position in the folded text → position in the text as written; one more than there are characters. */
  at: number[];
}

/**
 * Small letters without accents. Danish letters may be written in each of their ways: `å` and `aa` both become `a`,
 * `ø` and `oe` both become `o`, `æ` becomes `ae`.
 */
export function fold(written: string): Folded {
  let text = '';
  const at: number[] = [];
  let position = 0;
  for (const character of written) {
    for (const letter of plainLetters(character)) {
      const before = text.at(-1);
      if ((letter === 'a' && before === 'a') || (letter === 'e' && before === 'o')) continue;
      text += letter;
      for (let unit = 0; unit < letter.length; unit += 1) at.push(position);
    }
    position += character.length;
  }
  at.push(position);
  return { text, at };
}

/** The words of a text, folded, each with a space before it. */
export function foldedWords(written: string): string {
  return wordsIn(fold(written).text)
    .map((word) => ` ${word}`)
    .join('');
}

export function wordsIn(folded: string): string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function plainLetters(character: string): string {
  const known = spelled[character.toLowerCase()];
  if (known !== undefined) return known;
  if (character >= '0' && character <= 'z' && character.length === 1) return character.toLowerCase();
  return [...character.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')].slice(0, 4).join('');
}

const spelled: Record<string, string> = { æ: 'ae', ø: 'o', å: 'a', ß: 'ss' };
