import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, compileSet } from '../../src/conditions/compile.ts';
import { isForbiddenKey } from '../../src/conditions/limits.ts';
import type { Condition, Facts } from '../../src/conditions/types.ts';

const seed = 20_260_317;

/** Names that would end a text, a comment or a line of code, or that every object inherits. */
const name = fc.constantFrom(
  ...['a', 'b', 'toString', 'valueOf', 'hasOwnProperty', 'length', '0', 'values', 'facts', 'here'],
  ...['"', '`', '$', '"]; throw 1; //', '*/', '\n', '\u2028', '\ud800', 'på dansk', 'return'],
);
const step = fc.oneof(
  name.map((key) => `['${key}']`),
  fc.constantFrom('[0]', '[1]', '[*]', '.length'),
);
const leaf = fc
  .record({
    fact: fc.oneof(
      name,
      fc.string({ minLength: 1 }).filter((text) => !isForbiddenKey(text)),
    ),
    path: fc.array(step, { maxLength: 2 }).map((steps) => `$${steps.join('')}`),
    operator: fc.constantFrom('equal', 'notEmpty', 'contains'),
    value: fc.constantFrom<unknown>(true, 1, { fact: 'a' }, { fact: 'b', path: "$['toString']" }),
  })
  .map((each): Condition => each);
const condition = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 3 }).map((all): Condition => ({ all })),
);
const { value } = fc.letrec<{ value: unknown; mapping: Facts; inherited: object }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(1, '', 'x', true, null, undefined),
    fc.array(tie('value'), { maxLength: 2 }),
    tie('mapping'),
    tie('inherited'),
  ),
  mapping: fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  inherited: tie('mapping').map((mapping) => Object.create(mapping)),
}));
const facts = fc.dictionary(name, value, { minKeys: 6, maxKeys: 8 });

test(`conditions compiled to code answer as each does alone, whatever the names (seed ${seed})`, () => {
  let found = 0;
  fc.assert(
    fc.property(fc.array(condition, { maxLength: 4 }), facts, (conditions, given) => {
      const alone = conditions.map((each) => compile(each).evaluate(given));
      expect(compileSet(conditions)(given)).toStrictEqual(alone);
      found += alone.filter(({ missing, read }) => missing.length === 0 && Object.keys(read).length > 0).length;
    }),
    { seed, numRuns: 3000 },
  );
  expect(found).toBeGreaterThan(100);
});
