/** What the sentences of findings are made of. */

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
