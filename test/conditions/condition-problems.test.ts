import { expect, test } from 'vitest';
import { compile } from '../../src/conditions/compile.ts';
import { conditionProblems } from '../../src/conditions/condition-problems.ts';
import { factsRead } from '../../src/conditions/facts-read.ts';
import { operators } from '../../src/conditions/operators.ts';
import type { Condition } from '../../src/conditions/types.ts';

const leaf = { fact: 'it', operator: 'equal', value: 1 };

function brief(condition: unknown, named: Record<string, unknown> = {}): [string, string, string][] {
  const problems = conditionProblems(condition, named as Record<string, Condition>);
  return problems.map(({ path, code, found }) => [path.join('.'), code, found]);
}

test('a sound condition has no problems', () => {
  const named = { other: leaf };
  expect(brief({ all: [leaf, { not: { any: [{ condition: 'other' }] } }], name: 'sound' }, named)).toEqual([]);
  expect(brief({ ...leaf, path: '$.a', name: 'n', operator: 'not:in', value: { fact: 'b', path: '$[*]' } })).toEqual(
    [],
  );
});

test('all problems are told at once, each with its place', () => {
  const condition = {
    all: [
      { fact: 'it', operator: 'equals', value: 1 },
      { fact: 'it', path: '$..a', operator: 'equal', value: { fact: 'b', path: 'c', params: {} } },
      { fact: 'it', operator: 'equal' },
      { any: { fact: 'it' } },
      { condition: 'gone' },
      { ...leaf, priority: 2, params: {}, id: 1 },
      { ...leaf, all: [] },
      {},
      'text',
      { not: [leaf] },
      { fact: '', operator: 5, value: null },
    ],
  };
  expect(brief(condition)).toEqual([
    ['all.0.operator', 'unknown-operator', 'equals'],
    ['all.1.path', 'bad-path', '..a ($..a)'],
    ['all.1.value.params', 'extra-key', 'params'],
    ['all.1.value.path', 'bad-path', 'c'],
    ['all.2', 'missing-key', 'fact, operator'],
    ['all.3.any', 'wrong-type', '{…}'],
    ['all.4.condition', 'unknown-condition', 'gone'],
    ['all.5.priority', 'extra-key', 'priority'],
    ['all.5.params', 'extra-key', 'params'],
    ['all.5.id', 'extra-key', 'id'],
    ['all.6.fact', 'extra-key', 'fact'],
    ['all.6.operator', 'extra-key', 'operator'],
    ['all.6.value', 'extra-key', 'value'],
    ['all.7', 'missing-key', '{}'],
    ['all.8', 'wrong-type', 'text'],
    ['all.9.not', 'wrong-type', '[…]'],
    ['all.10.fact', 'wrong-type', '""'],
    ['all.10.operator', 'wrong-type', '5'],
  ]);
});

test('words that may have been meant come with an unknown operator, decorator or name', () => {
  const candidates = (condition: unknown) => conditionProblems(condition, { first: leaf })[0]?.candidates;
  expect(candidates({ ...leaf, operator: 'equals' })).toEqual(operators);
  expect(candidates({ ...leaf, operator: 'everyFact:notEmty' })).toContain('everyFact:notEmpty');
  expect(candidates({ ...leaf, operator: 'evryFact:notEmpty' })).toContain('everyFact:notEmpty');
  expect(candidates({ condition: 'frist' })).toEqual(['first']);
});

test('a cycle of named conditions is shown at the reference that leads to it', () => {
  const named = {
    a: { all: [{ condition: 'b' }] },
    b: { not: { condition: 'a' } },
    self: { condition: 'self' },
    sound: leaf,
  };
  expect(brief({ any: [{ condition: 'sound' }, { condition: 'a' }] }, named)).toEqual([
    ['any.1.condition', 'cycle', 'a → b → a'],
  ]);
  expect(brief(named.b, named)).toEqual([['not.condition', 'cycle', 'a → b → a']]);
  expect(brief({ condition: 'self' }, named)).toEqual([['condition', 'cycle', 'self → self']]);
  expect(() => compile({ condition: 'a' }, { named })).toThrow('found a → b → a');
});

test('too deep and too large conditions are refused before anything is walked to the end', () => {
  let deep: unknown = leaf;
  for (let i = 0; i < 5_000; i++) deep = { not: deep };
  expect(brief(deep).map(([, code]) => code)).toEqual(['too-deep']);
  const chain = Object.fromEntries(
    Array.from({ length: 5_000 }, (_, i) => [`n${i}`, { not: { condition: `n${i + 1}` } }]),
  );
  expect(brief({ condition: 'n0' }, { ...chain, n5000: leaf })).toEqual([['', 'too-deep', '{…}']]);
  const bomb: Record<string, unknown> = { n0: leaf };
  for (let i = 1; i < 40; i++) bomb[`n${i}`] = { all: [{ condition: `n${i - 1}` }, { condition: `n${i - 1}` }] };
  expect(brief({ condition: 'n39' }, bomb).map(([, code]) => code)).toEqual(['too-large']);
  let value: unknown = 1;
  for (let i = 0; i < 5_000; i++) value = [value];
  expect(brief({ ...leaf, value }).map(([, code]) => code)).toEqual(['too-deep']);
});

test('a literal that can never match is told, but compiles and fails', () => {
  for (const [operator, value] of [
    ['before', '2026-02-30'],
    ['periodAtMost', 'P24MM'],
    ['notEmpty', 'yes'],
    ['in', 5],
    ['someValue:equal', 5],
    ['everyValue:after', ['2026-01-01', 'soon']],
  ] as const) {
    const condition = { fact: 'it', operator, value };
    expect([operator, brief(condition).map(([, code]) => code)]).toEqual([operator, ['bad-value']]);
    expect([operator, compile(condition).evaluate({ it: '2026-01-01' }).verdict]).toEqual([operator, 'fail']);
  }
  expect(brief({ fact: 'it', operator: 'swap:contains', value: [1] })).toEqual([]);
  expect(brief({ fact: 'it', operator: 'everyValue:before', value: ['2026-01-01'] })).toEqual([]);
});

test('a problem inside a named condition names that condition when compiled', () => {
  const named = { broken: { all: [{ ...leaf, operator: 'equals' }] } };
  expect(() => compile({ condition: 'broken' }, { named })).toThrow('condition.conditions.broken.all[0].operator');
});

test('what is expected is said in Danish and English', () => {
  for (const problem of conditionProblems({ all: [{}, { ...leaf, path: 'x' }, { condition: 'y' }] }, {})) {
    expect(problem.expected.da).not.toBe('');
    expect(problem.expected.en).not.toBe('');
  }
});

test('every fact a condition refers to is listed once', () => {
  const condition: Condition = {
    all: [
      { fact: 'a', path: '$.x', operator: 'equal', value: { fact: 'b' } },
      { not: { any: [{ fact: 'a', path: '$.x', operator: 'equal', value: 2 }] } },
      { condition: 'round' },
    ],
  };
  const named: Record<string, Condition> = {
    round: { any: [{ condition: 'round' }, { fact: 'c', path: '$[0]', operator: 'equal', value: 1 }] },
  };
  expect(factsRead(condition, named)).toEqual([
    { fact: 'a', path: '$.x' },
    { fact: 'b', path: '$' },
    { fact: 'c', path: '$[0]' },
  ]);
});
