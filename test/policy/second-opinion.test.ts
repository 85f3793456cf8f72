import { expect, it, vi } from 'vitest';
import { checkText } from '../../src/policy/check.ts';
import { kindSchemas, placeOf } from './broken-text.ts';
import { smallText } from './small-text.ts';

vi.mock('../../src/conditions/second-opinion.ts', () => ({ secondEvaluator: () => async () => false }));

it('an example on which the two evaluators disagree is told at the example', async () => {
  const findings = await checkText({ ...smallText }, kindSchemas);
  expect(findings.map((one) => `${placeOf(one)} ${one.code}`)).toContain(
    'rules/criteria/complete.yaml:14:55 evaluators-disagree',
  );
  expect(findings[0]!.message.da).toContain('uenige');
  expect(findings[0]!.message.en).toContain('disagree');
});
