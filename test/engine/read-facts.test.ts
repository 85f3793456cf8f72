import { expect, test } from 'vitest';
import { nested } from '../../src/engine/read-facts.ts';

test('what several rules read of one fact is laid together without changing what was recorded', () => {
  const read = { 'plan.days': [{ on: 'Monday' }, { on: 'Tuesday' }], 'plan.days[*].on': ['Wednesday', 'Thursday'] };
  const recorded = structuredClone(read);
  expect(nested(read)).toEqual({ plan: { days: [{ on: 'Wednesday' }, { on: 'Thursday' }] } });
  expect(read).toEqual(recorded);
});
