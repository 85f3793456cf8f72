import { describe, expect, test } from 'vitest';
import { compile } from '../../src/conditions/compile.ts';
import { operatorNamed, operators } from '../../src/conditions/operators.ts';
import { secondOpinion } from '../../src/conditions/second-opinion.ts';
import { bareAnswer } from './bare-engine.ts';

const values: unknown[] = [
  ...[0, 1, 2, -1, 2.5, '', ' ', '0', '1', '2 apples', 'x', true, false, null],
  ...['2026-02-28', '2026-02-30', '2024-02-29', 'P24M', 'P2Y', 'P1M', 'P30D', '-P1D'],
  ...[[], [1], [1, 2], ['x', null], [[1]], {}, { x: 1 }, { toString: 1 }, [{ toString: 1 }]],
];
const decorations = ['', 'not:', 'swap:', 'someFact:', 'everyFact:', 'someValue:', 'everyValue:'];
const stacked = ['not:everyFact:', 'someFact:someValue:', 'swap:everyValue:', 'everyFact:not:', 'not:not:'];

describe.each(operators)('%s', (operator) => {
  test('answers as json-rules-engine on every pair of values, bare and decorated', async () => {
    let compared = 0;
    for (const prefix of [...decorations, ...stacked]) {
      for (const found of values) {
        for (const value of values) {
          const condition = { fact: 'it', operator: prefix + operator, value: { fact: 'other' } };
          const facts = { it: found, other: value };
          const passes = compile(condition).evaluate(facts).verdict === 'pass';
          const bare = await bareAnswer(condition, facts).catch((error: unknown) => error);
          if (typeof bare !== 'boolean') expect(bare).toBeInstanceOf(TypeError);
          else {
            compared++;
            if (bare !== passes) expect.fail(`${prefix}${operator}: ${JSON.stringify([found, value])} ours ${passes}`);
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(values.length * values.length * 5);
  });
});

test('a literal is compared as json-rules-engine compares it, never identical to a list or mapping found', async () => {
  const literals = values.filter((value) => !JSON.stringify(value).includes('toString'));
  for (const operator of ['equal', 'notEqual', 'contains', 'lessThan', 'someValue:equal', 'notEmpty']) {
    for (const value of literals) {
      const condition = { fact: 'it', operator, value };
      const bare = await bareAnswer(condition, { it: value }).catch(() => false);
      const verdict = bare ? 'pass' : 'fail';
      expect([condition, compile(condition).evaluate({ it: value }).verdict]).toEqual([condition, verdict]);
    }
  }
});

test('what json-rules-engine cannot compare is false in both opinions, instead of thrown', async () => {
  const cases: [string, unknown, unknown][] = [
    ['in', 1, 5],
    ['notIn', 1, null],
    ['in', { toString: 1 }, 'text'],
    ['lessThan', { toString: 1 }, 5],
    ['greaterThan', 5, { toString: 1 }],
    ['someValue:equal', 1, 1],
    ['everyValue:equal', 1, {}],
  ];
  for (const [operator, it, other] of cases) {
    const condition = { fact: 'it', operator, value: { fact: 'other' } };
    await expect(bareAnswer(condition, { it, other })).rejects.toThrow(TypeError);
    expect([operator, compile(condition).evaluate({ it, other }).verdict]).toEqual([operator, 'fail']);
    expect([operator, await secondOpinion(condition, { it, other })]).toEqual([operator, false]);
  }
});

function holds(operator: string, found: unknown, expected: unknown): boolean {
  return operatorNamed(operator)!(found, expected);
}

test('notEmpty wants a visible character, an element, or any number or truth value', () => {
  for (const filled of ['a', ' a ', 0, Number.NaN, false, [null], { x: null }]) {
    expect(holds('notEmpty', filled, true)).toBe(true);
    expect(holds('notEmpty', filled, false)).toBe(false);
  }
  for (const empty of ['', ' \t\n\u00a0', null, [], {}]) {
    expect(holds('notEmpty', empty, true)).toBe(false);
    expect(holds('notEmpty', empty, false)).toBe(true);
  }
  expect(holds('notEmpty', 'a', 'yes')).toBe(false);
});

test('dates are compared by the day and a date that does not exist is false', () => {
  expect(holds('before', '2026-02-28', '2026-03-01')).toBe(true);
  expect(holds('before', '2026-03-01', '2026-03-01')).toBe(false);
  expect(holds('onOrBefore', '2026-03-01', '2026-03-01')).toBe(true);
  expect(holds('after', '2024-02-29', '2024-02-28')).toBe(true);
  expect(holds('onOrAfter', '2024-02-29', '2024-02-29')).toBe(true);
  for (const wrong of ['2026-02-29', '2100-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1', '20260101']) {
    for (const operator of ['before', 'after', 'onOrBefore', 'onOrAfter']) {
      expect(holds(operator, wrong, '2026-03-01')).toBe(false);
      expect(holds(operator, '2026-03-01', wrong)).toBe(false);
    }
  }
  expect(holds('before', '2026-01-01T10:00:00Z', '2026-03-01')).toBe(false);
  expect(holds('before', 20260101, '2026-03-01')).toBe(false);
});

test('periods are compared by length, a month being 30.436875 days', () => {
  expect(holds('periodAtMost', 'P24M', 'P2Y')).toBe(true);
  expect(holds('periodAtLeast', 'P24M', 'P2Y')).toBe(true);
  expect(holds('periodAtMost', 'P25M', 'P2Y')).toBe(false);
  expect(holds('periodAtMost', 'P30D', 'P1M')).toBe(true);
  expect(holds('periodAtLeast', 'P31D', 'P1M')).toBe(true);
  expect(holds('periodAtMost', 'P365D', 'P12M')).toBe(true);
  expect(holds('periodAtLeast', 'P366D', 'P12M')).toBe(true);
  expect(holds('periodAtLeast', 'P2W', 'P14D')).toBe(true);
  expect(holds('periodAtMost', '-P1M', 'P0D')).toBe(true);
  for (const wrong of ['P', '24M', 'PT24H', 'P1.5M', 'P1M2Y', 'p1m', '', null, 24, 'P1234567D']) {
    expect(holds('periodAtMost', wrong, 'P1M')).toBe(false);
    expect(holds('periodAtLeast', 'P1M', wrong)).toBe(false);
  }
});

test('an operator is known with at most eight known decorators before it', () => {
  for (const unknown of ['', 'equals', 'not:', ':equal', 'no:equal', 'equal:not', 'toString', 'not:constructor']) {
    expect(operatorNamed(unknown)).toBeUndefined();
  }
  expect(operatorNamed(`${'not:'.repeat(8)}equal`)).toBeDefined();
  expect(operatorNamed(`${'not:'.repeat(9)}equal`)).toBeUndefined();
});

test('distinct wants a list, no two elements of which are the same in all the fields named', () => {
  const fields = ['case', 'with.criterion'];
  expect(holds('distinct', [], fields)).toBe(true);
  expect(holds('distinct', [{ case: 'a' }, { case: 'b' }], fields)).toBe(true);
  expect(
    holds(
      'distinct',
      [
        { case: 'a', with: { criterion: 'x' } },
        { case: 'a', with: {} },
      ],
      fields,
    ),
  ).toBe(true);
  expect(holds('distinct', [{ case: 'a', with: { reason: 'x' } }, { case: 'a' }], fields)).toBe(false);
  expect(holds('distinct', [{ case: 1 }, { case: '1' }], ['case'])).toBe(true);
  expect(holds('distinct', [{}, { toString: null }], ['toString'])).toBe(false);
  expect(holds('distinctWhereFilled', [{ case: 'a' }, { case: 'a' }, { with: { criterion: 'x' } }], fields)).toBe(true);
  const filled = { case: 'a', with: { criterion: 'x' } };
  expect(holds('distinctWhereFilled', [filled, { ...filled, case: 'b' }, { ...filled, case: '' }], fields)).toBe(true);
  expect(holds('distinctWhereFilled', [filled, { case: 'a' }, { ...filled, title: 'T' }], fields)).toBe(false);
  for (const [found, expected] of [
    ['a', fields],
    [{}, fields],
    [[], []],
    [[], 'case'],
    [[], [1]],
  ])
    for (const operator of ['distinct', 'distinctWhereFilled']) expect(holds(operator, found, expected)).toBe(false);
});
