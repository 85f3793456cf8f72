import { expect, test } from 'vitest';
import { compile, compileSet } from '../../src/conditions/compile.ts';
import type { Condition, Verdict } from '../../src/conditions/types.ts';

const leaves: Record<Verdict, Condition> = {
  pass: { fact: 'one', operator: 'equal', value: 1 },
  fail: { fact: 'one', operator: 'equal', value: 2 },
  unknown: { fact: 'absent', operator: 'notEqual', value: 1 },
};
const facts = { one: 1 };
const answers: Verdict[] = ['fail', 'unknown', 'pass'];

function verdict(condition: Condition): Verdict {
  return compile(condition).evaluate(facts).verdict;
}

test('all is the least, any the greatest and not the opposite of fail < unknown < pass', () => {
  for (const a of answers) {
    expect(verdict(leaves[a])).toBe(a);
    expect(verdict({ not: leaves[a] })).toBe(answers[2 - answers.indexOf(a)]);
    expect(verdict({ all: [leaves[a]] })).toBe(a);
    expect(verdict({ any: [leaves[a]] })).toBe(a);
    for (const b of answers) {
      const [least, greatest] = [a, b].sort((x, y) => answers.indexOf(x) - answers.indexOf(y));
      expect(verdict({ all: [leaves[a], leaves[b]] })).toBe(least);
      expect(verdict({ any: [leaves[a], leaves[b]] })).toBe(greatest);
    }
  }
});

test('an empty all and an empty any both pass, as in json-rules-engine', () => {
  expect(verdict({ all: [] })).toBe('pass');
  expect(verdict({ any: [] })).toBe('pass');
  expect(verdict({ not: { any: [] } })).toBe('fail');
});

test('a missing fact is unknown under notEqual and under not, never true', () => {
  expect(verdict({ fact: 'absent', operator: 'notEqual', value: 1 })).toBe('unknown');
  expect(verdict({ fact: 'absent', operator: 'not:equal', value: 1 })).toBe('unknown');
  expect(verdict({ not: { fact: 'absent', operator: 'equal', value: 1 } })).toBe('unknown');
});

test('every missing fact is named, sorted and once, even where the verdict does not hang on it', () => {
  const condition: Condition = {
    any: [
      leaves.pass,
      { fact: 'z', path: '$.b', operator: 'equal', value: 1 },
      { fact: 'a', operator: 'equal', value: { fact: 'z', path: '$.a[0].b' } },
      { fact: 'z', path: "$['b']", operator: 'equal', value: 2 },
      { fact: 'z', path: '$[*].c', operator: 'equal', value: { fact: 'z', path: '$[*].c' } },
    ],
  };
  expect(compile(condition).evaluate(facts)).toEqual({
    verdict: 'pass',
    missing: ['a', 'z.a[0].b', 'z.b', 'z[*].c'],
    read: { one: 1 },
  });
});

test('everything read is told, null included', () => {
  const condition: Condition = {
    all: [
      { fact: 'plan', path: '$.end', operator: 'equal', value: null },
      { fact: 'plan', path: '$.days', operator: 'greaterThan', value: { fact: 'least' } },
    ],
  };
  expect(compile(condition).evaluate({ plan: { end: null, days: 3 }, least: 2, other: 1 })).toEqual({
    verdict: 'pass',
    missing: [],
    read: { 'plan.end': null, 'plan.days': 3, least: 2 },
  });
});

test('a named condition answers as if it were written out', () => {
  const named = { done: leaves.unknown, both: { all: [{ condition: 'done' }, leaves.pass] } };
  expect(compile({ condition: 'both' }, { named }).evaluate(facts)).toEqual({
    verdict: 'unknown',
    missing: ['absent'],
    read: { one: 1 },
  });
});

test('a set of conditions gives each the evaluation it has alone', () => {
  const named = { done: { fact: 'done', operator: 'equal', value: true } };
  const conditions: Condition[] = [
    leaves.pass,
    { all: [leaves.unknown, leaves.pass, { condition: 'done' }] },
    { not: { condition: 'done' } },
    { fact: 'list', path: '$[*]', operator: 'contains', value: 1 },
  ];
  const given = { one: 1, done: false, list: [1] };
  const alone = conditions.map((condition) => compile(condition, { named }).evaluate(given));
  expect(compileSet(conditions, { named })(given)).toEqual(alone);
});

test('changing a condition after it was compiled changes nothing', () => {
  const condition = { fact: 'one', operator: 'in', value: [1] };
  const compiled = compile(condition);
  condition.value.length = 0;
  expect(compiled.evaluate(facts).verdict).toBe('pass');
});
