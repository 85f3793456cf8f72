import { expect, test } from 'vitest';
import { ConditionError } from '../../src/conditions/problem.ts';
import { secondOpinion } from '../../src/conditions/second-opinion.ts';
import type { Condition } from '../../src/conditions/types.ts';

const leaf: Condition = { fact: 'it', path: '$.x', operator: 'greaterThan', value: 1 };

test('json-rules-engine answers true or false when every fact is there', async () => {
  expect(await secondOpinion(leaf, { it: { x: 2 } })).toBe(true);
  expect(await secondOpinion(leaf, { it: { x: 1 } })).toBe(false);
  expect(await secondOpinion({ not: leaf }, { it: { x: 1 } })).toBe(true);
});

test('there is no second opinion when a fact is missing anywhere', async () => {
  const certain = { fact: 'sure', operator: 'equal', value: 1 };
  expect(await secondOpinion(leaf, { it: 5 })).toBeNull();
  expect(await secondOpinion({ any: [certain, leaf] }, { sure: 1 })).toBeNull();
  expect(await secondOpinion({ ...leaf, value: { fact: 'gone' } }, { it: { x: 2 } })).toBeNull();
});

test('named conditions, our operators and our paths take part', async () => {
  const named: Record<string, Condition> = {
    inner: { fact: 'it', path: '$.list[*].d', operator: 'everyFact:before', value: '2026-01-01' },
    outer: { all: [{ condition: 'inner' }, leaf] },
  };
  const facts = { it: { x: 2, list: [{ d: '2025-12-31' }, {}] }, '': 'a fact without a name', other: () => 1 };
  expect(await secondOpinion({ condition: 'outer' }, facts, { named })).toBe(true);
  expect(await secondOpinion({ not: { condition: 'outer' } }, facts, { named })).toBe(false);
});

test('opinions asked for at the same time do not disturb each other', async () => {
  const asked = Array.from({ length: 200 }, (_, x) => secondOpinion(leaf, { it: { x } }));
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 200 }, (_, x) => x > 1));
});

test('a condition without meaning is refused, not guessed at', async () => {
  await expect(secondOpinion({ condition: 'gone' }, {})).rejects.toThrow(ConditionError);
  const named: Record<string, Condition> = { a: { condition: 'a' } };
  await expect(secondOpinion({ condition: 'a' }, {}, { named })).rejects.toThrow(ConditionError);
});
