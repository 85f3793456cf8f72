/** What the sentences of findings are made of. */

import type { Language } from './types.ts';

export interface Sentences<P> {
  da: (params: P) => string;
  en: (params: P) => string;
}
/** Gives the parameters of a sentence their types. */
export const told = <P>(sentences: Sentences<P>): Sentences<P> => sentences;

export type Near = string | undefined;
export const daNear = (near: Near) => (near === undefined ? '' : `; mente du "${near}"?`);
export const enNear = (near: Near) => (near === undefined ? '' : `; did you mean "${near}"?`);
export const quoted = (words: readonly unknown[]) => words.map((word) => `"${word}"`).join(', ');

const mostNamed = 5;

/** The first few of many: `a, b og 7 andre`. */
export function firstOf(words: readonly string[], language: Language): string {
  const rest = words.length - mostNamed;
  if (rest <= 1) return words.join(', ');
  const more = { da: `og ${rest} andre`, en: `and ${rest} others` }[language];
  return `${words.slice(0, mostNamed).join(', ')} ${more}`;
}
