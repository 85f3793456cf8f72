/** `{{name}}` in message texts: finding them and putting values in their place. */

/** Values by placeholder name (`case.title`), each already in the reader's language. */
export type LetterValues = Record<string, string>;

export class LetterError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LetterError';
  }
}

const PLACEHOLDER = /\{\{([^{}\n]*)\}\}/g;
// Private-use characters stand in for a placeholder while the Markdown is parsed, so that a value never meets the parser.
const SLOT = /\uE000(\d+)\uE001/g;

/** Every placeholder of a text in reading order, with the offset of its first brace. */
export function placeholdersIn(text: string): { name: string; index: number }[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => ({ name: match[1]!.trim(), index: match.index }));
}

/** A text whose placeholders are slots, and the function that fills slots with the values. */
export interface Slotted {
  text: string;
  fill(text: string, write?: (value: string) => string): string;
}

/** @throws {LetterError} when a placeholder has no value. */
export function slotted(template: string, values: LetterValues): Slotted {
  const filled: string[] = [];
  const text = template.replace(/[\uE000\uE001]/g, '').replace(PLACEHOLDER, (_, inner: string) => {
    filled.push(valueFor(inner.trim(), values));
    return `\uE000${filled.length - 1}\uE001`;
  });
  return {
    text,
    fill: (part, write = (value) => value) => part.replace(SLOT, (_, slot: string) => write(filled[Number(slot)]!)),
  };
}

function valueFor(name: string, values: LetterValues): string {
  if (!Object.hasOwn(values, name)) {
    const known = Object.keys(values).sort().join(', ');
    throw new LetterError(`The placeholder {{${name}}} has no value. Use one of: ${known}.`);
  }
  return oneLine(values[name]!);
}

/** A value as one line of plain text: line breaks become spaces, control and direction-changing characters are dropped. */
export function oneLine(value: string): string {
  return value
    .toWellFormed()
    .replace(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/g, ' ')
    .replace(/\t/g, ' ')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '');
}
