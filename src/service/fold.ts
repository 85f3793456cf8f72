/**
 * A text as it is compared when somebody searches: small letters without accents. Danish letters may be written in each
 * of their ways: `å` and `aa` both become `a`, `ø` and `oe` both become `o`, `æ` becomes `ae`.
 */
export function folded(written: string): string {
  return plain(written).replace(/aa+/g, 'a').replace(/oe+/g, 'o');
}

/** The folded text, and for each of its places, its end included, the place in the text as written. */
export function foldedWithPlaces(written: string): { text: string; at: number[] } {
  let text = '';
  const at: number[] = [];
  let place = 0;
  for (const character of written) {
    for (const letter of plain(character)) {
      const before = text.at(-1);
      if ((letter === 'a' && before === 'a') || (letter === 'e' && before === 'o')) continue;
      text += letter;
      for (let unit = 0; unit < letter.length; unit += 1) at.push(place);
    }
    place += character.length;
  }
  at.push(place);
  return { text, at };
}

/** The words of a text, folded, each with a space before it. */
export function foldedWords(written: string): string {
  return ` ${wordsIn(folded(written)).join(' ')}`;
}

export function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function plain(written: string): string {
  const small = written.toLowerCase().replace(/[æøåßς]/g, (letter) => spelled[letter] as string);
  return small.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const spelled: Record<string, string> = { æ: 'ae', ø: 'o', å: 'a', ß: 'ss', ς: 'σ' };
