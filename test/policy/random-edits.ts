/** Random edits of a text, each by a seed: the same seed makes the same text. */

import type { TextFiles } from '../../src/policy/kinds.ts';

/** A small generator of numbers from 0 up to 1 (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const fragments = [
  '[',
  '{',
  '}',
  ']',
  ': ',
  '- ',
  '&a ',
  '*a',
  '<<: *a',
  '!!binary x',
  '"',
  "'",
  '|',
  '>',
  '\t',
  '? ',
  '#',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  'null',
  '~',
  '0',
  '-1',
  '1e999',
  '.nan',
  '0x10',
  'true',
  'no',
  '2026-02-30',
  '9999-99-99',
  'P999999999Y',
  '-P1M',
  'P0D',
  '__proto__: { a: 1 }',
  'constructor: x',
  '$.__proto__.a',
  '$',
  '$.',
  '{number}',
  '{{fact.}}',
  '{{',
  '^(a+)+$',
  '../../etc/passwd',
  '\u0000',
  '\u202E',
  '\uFEFF',
  '\u{1F600}',
  'æøå',
  '\r\n',
  '\r',
  '\u2028',
  '[[[[[[[[',
  `${'['.repeat(300)}`,
  `${'- '.repeat(300)}`,
  'a: &x [*x]',
  'use: nowhere',
  'target: .',
  'type: parallel',
  'type: history',
  'history: deep',
  'initial: x',
  'on: {}',
  'states: {}',
  '[]',
  '{}',
  '[null]',
  '{ da: null }',
  '{ da: x }',
  'GOV-999',
  '*',
  '\\',
  '$schema',
  'x'.repeat(2_000),
  '{{milestone.x}}',
  '@',
  '`',
];

type Choose = (below: number) => number;

/** One edit of one file's content. */
const edits: ((content: string, choose: Choose, other: string) => string)[] = [
  (content, choose) => onLines(content, choose, (lines, at) => lines.splice(at, 1 + choose(3))),
  (content, choose) => onLines(content, choose, (lines, at) => lines.splice(at, 0, lines[at]!)),
  (content, choose) =>
    onLines(content, choose, (lines, at) => {
      const to = choose(lines.length);
      [lines[at], lines[to]] = [lines[to]!, lines[at]!];
    }),
  (content, choose) =>
    onLines(content, choose, (lines, at) => {
      lines[at] = choose(2) === 0 ? `${' '.repeat(1 + choose(4))}${lines[at]}` : lines[at]!.replace(/^ {1,2}/, '');
    }),
  (content, choose, other) => onWords(content, choose, () => wordOf(other, choose)),
  (content, choose) => onWords(content, choose, () => wordOf(content, choose)),
  (content, choose) => onWords(content, choose, () => fragments[choose(fragments.length)]!),
  (content, choose) =>
    onWords(content, choose, (word) => word.slice(0, choose(word.length)) + word.slice(1 + choose(word.length))),
  (content, choose) => {
    const at = choose(content.length + 1);
    return content.slice(0, at) + fragments[choose(fragments.length)]! + content.slice(at);
  },
  (content, choose) => content.slice(0, choose(content.length + 1)),
  (content, choose) => {
    const [from, length] = [choose(content.length + 1), choose(60)];
    return content.slice(0, from) + content.slice(from + length);
  },
  (content, choose, other) => {
    const [from, at] = [choose(other.length + 1), choose(content.length + 1)];
    return content.slice(0, at) + other.slice(from, from + choose(200)) + content.slice(at);
  },
];

/** The files with one to three edits; now and then a file goes, comes, moves or changes places with another. */
export function randomlyEdited(files: TextFiles, seed: number): TextFiles {
  const random = numbersFrom(seed);
  const choose: Choose = (below) => Math.floor(random() * Math.max(1, below));
  const names = Object.keys(files);
  const one = () => names[choose(names.length)]!;
  const edited = { ...files };
  for (let count = 1 + choose(3); count > 0; count -= 1) {
    const [name, other] = [one(), one()];
    const kind = choose(40);
    if (kind === 0) delete edited[name];
    else if (kind === 1) [edited[name], edited[other]] = [files[other]!, files[name]!];
    else if (kind === 2) edited[name.replace(/(\w)(\.[a-z]+)$/, '$1x$2')] = files[name]!;
    else if (kind === 3) edited[name] = '';
    else edited[name] = edits[choose(edits.length)]!(edited[name] ?? files[name]!, choose, files[other]!);
  }
  return edited;
}

function onLines(content: string, choose: Choose, edit: (lines: string[], at: number) => void): string {
  const lines = content.split('\n');
  edit(lines, choose(lines.length));
  return lines.join('\n');
}

function onWords(content: string, choose: Choose, edit: (word: string) => string): string {
  const words = [...content.matchAll(/[\p{L}\p{N}$_.-]+/gu)];
  const word = words[choose(words.length)];
  if (!word) return content;
  return content.slice(0, word.index) + edit(word[0]) + content.slice(word.index + word[0].length);
}

function wordOf(content: string, choose: Choose): string {
  const words = content.match(/[\p{L}\p{N}$_.-]+/gu) ?? [''];
  return words[choose(words.length)]!;
}
