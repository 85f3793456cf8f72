import type { Language, Text } from '../policy/types.ts';

/** The same words in Danish and English. */
export function inBoth(words: (language: Language) => string): Text {
  return { da: words('da'), en: words('en') };
}
