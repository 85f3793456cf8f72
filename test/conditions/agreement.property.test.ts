import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../../src/conditions/compile.ts';
import type { Named } from '../../src/conditions/named.ts';
import { decorators, operators } from '../../src/conditions/operators.ts';
import { secondOpinion } from '../../src/conditions/second-opinion.ts';
import type { Condition, Facts } from '../../src/conditions/types.ts';
import { bareAnswer } from './bare-engine.ts';

const seed = 20_260_301;

const scalar = fc.constantFrom<unknown>(
  ...[0, 1, 2, -1, 3.5, '', ' ', '1', '2 apples', 'x', true, false, null],
  ...['2025-12-31', '2026-01-31', '2026-02-30', 'P1M', 'P30D', 'P24M'],
);
const list = fc.array(scalar, { maxLength: 3 });
const people = fc.array(fc.record({ x: scalar, d: scalar }, { requiredKeys: ['x'] }), { minLength: 1, maxLength: 3 });
const shape = { s: scalar, l: list, o: fc.record({ x: scalar, y: fc.record({ z: scalar }), list, people }) };
const wholeFacts: fc.Arbitrary<Facts> = fc.record(shape);

/** Places the facts above have, then some that are there sometimes or never. */
const found = [
  ['s'],
  ['l'],
  ['o'],
  ['l', '$.length'],
  ['o', '$.x'],
  ['o', '$.y.z'],
  ['o', "$['y']"],
  ['o', '$.list'],
  ['o', '$.people[0].x'],
  ['o', '$.people[*].x'],
];
const perhaps = [['l', '$[0]'], ['l', '$[1]'], ['o', '$.people[0].d'], ['o', '$.people[*].d'], ['s', '$.x'], ['none']];

function placeIn(places: string[][]) {
  return fc.constantFrom(...places).map(([fact, path]) => ({ fact: fact!, ...(path !== undefined && { path }) }));
}

const place = fc.oneof({ weight: 12, arbitrary: placeIn(found) }, { weight: 1, arbitrary: placeIn(perhaps) });
const operator = fc
  .tuple(fc.array(fc.constantFrom(...decorators), { maxLength: 2 }), fc.constantFrom(...operators))
  .map(([before, name]) => [...before, name].join(':'));
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: list },
  { weight: 2, arbitrary: place },
  { weight: 1, arbitrary: fc.constant({ x: 1 }) },
);
const leaf = fc
  .tuple(place, operator, value)
  .map(([at, name, of]): Condition => ({ ...at, operator: name, value: of }));

function conditionWith(names: string[]): fc.Arbitrary<Condition> {
  const references = names.map((condition) => ({ weight: 1, arbitrary: fc.constant<Condition>({ condition }) }));
  const end = fc.oneof({ weight: 8, arbitrary: leaf }, ...references);
  return fc.letrec<{ condition: Condition }>((tie) => {
    const parts = fc.array(tie('condition'), { maxLength: 3 });
    return {
      condition: fc.oneof(
        { maxDepth: 2, withCrossShrink: true },
        end,
        parts.map((all) => ({ all })),
        parts.map((any) => ({ any })),
        tie('condition').map((not) => ({ not })),
      ),
    };
  }).condition;
}

const asked = fc.record({
  condition: conditionWith(['first', 'second']),
  named: fc.record({ first: conditionWith([]), second: conditionWith(['first']) }) as fc.Arbitrary<Named>,
});

test(`the compiled answer is that of json-rules-engine wherever no fact is missing (seed ${seed})`, async () => {
  let agreed = 0;
  let agreedBare = 0;
  let passed = 0;
  const property = fc.asyncProperty(asked, wholeFacts, async ({ condition, named }, facts) => {
    const compiled = compile(condition, { named });
    const { verdict, missing } = compiled.evaluate(facts);
    expect(compiled.explain(facts).verdict).toBe(verdict);
    const second = await secondOpinion(condition, facts, { named });
    if (missing.length > 0) {
      expect(second).toBeNull();
      return;
    }
    expect(verdict).toBe(second ? 'pass' : 'fail');
    agreed++;
    if (second) passed++;
    const text = JSON.stringify([condition, named]);
    // Its own path library finds nothing at all where `[*]` finds an empty list.
    if (text.includes('[*]')) return;
    const bare = await bareAnswer(condition, facts, named).catch((error: unknown) => error);
    if (typeof bare !== 'boolean') expect(bare).toBeInstanceOf(TypeError);
    else {
      expect(verdict).toBe(bare ? 'pass' : 'fail');
      agreedBare++;
    }
  });
  await fc.assert(property, { seed, numRuns: 50_000 });
  console.log(
    `seed ${seed}: ${agreed} answers agreed, ${agreedBare} of them with an untouched engine, ${passed} passed`,
  );
  expect(agreed).toBeGreaterThan(20_000);
  expect(agreedBare).toBeGreaterThan(20_000);
  expect(Math.min(passed, agreed - passed)).toBeGreaterThan(5_000);
});

type Place = 's' | 'l' | 'o' | 'o.x' | 'o.y' | 'o.y.z' | 'o.list' | 'o.people';
const places: Place[] = ['s', 'l', 'o', 'o.x', 'o.y', 'o.y.z', 'o.list', 'o.people'];

function without(facts: Facts, taken: Place[]): Facts {
  const rest = structuredClone(facts);
  for (const name of taken) {
    const keys = name.split('.');
    const last = keys.pop()!;
    const holder = keys.reduce<Facts | undefined>((here, key) => here?.[key] as Facts | undefined, rest);
    if (holder) delete holder[last];
  }
  return rest;
}

/** The partial facts, with what is missing taken from other facts. */
function filled(partial: Facts, other: Facts): Facts {
  const all = structuredClone({ ...other, ...partial });
  for (const [key, value] of Object.entries(all)) {
    const given = other[key];
    if (isMapping(value) && isMapping(given)) all[key] = filled(value, given);
  }
  return all;
}

function isMapping(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

test(`a verdict reached without some facts stands whatever they turn out to be (seed ${seed})`, () => {
  let decided = 0;
  const property = fc.property(
    asked,
    wholeFacts,
    fc.subarray(places, { minLength: 1 }),
    fc.array(wholeFacts, { minLength: 6, maxLength: 6 }),
    ({ condition, named }, facts, taken, others) => {
      const compiled = compile(condition, { named });
      const partial = without(facts, taken);
      const { verdict, missing } = compiled.evaluate(partial);
      if (missing.length === 0) expect(verdict).not.toBe('unknown');
      if (missing.length === 0 || verdict === 'unknown') return;
      decided++;
      for (const other of others) expect(compiled.evaluate(filled(partial, other)).verdict).toBe(verdict);
    },
  );
  fc.assert(property, { seed, numRuns: 30_000 });
  console.log(`seed ${seed}: ${decided} verdicts stood although facts were missing`);
  expect(decided).toBeGreaterThan(2_000);
});
