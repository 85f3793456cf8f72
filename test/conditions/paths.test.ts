import { afterEach, expect, test } from 'vitest';
import { compile } from '../../src/conditions/compile.ts';
import { ConditionError } from '../../src/conditions/problem.ts';
import type { Facts } from '../../src/conditions/types.ts';

function found(path: string | undefined, it: unknown): unknown {
  const leaf = { fact: 'it', ...(path !== undefined && { path }), operator: 'equal', value: 1 };
  const { read, missing } = compile(leaf).evaluate({ it });
  const [value] = Object.values(read);
  expect(missing.length + Object.keys(read).length).toBe(1);
  return value;
}

test('a path leads through properties, indexes and the length of a list', () => {
  const it = { a: [{ b: 'x' }], 'two words': 1, 'learning-seminar-1': 2, længde: 3, length: 4 };
  expect(found(undefined, it)).toBe(it);
  expect(found('$', it)).toBe(it);
  expect(found('$.a[0].b', it)).toBe('x');
  expect(found("$['a'][0]['b']", it)).toBe('x');
  expect(found("$['two words']", it)).toBe(1);
  expect(found('$.learning-seminar-1', it)).toBe(2);
  expect(found('$.længde', it)).toBe(3);
  expect(found('$.a.length', it)).toBe(1);
  expect(found('$.length', it)).toBe(4);
  expect(found('$[1]', [5, 6])).toBe(6);
});

test('[*] gives a flat list of what is found in the elements', () => {
  const it = { list: [{ x: 1, inner: [{ y: 1 }, { y: 2 }] }, { z: 2 }, null, { x: null, inner: [{ y: 3 }] }] };
  expect(found('$.list[*].x', it)).toEqual([1, null]);
  expect(found('$.list[*].inner[*].y', it)).toEqual([1, 2, 3]);
  expect(found('$.list[*].none', it)).toEqual([]);
  expect(found('$[*]', [])).toEqual([]);
  expect(found('$.list[*]', { list: 'text' })).toBeUndefined();
});

test('a path that cannot be followed is missing, also through a primitive or null', () => {
  for (const [path, it] of [
    ['$.a', {}],
    ['$.a.b', { a: 'text' }],
    ['$.a.length', { a: 'text' }],
    ['$.a.b', { a: null }],
    ['$.a', null],
    ['$.a', 5],
    ['$.a', { a: undefined }],
    ['$[1]', [1]],
    ['$[0]', { 0: 1 }],
    ["$['0']", [1]],
    ['$.map', [1]],
    ['$.toString', {}],
    ['$.hasOwnProperty', {}],
    ['$[*]', { length: 1, 0: 1 }],
  ] as const) {
    expect([path, found(path, it)]).toEqual([path, undefined]);
  }
});

test('a path of any other kind is refused with the part that is wrong and what is possible', () => {
  for (const path of [
    'a',
    '$..a',
    '$.a[?(@.b)]',
    '$.*',
    '$.',
    '$[-1]',
    '$[0:2]',
    '$a',
    '$.a b',
    '$[a]',
    "$['']",
    '$["a"]',
  ]) {
    const leaf = { fact: 'it', path, operator: 'equal', value: 1 };
    expect(() => compile(leaf)).toThrow(ConditionError);
    expect(() => compile(leaf)).toThrow(/condition\.path: found .+ expected \$ followed by \.name/);
  }
  expect(() => compile({ fact: 'it', path: '$.a..b', operator: 'equal', value: 1 })).toThrow('found ..b ($.a..b)');
});

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('prototype keys are refused as fact, in a path, in a value and as a name', () => {
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    const value = JSON.parse(`{"deep":[{"${key}":{"polluted":1}}]}`);
    for (const condition of [
      { fact: key, operator: 'equal', value: 1 },
      { fact: 'it', path: `$.${key}`, operator: 'equal', value: 1 },
      { fact: 'it', path: `$.a['${key}'].polluted`, operator: 'equal', value: 1 },
      { fact: 'it', operator: 'equal', value: { fact: key } },
      { fact: 'it', operator: 'equal', value: { fact: 'a', path: `$.${key}` } },
      { fact: 'it', operator: 'equal', value },
      { condition: key },
      JSON.parse(`{"all":[],"${key}":{"polluted":1}}`),
    ]) {
      const problems = problemsOf(condition);
      expect([condition, problems]).toEqual([condition, ['forbidden-key']]);
    }
  }
});

function problemsOf(condition: Parameters<typeof compile>[0]): string[] {
  try {
    compile(condition);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConditionError);
    return (error as ConditionError).problems.map(({ code }) => code);
  }
}

test('what is inherited is never read, as fact or inside one', () => {
  const condition = {
    any: [
      { fact: 'toString', operator: 'notEqual', value: 1 },
      { fact: 'inherited', operator: 'equal', value: 1 },
      { fact: 'own', path: '$.inherited', operator: 'equal', value: 1 },
    ],
  };
  const parent = { inherited: 1 };
  const facts: Facts = Object.assign(Object.create(parent), { own: Object.create(parent) });
  expect(compile(condition).evaluate(facts)).toEqual({
    verdict: 'unknown',
    missing: ['inherited', 'own.inherited', 'toString'],
    read: {},
  });
});

test('facts with an own __proto__ key are read beside it and pollute nothing', () => {
  const facts = JSON.parse('{"__proto__":{"polluted":1},"it":{"__proto__":{"polluted":1},"x":1}}');
  const leaf = { fact: 'it', path: '$.polluted', operator: 'equal', value: 1 };
  expect(compile(leaf).evaluate(facts)).toEqual({ verdict: 'unknown', missing: ['it.polluted'], read: {} });
  expect(compile({ ...leaf, path: '$.x' }).evaluate(facts).verdict).toBe('pass');
});
