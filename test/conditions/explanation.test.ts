import { expect, test } from 'vitest';
import { compile } from '../../src/conditions/compile.ts';

test('an explanation has the shape of the condition, with what was found and expected', () => {
  const named = { ready: { not: { fact: 'plan', path: '$.open', operator: 'equal', value: true } } };
  const condition = {
    all: [
      { fact: 'plan', path: '$.days', operator: 'lessThan', value: { fact: 'most' } },
      { any: [{ condition: 'ready' }, { fact: 'team', path: '$.lead', operator: 'notEmpty', value: true }] },
      { fact: 'team', path: '$.size', operator: 'equal', value: { fact: 'least' } },
    ],
  };
  const facts = { plan: { days: 3, open: true }, most: 5, team: { size: 2 } };
  expect(compile(condition, { named }).explain(facts)).toEqual({
    verdict: 'unknown',
    kind: 'all',
    of: [
      { verdict: 'pass', kind: 'leaf', fact: 'plan.days', operator: 'lessThan', found: 3, expected: 5, missing: [] },
      {
        verdict: 'unknown',
        kind: 'any',
        of: [
          {
            verdict: 'fail',
            kind: 'condition',
            name: 'ready',
            of: [
              {
                verdict: 'fail',
                kind: 'not',
                of: [
                  {
                    verdict: 'pass',
                    kind: 'leaf',
                    fact: 'plan.open',
                    operator: 'equal',
                    found: true,
                    expected: true,
                    missing: [],
                  },
                ],
              },
            ],
          },
          {
            verdict: 'unknown',
            kind: 'leaf',
            fact: 'team.lead',
            operator: 'notEmpty',
            expected: true,
            missing: ['team.lead'],
          },
        ],
      },
      { verdict: 'unknown', kind: 'leaf', fact: 'team.size', operator: 'equal', found: 2, missing: ['least'] },
    ],
  });
});

test('what is missing is absent from an explanation, and null is not', () => {
  const leaf = compile({ fact: 'a', operator: 'equal', value: { fact: 'b' } });
  expect(Object.keys(leaf.explain({}))).toEqual(['verdict', 'kind', 'fact', 'operator', 'missing']);
  expect(leaf.explain({ a: null, b: null })).toMatchObject({ verdict: 'pass', found: null, expected: null });
});
