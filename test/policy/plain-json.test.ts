import { describe, expect, it } from 'vitest';
import { compileForm } from '../../src/policy/form-schema.ts';
import { compileKinds } from '../../src/policy/kind-schemas.ts';
import { parseFile } from '../../src/policy/parse.ts';
import { plainJson } from '../../src/policy/plain-json.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import type { Form } from '../../src/policy/types.ts';
import { kindSchemas } from './broken-text.ts';
import { randomlyEdited } from './random-edits.ts';
import { expectAllRead, expectNeverOtherwise } from './two-readers.ts';

const files = Object.fromEntries(
  Object.entries(readTextFolder(new URL('../..', import.meta.url).pathname)).filter(([name]) =>
    name.startsWith('schemas/forms/'),
  ),
);
const first = 20_261_127;

describe('JSON read by the runtime', () => {
  it('is what the reader with places finds, in every form of the text', () => {
    expect(Object.keys(files).length).toBeGreaterThan(20);
    expectAllRead(files, plainJson);
  });

  it(`is never read where the other finds fault or something else, whatever is edited (seeds from ${first})`, () => {
    expectNeverOtherwise(files, plainJson, first);
  });

  it.each([
    ['a key that stands twice', '{"a": 1, "b": {"c": 1, "c": 1}}'],
    ['a reserved key', '{"a": {"__proto__": {}}}'],
    ['a key that would merge', '{"<<": {}}'],
    ['too many levels', `{"a": ${'['.repeat(70)}${']'.repeat(70)}}`],
    ['a control character', '{"a": "\u007f"}'],
    ['nothing', 'null'],
    ['half of it', '{"a": '],
  ])('leaves %s to the reader with places', (_, source) => {
    expect(plainJson(source)).toBeUndefined();
    expect(parseFile('schemas/forms/x.json', source).findings).toHaveLength(1);
  });

  it('takes text that looks like keys for text', () => {
    const source = '{"a": "\\"b\\": 1, \\"b\\": 2", "c": ["\\"x\\":"]}';
    expect(plainJson(source)).toEqual({ value: { a: '"b": 1, "b": 2', c: ['"x":'] } });
  });

  it('knows the place of everything when it is asked', () => {
    const source = '{\n  "a": 1,\n  "b": { "c": 2 }\n}';
    expect(parseFile('schemas/forms/x.json', source).parsed.locate(['b', 'c'], 'key')).toEqual({ line: 3, column: 10 });
  });
});

it(`a form that follows its schema can be compiled, whatever is edited (seeds from ${first})`, () => {
  const kinds = compileKinds(kindSchemas);
  let compiled = 0;
  for (let seed = first; seed < first + 500; seed += 1) {
    for (const [file, content] of Object.entries(randomlyEdited(files, seed))) {
      if (content === files[file]) continue;
      const { value } = parseFile(file, content).parsed;
      if (kinds.validate('form', value).length > 0) continue;
      expect(compileForm(value as Form)).toBeTypeOf('function');
      compiled += 1;
    }
  }
  expect(compiled).toBeGreaterThan(20);
});
