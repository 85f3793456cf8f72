import { expect, test } from 'vitest';
import { evaluateConditionLine } from '../../src/service/evaluate-conditions.ts';

const leaf = { fact: 'a', path: '$.x', operator: 'equal', value: 1 };

async function answer(line: unknown): Promise<Record<string, unknown>> {
  const output = await evaluateConditionLine(typeof line === 'string' ? line : JSON.stringify(line));
  expect(output).not.toContain('\n');
  return JSON.parse(output);
}

test('a line is answered with verdict, missing facts and the second opinion', async () => {
  expect(await evaluateConditionLine(JSON.stringify({ condition: leaf, facts: { a: { x: 1 } } }))).toBe(
    '{"verdict":"pass","missing":[],"second":true}',
  );
  expect(await answer({ condition: leaf, facts: { a: { x: 2 } } })).toEqual({
    verdict: 'fail',
    missing: [],
    second: false,
  });
  expect(await answer({ condition: leaf, facts: {} })).toEqual({ verdict: 'unknown', missing: ['a.x'], second: null });
  const named = { condition: { not: { condition: 'n' } }, facts: { a: { x: 1 } }, conditions: { n: leaf } };
  expect(await answer(named)).toEqual({ verdict: 'fail', missing: [], second: false });
});

test('every bad line is answered with an error', async () => {
  const facts = {};
  for (const line of [
    '',
    'not json',
    'null',
    '[]',
    '5',
    '{}',
    { condition: leaf },
    { facts },
    { condition: leaf, facts: [] },
    { condition: leaf, facts: null },
    { condition: leaf, facts, conditions: [] },
    { condition: leaf, facts, extra: 1 },
    { condition: null, facts },
    { condition: { ...leaf, operator: 'equals' }, facts },
    { condition: { ...leaf, path: '$..x' }, facts },
    { condition: { condition: 'toString' }, facts },
    { condition: { condition: 'a' }, facts, conditions: { a: { condition: 'a' } } },
    '{"condition":{"all":[]},"facts":{"__proto__":{"polluted":1}}}',
    '{"condition":{"all":[]},"facts":{"a":[{"constructor":{"prototype":{"polluted":1}}}]}}',
    '{"condition":{"all":[]},"facts":{},"conditions":{"__proto__":{"all":[]}}}',
    '['.repeat(10_000),
    `{"condition":{"all":[]},"facts":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
    `{"condition":${'{"not":'.repeat(20_000)}{}${'}'.repeat(20_000)},"facts":{}}`,
    `{"condition":${'{"all":['.repeat(110)}${']}'.repeat(110)},"facts":{}}`,
  ]) {
    const { error, ...rest } = await answer(line);
    expect([line, typeof error, rest]).toEqual([line, 'string', {}]);
    expect(error).not.toMatch(/\n {4}at /);
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('the deepest condition allowed is answered', async () => {
  const condition = `${'{"all":['.repeat(100)}${']}'.repeat(100)}`;
  expect(await answer(`{"condition":${condition},"facts":{}}`)).toEqual({ verdict: 'pass', missing: [], second: true });
});
