import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateDateLine } from '../../src/service/evaluate-dates.ts';
import { danish } from '../engine/danish-calendar.ts';

const seed = 20181130;
const answer = (line: unknown) => JSON.parse(evaluateDateLine(JSON.stringify(line), { dk: danish }));

describe('one line of date arithmetic', () => {
  test('rounding is down, rolling is none and the calendar is dk unless said otherwise', () => {
    expect(evaluateDateLine('{"from":"2024-02-29","add":"P1Y"}', { dk: danish })).toBe('{"date":"2025-02-28"}');
    expect(answer({ from: '2024-02-29', add: 'P1Y', monthEnd: 'up' })).toEqual({ date: '2025-03-01' });
    expect(answer({ from: '2025-12-24', add: 'P1Y' })).toEqual({ date: '2026-12-24' });
    expect(answer({ from: '2025-12-24', add: 'P1Y', roll: 'following' })).toEqual({ date: '2026-12-28' });
    expect(answer({ from: '2025-12-24', add: 'P1Y', roll: 'preceding', calendar: 'dk' })).toEqual({
      date: '2026-12-23',
    });
  });

  test.each([
    [{ from: '2023-02-29', add: 'P1Y' }, '"2023-02-29" is not a date. Expected a real day written YYYY-MM-DD'],
    [{ from: '2024-02-29', add: 'P1YY' }, '"P1YY" is not a period. Expected years, months, weeks and days'],
    [{ add: 'P1Y' }, '"from" is missing. Expected a date such as 2024-02-29.'],
    [{ from: '2024-02-29' }, '"add" is missing. Expected a period such as P1Y or -P1M.'],
    [{ from: 20240229, add: 'P1Y' }, '"from" is 20240229. Expected a date'],
    [{ from: '2024-02-29', add: null }, '"add" is null. Expected a period'],
    [{ from: '2024-02-29', add: 'P1Y', monthEnd: 'nearest' }, '"monthEnd" is "nearest". Expected one of down, up.'],
    [{ from: '2024-02-29', add: 'P1Y', roll: {} }, '"roll" is an object. Expected one of none, following, preceding.'],
    [{ from: '2024-02-29', add: 'P1Y', calendar: 'se' }, '"calendar" is "se". Expected one of dk.'],
    [{ from: '2024-02-29', add: 'P1Y', calendar: 'toString' }, '"calendar" is "toString". Expected one of dk.'],
    [
      { from: '2024-02-29', add: 'P1Y', monthend: 'up' },
      'Unknown key "monthend". Expected only from, add, monthEnd, roll, calendar.',
    ],
    [{ from: '9999-12-31', add: 'P1D' }, 'The result falls in year 10000. Expected a date in the years 1 to 9999.'],
    [['2024-02-29', 'P1Y'], 'The line is a list. Expected one object'],
    [null, 'The line is null. Expected one object'],
  ])('%j is answered with what was expected', (line, message) => {
    expect(answer(line)).toEqual({ error: expect.stringContaining(message) });
  });

  test.each(['', 'x', '{"from":', '{"__proto__":{"from":"2024-02-29"},"add":"P1D"}', '['.repeat(100_000)])(
    'a line that is no question is an error, not an exception',
    (line) => {
      expect(JSON.parse(evaluateDateLine(line, { dk: danish }))).toEqual({
        error: expect.stringContaining('Expected'),
      });
    },
  );

  test(`any JSON at all gets one line with a date or an error (seed ${seed})`, () => {
    const almost = fc.record(
      { from: fc.string(), add: fc.string(), monthEnd: fc.json(), roll: fc.json() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          almost.map((value) => JSON.stringify(value)),
        ),
        (line) => {
          const answered = evaluateDateLine(line, { dk: danish });
          expect(answered).not.toContain('\n');
          expect([['date'], ['error']]).toContainEqual(Object.keys(JSON.parse(answered)));
        },
      ),
      { seed, numRuns: 1000 },
    );
  });
});
