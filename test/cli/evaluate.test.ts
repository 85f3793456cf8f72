import { describe, expect, test } from 'vitest';
import { session } from './session.ts';

const lines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('evaluation line by line', () => {
  test('each condition gets its answer, in order, and blank lines none', async () => {
    const ask = (facts: object) => JSON.stringify({ condition: { fact: 'a', operator: 'equal', value: 1 }, facts });
    const stdin = `${ask({ a: 1 })}\n\n${ask({ a: 2 })}\r\n${ask({})}\nnot json`;
    const { exit, out } = await session().lkt('conditions eval --jsonl', { stdin });
    expect(exit).toBe(0);
    expect(lines(out)).toEqual([
      { verdict: 'pass', missing: [], second: true },
      { verdict: 'fail', missing: [], second: false },
      { verdict: 'unknown', missing: ['a'], second: null },
      { error: expect.any(String) },
    ]);
  });

  test('dates are counted with the Danish calendar of the text', async () => {
    const stdin = [
      '{"from":"2024-02-29","add":"P1Y"}',
      '{"from":"2026-12-24","add":"P1D","roll":"following"}',
      '{"from":"2026-02-30","add":"P1D"}',
    ].join('\n');
    const { exit, out } = await session().lkt('dates eval --jsonl', { stdin });
    expect(exit).toBe(0);
    expect(lines(out)).toEqual([{ date: '2025-02-28' }, { date: '2026-12-28' }, { error: expect.any(String) }]);
  });

  test('nothing in gives nothing out', async () => {
    expect(await session().lkt('conditions eval --jsonl')).toEqual({ exit: 0, out: '', err: '' });
  });
});
