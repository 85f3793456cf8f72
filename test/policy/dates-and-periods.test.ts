/** One grammar of days and periods: what the text lets through, conditions compare and the engine counts. */

import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCalendarDate } from '../../src/conditions/calendar-date.ts';
import { lengthOfPeriod, readPeriod } from '../../src/conditions/period.ts';
import { addPeriod } from '../../src/engine/time.ts';
import { nearestDate } from '../../src/policy/dates.ts';
import { compileForm } from '../../src/policy/form-schema.ts';
import { check, kindSchemas, placeOf } from './broken-text.ts';

const shared = kindSchemas['shared.schema.json'] as { $defs: { period: { pattern: string } } };
const inTheText = new Ajv2020().compile({ type: 'string', pattern: shared.$defs.period.pattern });

describe('a period', () => {
  it('is one for the text, for conditions and for the engine, or for none of them (seed 20261127)', () => {
    const part = fc.constantFrom(
      '',
      'P',
      '-',
      '+',
      '0',
      '1',
      '12',
      '9999',
      '10000',
      '999999',
      '1000000',
      'Y',
      'M',
      'W',
      'D',
      'T',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
        const written = parts.join('');
        const read = readPeriod(written) !== undefined;
        expect([written, inTheText(written), lengthOfPeriod(written) !== undefined]).toEqual([written, read, read]);
      }),
      { seed: 20261127, numRuns: 20_000 },
    );
  });

  it.each(['P1M-1D', '+P1M', 'P-1M', 'P10000Y', 'P', '-P', 'P1M\n'])('%j is none', async (written) => {
    expect([readPeriod(written), inTheText(written)]).toEqual([undefined, false]);
    expect(() => addPeriod('2024-01-01', written, { monthEnd: 'down' })).toThrow('is not a period');
    const { findings, places } = await check(['rules/deadlines.yaml', 'for: P14D', `for: ‸${JSON.stringify(written)}`]);
    expect(findings.map((one) => `${placeOf(one)} ${one.code}`)).toEqual([`${places[0]} not-a-period`]);
  });
});

describe('a day', () => {
  it('of the year 0000 is none, wherever it stands', async () => {
    expect([isCalendarDate('0000-01-01'), isCalendarDate('0001-01-01')]).toEqual([false, true]);
    expect(nearestDate('0000-02-30')).toBeUndefined();
    const parameter = await check(['rules/parameters.yaml', '2023-01-01', '‸0000-01-01']);
    expect(parameter.findings.map((one) => `${placeOf(one)} ${one.code}`)).toEqual([
      `${parameter.places[0]} not-a-date`,
    ]);
    const form = compileForm({ type: 'object', properties: { on: { type: 'string', format: 'date' } } });
    expect([form({ on: '0000-01-01' }), form({ on: '0001-01-01' })]).toEqual([false, true]);
    for (const when of ['0000', '0000-05', '0000-05-01']) {
      const { findings, places } = await check(['rules/precedents/barn.yaml', "at: '2019' }", `at: ‸'${when}' }`]);
      expect(findings.map((one) => `${placeOf(one)} ${one.code}`)).toEqual([`${places[0]} not-a-date`]);
    }
  });
});
