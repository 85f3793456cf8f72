import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../src/engine/dates.ts';
import { addPeriod, between } from '../../src/engine/time.ts';
import { replay } from '../../src/lab/replay.ts';
import { does, errandPolicy, precedent } from './errand.ts';

const seed = 20180517;
const down = { monthEnd: 'down' } as const;

/** A span of at most a quarter, and a day somewhere within it. */
const uncertain = (first: number, last: number) =>
  fc.tuple(fc.integer({ min: first, max: last }), fc.nat(90), fc.nat(90)).map(([start, length, within]) => {
    const day = (number: number) => addDays('2019-01-01', number);
    return { earliest: day(start), latest: day(start + length), truth: day(start + Math.min(within, length)) };
  });

test(`a verdict on uncertain dates holds for every day the truth may lie on (seed ${seed})`, () => {
  const seen = { met: 0, exceeded: 0, 'not-decidable': 0 };
  fc.assert(
    fc.property(uncertain(0, 300), uncertain(400, 900), (submitted, approved) => {
      const { truth: from, ...submittedAt } = submitted;
      const { truth: to, ...approvedAt } = approved;
      const events = [does('submit', submittedAt), does('approve', approvedAt)];
      const { deadlines } = replay((at) => errandPolicy(at), 'errand-1', precedent('2023-12-31', events));
      const verdict = deadlines.find(({ id }) => id === 'review')?.verdict;
      const due = addPeriod(from, 'P12M', down);
      if (verdict?.is === 'met') expect(to <= due).toBe(true);
      else if (verdict?.is === 'exceeded') {
        const really = between(due, to).inDays;
        expect(verdict.by.inDays).toBeLessThanOrEqual(really);
        expect(verdict.atMost?.inDays).toBeGreaterThanOrEqual(really);
      } else expect(verdict?.is).toBe('not-decidable');
      seen[verdict?.is as keyof typeof seen] += 1;
    }),
    { seed, numRuns: 300 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
});
