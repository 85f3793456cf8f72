import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkText } from '../../src/policy/check.ts';
import { parseFile } from '../../src/policy/parse.ts';
import { kindSchemas, placeOf } from './broken-text.ts';
import { smallText } from './small-text.ts';

const file = 'rules/deadlines.yaml';
const codesOf = (source: string) => parseFile(file, source).findings.map(({ code }) => code);

describe('a hostile file', () => {
  it('of ten thousand brackets is refused', () => {
    expect(codesOf('['.repeat(10_000))).toEqual(['too-deep']);
    expect(codesOf('- '.repeat(10_000))).toEqual(['too-deep']);
    expect(codesOf('{ a: '.repeat(5_000))).toEqual(['too-deep']);
  });

  it('of aliases of aliases is refused without expanding them', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let index = 1; index < 12; index += 1) {
      lines.push(
        `a${index}: &a${index} [${Array(9)
          .fill(`*a${index - 1}`)
          .join(', ')}]`,
      );
    }
    const { parsed, findings } = parseFile(file, lines.join('\n'));
    expect(parsed.value).toBeUndefined();
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['alias-refused']));
  });

  it('cannot reach the prototype of an object', () => {
    for (const key of ['__proto__', 'constructor', 'prototype', '"__proto__"', '!!str __proto__']) {
      expect(codesOf(`${key}: { polluted: true }`)).toContain('reserved-key');
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('keeps dates, yes and no as the words they are', () => {
    expect(parseFile(file, 'a: 2026-02-03\nb: no\n2016-01-01: 012\nc: 08:00\n').parsed.value).toEqual({
      a: '2026-02-03',
      b: 'no',
      '2016-01-01': 12,
      c: '08:00',
    });
  });

  it('with a byte order mark and Windows line ends is read, its places counted as an editor counts them', async () => {
    const files = Object.fromEntries(
      Object.entries(smallText).map(([name, content]) => [name, `\uFEFF${content.replaceAll('\n', '\r\n')}`]),
    );
    expect(await checkText(files, kindSchemas)).toEqual([]);
    files[file] = files[file]!.replace('P14D', 'P14DD');
    expect((await checkText(files, kindSchemas)).map(placeOf)).toEqual([`${file}:18:10`]);
    expect(parseFile(file, '\uFEFFa: { b: 1 }').parsed.locate(['a', 'b'])).toEqual({ line: 1, column: 9 });
  });

  it('never makes the check throw, whatever is typed into it', async () => {
    const names = Object.keys(smallText);
    const typed = fc.constantFrom(
      '[',
      '{',
      '}',
      ':',
      '- ',
      '\n',
      '&a ',
      '*a',
      '!!x ',
      '"',
      "'",
      '|',
      '\t',
      '?',
      '#',
      '0',
      'null',
      '%',
      '---',
      '\u{1F600}',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        fc.array(typed, { minLength: 1, maxLength: 4 }),
        async (name, at, words) => {
          const content = smallText[name]!;
          const place = at % content.length;
          const files = { ...smallText, [name]: content.slice(0, place) + words.join('') + content.slice(place) };
          for (const found of await checkText(files, kindSchemas)) {
            expect(found.line).toBeGreaterThan(0);
            expect(found.column).toBeGreaterThan(0);
            expect(found.message.da).not.toContain('undefined');
          }
        },
      ),
      { numRuns: 150, seed: 20261122 },
    );
  });

  it('never makes the check throw, whatever value stands in place of another', async () => {
    const names = Object.keys(smallText).filter((name) => name.endsWith('.yaml'));
    const values = fc.constantFrom(
      'null',
      '5',
      '[]',
      '[null]',
      '{}',
      '{ a: null }',
      'x',
      'true',
      '""',
      '[[1], { b: 2 }]',
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.nat(), values, async (name, at, value) => {
        const lines = smallText[name]!.split('\n');
        const index = at % lines.length;
        const line = /^( *(?:- )?[\w.'{}-]+:)/.exec(lines[index]!);
        const next = lines.slice(index + 1).findIndex((other) => other.search(/\S/) <= lines[index]!.search(/\S/));
        if (!line) return;
        lines.splice(index, Math.max(next, 0) + 1, `${line[1]} ${value}`);
        await checkText({ ...smallText, [name]: lines.join('\n') }, kindSchemas);
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });
});
