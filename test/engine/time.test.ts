import fc from 'fast-check';
import { Settings } from 'luxon';
import { afterEach, describe, expect, test } from 'vitest';
import { readPeriod } from '../../src/conditions/period.ts';
import {
  addPeriod,
  addPeriodToSpan,
  between,
  dateOf,
  daysBetween,
  exactly,
  instantAt,
  isCalendarDate,
  isExact,
  isWorkingDay,
  roll,
  shiftSpan,
  spanOf,
  TimeError,
} from '../../src/engine/time.ts';
import { danish } from './danish-calendar.ts';

const seed = 20240828;
const day = 86_400_000;
const zone = 'Europe/Copenhagen';

/** Day arithmetic of its own, by JavaScript's `Date` in UTC. */
function utc(year: number, monthIndex: number, dayOfMonth: number): number {
  return new Date(0).setUTCFullYear(year, monthIndex, dayOfMonth);
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function parts(date: string): [number, number, number] {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number);
  return [year, month - 1, dayOfMonth];
}

function exists(from: string, months: number): boolean {
  const [year, month, dayOfMonth] = parts(from);
  return new Date(utc(year, month + months, dayOfMonth)).getUTCDate() === dayOfMonth;
}

function expected(from: string, months: number, days: number, monthEnd: 'down' | 'up'): number {
  const [year, month, dayOfMonth] = parts(from);
  if (exists(from, months)) return utc(year, month + months, dayOfMonth) + days * day;
  return utc(year, month + months + 1, monthEnd === 'down' ? 0 : 1) + days * day;
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof TimeError) return error.code;
    throw error;
  }
  return 'no error';
}

function inMonths(months: number): string {
  return `${months < 0 ? '-' : ''}P${Math.abs(months)}M`;
}

const anyDate = fc.integer({ min: utc(1, 0, 1) / day, max: utc(9999, 11, 31) / day }).map((days) => iso(days * day));
const recentDate = fc
  .integer({ min: utc(1900, 0, 1) / day, max: utc(2100, 0, 1) / day })
  .map((days) => iso(days * day));
/** Half of them at the end of a month, where rounding matters. */
const date = fc.oneof(
  recentDate,
  fc
    .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 3 }))
    .map(([year, month, back]) => iso(utc(year, month, -back))),
);
const monthEnd = fc.constantFrom('down' as const, 'up' as const);
/** A period as text together with what it amounts to. */
const period = fc
  .record({
    sign: fc.constantFrom('', '-'),
    Y: fc.option(fc.integer({ min: 0, max: 100 })),
    M: fc.option(fc.integer({ min: 0, max: 1500 })),
    W: fc.option(fc.integer({ min: 0, max: 300 })),
    D: fc.option(fc.integer({ min: 0, max: 4000 })),
  })
  .filter(({ Y, M, W, D }) => [Y, M, W, D].some((part) => part !== null))
  .map(({ sign, Y, M, W, D }) => {
    const text = Object.entries({ Y, M, W, D }).map(([unit, count]) => (count === null ? '' : `${count}${unit}`));
    const turn = sign === '-' ? -1 : 1;
    return {
      text: `${sign}P${text.join('')}`,
      months: turn * ((Y ?? 0) * 12 + (M ?? 0)) + 0,
      days: turn * ((W ?? 0) * 7 + (D ?? 0)) + 0,
    };
  });

describe('calendar dates', () => {
  test.each(['0001-01-01', '2000-02-29', '2024-02-29', '9999-12-31'])('%s is one', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  test.each([
    '0000-12-31',
    '1900-02-29',
    '2023-02-29',
    '2024-02-30',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-1',
    '20240101',
    '2024-01-01T00:00',
    ' 2024-01-01',
    '2024-01-01\n',
    '+02024-01-01',
    '٢٠٢٤-01-01',
    '',
  ])('%j is none', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });

  test(`days between agree with Date.UTC over all years (seed ${seed})`, () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(daysBetween(a, b)).toBe((Date.parse(b) - Date.parse(a)) / day);
      }),
      { seed, numRuns: 2000 },
    );
  });
});

describe('periods', () => {
  test.each([
    ['P24M', 24, 0],
    ['P2Y', 24, 0],
    ['P1Y6M2W3D', 18, 17],
    ['-P1M', -1, 0],
    ['-P1M1D', -1, -1],
    ['P9999Y', 119_988, 0],
    ['P0D', 0, 0],
    ['-P0D', 0, 0],
  ])('%s is %i months and %i days', (text, months, days) => {
    expect(readPeriod(text)).toEqual({ months, days });
  });

  test.each([
    '',
    'P',
    '-P',
    'P1',
    '24M',
    'P24MM',
    'p24m',
    'P1.5M',
    'P1,5M',
    'P1D1M',
    'P1M2M',
    'PT24H',
    'P1DT1H',
    'P1M T',
    'P--1M',
    'P 1M',
    'P1M ',
    'P1M\n',
    'P10000Y',
    'P1000000M',
    'P10000000D',
    'P1M-1D',
    '+P1M',
    'P-1M',
    `P${'9'.repeat(400)}Y`,
  ])('%j is none', (text) => {
    expect(readPeriod(text)).toBeUndefined();
  });

  test(`whatever is written is read (seed ${seed})`, () => {
    fc.assert(
      fc.property(period, ({ text, months, days }) => {
        expect(readPeriod(text)).toEqual({ months, days });
      }),
      { seed, numRuns: 1000 },
    );
  });
});

describe('adding a period', () => {
  test.each([
    ['2024-02-29', 'P1Y', '2025-02-28', '2025-03-01'],
    ['2024-02-29', 'P4Y', '2028-02-29', '2028-02-29'],
    ['2024-02-29', '-P1Y', '2023-02-28', '2023-03-01'],
    ['2096-02-29', 'P4Y', '2100-02-28', '2100-03-01'],
    ['2023-01-29', 'P1M', '2023-02-28', '2023-03-01'],
    ['2024-01-31', 'P1M', '2024-02-29', '2024-03-01'],
    ['2023-03-31', '-P1M', '2023-02-28', '2023-03-01'],
    ['2023-08-31', 'P3M', '2023-11-30', '2023-12-01'],
    ['2023-12-31', '-P1M1D', '2023-11-29', '2023-11-30'],
    ['2016-09-28', 'P24M', '2018-09-28', '2018-09-28'],
    ['2024-02-28', 'P1D', '2024-02-29', '2024-02-29'],
    ['2024-02-28', 'P52W', '2025-02-26', '2025-02-26'],
  ])('%s and %s: %s rounded down, %s rounded up', (from, add, down, up) => {
    expect(addPeriod(from, add, { monthEnd: 'down' })).toBe(down);
    expect(addPeriod(from, add, { monthEnd: 'up' })).toBe(up);
  });

  test(`it agrees with Date.UTC (seed ${seed})`, () => {
    fc.assert(
      fc.property(date, period, monthEnd, (from, { text, months, days }, rounding) => {
        expect(addPeriod(from, text, { monthEnd: rounding })).toBe(iso(expected(from, months, days, rounding)));
      }),
      { seed, numRuns: 5000 },
    );
  });

  test(`over all years it agrees with Date.UTC, or is refused for leaving them (seed ${seed})`, () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -50_000, max: 50_000 }), monthEnd, (from, months, rounding) => {
        const at = expected(from, months, 0, rounding);
        const run = () => addPeriod(from, inMonths(months), { monthEnd: rounding });
        if (at < utc(1, 0, 1) || at > utc(9999, 11, 31)) expect(codeOf(run)).toBe('out-of-range');
        else expect(run()).toBe(iso(at));
      }),
      { seed, numRuns: 3000 },
    );
  });

  test(`down and up differ exactly when the day does not exist, and then by one day (seed ${seed})`, () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const down = addPeriod(from, inMonths(months), { monthEnd: 'down' });
        const up = addPeriod(from, inMonths(months), { monthEnd: 'up' });
        expect(daysBetween(down, up)).toBe(exists(from, months) ? 0 : 1);
      }),
      { seed, numRuns: 3000 },
    );
  });

  test(`a later start never gives an earlier end (seed ${seed})`, () => {
    fc.assert(
      fc.property(date, date, period, monthEnd, (one, other, { text }, rounding) => {
        const [a, b] = one <= other ? [one, other] : [other, one];
        expect(addPeriod(a, text, { monthEnd: rounding }) <= addPeriod(b, text, { monthEnd: rounding })).toBe(true);
      }),
      { seed, numRuns: 2000 },
    );
  });

  test(`rolled, it lands on a working day, no further than the roll itself (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        date,
        period,
        monthEnd,
        fc.constantFrom('following' as const, 'preceding' as const),
        (from, add, rounding, direction) => {
          const plain = addPeriod(from, add.text, { monthEnd: rounding, roll: 'none' });
          const rolled = addPeriod(from, add.text, { monthEnd: rounding, roll: direction, calendar: danish });
          expect(isWorkingDay(danish, rolled)).toBe(true);
          expect(rolled).toBe(roll(danish, plain, direction));
          expect(direction === 'following' ? rolled >= plain : rolled <= plain).toBe(true);
        },
      ),
      { seed, numRuns: 1000 },
    );
  });

  test('a deadline on 24 December rolls to the working day after Christmas or before it', () => {
    const rules = { monthEnd: 'down', calendar: danish } as const;
    expect(addPeriod('2025-12-24', 'P1Y', { ...rules, roll: 'following' })).toBe('2026-12-28');
    expect(addPeriod('2025-12-24', 'P1Y', { ...rules, roll: 'preceding' })).toBe('2026-12-23');
  });

  test('bad input is named', () => {
    expect(() => addPeriod('2023-02-29', 'P1M', { monthEnd: 'down' })).toThrow('"2023-02-29" is not a date');
    expect(() => addPeriod('2023-02-28', 'P24MM', { monthEnd: 'down' })).toThrow('"P24MM" is not a period. Expected');
    expect(codeOf(() => addPeriod('2023-02-29', 'P1M', { monthEnd: 'down' }))).toBe('date');
    expect(codeOf(() => addPeriod('2023-02-28', '1 month', { monthEnd: 'down' }))).toBe('period');
    expect(codeOf(() => addPeriod('2023-02-28', 'P1M', { monthEnd: 'down', roll: 'following' }))).toBe('calendar');
    expect(codeOf(() => addPeriod('9999-12-31', 'P1D', { monthEnd: 'down' }))).toBe('out-of-range');
    expect(codeOf(() => addPeriod('0001-01-01', '-P1D', { monthEnd: 'down' }))).toBe('out-of-range');
  });
});

describe('the length between two dates', () => {
  test.each([
    ['2016-09-28', '2018-11-30', 26, 2, 793],
    ['2024-01-31', '2024-02-29', 1, 0, 29],
    ['2024-01-31', '2024-03-01', 1, 1, 30],
    ['2024-01-31', '2024-03-30', 1, 30, 59],
    ['2024-02-29', '2025-02-28', 12, 0, 365],
    ['2024-12-31', '2025-01-01', 0, 1, 1],
    ['2024-05-05', '2024-05-05', 0, 0, 0],
  ])('%s to %s is %i months and %i days, %i in days', (a, b, months, days, inDays) => {
    expect(between(a, b)).toEqual({ months, days, inDays });
  });

  test(`it agrees with counting months one by one (seed ${seed})`, () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 6000 }), (a, length) => {
        const end = Date.parse(a) + length * day;
        let months = 0;
        while (expected(a, months + 1, 0, 'down') <= end) months += 1;
        const days = (end - expected(a, months, 0, 'down')) / day;
        expect(between(a, iso(end))).toEqual({ months, days, inDays: length });
        expect(addPeriod(a, `P${months}M${days}D`, { monthEnd: 'down' })).toBe(iso(end));
      }),
      { seed, numRuns: 2000 },
    );
  });

  test('the later date first is refused', () => {
    expect(codeOf(() => between('2024-01-02', '2024-01-01'))).toBe('order');
  });
});

describe('instants and local time', () => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const localTime = (instant: string) => format.format(Date.parse(instant));
  const clock = Settings.now;
  afterEach(() => {
    Settings.now = clock;
  });

  test('summer and winter', () => {
    expect(instantAt('2026-07-01', '08:00', zone)).toBe('2026-07-01T06:00:00.000Z');
    expect(instantAt('2026-01-01', '00:00', zone)).toBe('2025-12-31T23:00:00.000Z');
    expect(dateOf('2025-12-31T22:59:59.999Z', zone)).toBe('2025-12-31');
    expect(dateOf('2025-12-31T23:00:00.000Z', zone)).toBe('2026-01-01');
    expect(dateOf('2026-06-30T22:00:00.000Z', zone)).toBe('2026-07-01');
  });

  test('every quarter of every summer-time night 2015–2035 reads back, is the first of two, or moves an hour over the gap', () => {
    let [skipped, twice] = [0, 0];
    for (let year = 2015; year <= 2035; year++) {
      for (const month of [2, 9]) {
        const lastDay = utc(year, month + 1, 0);
        const sunday = iso(lastDay - new Date(lastDay).getUTCDay() * day);
        for (let quarter = 0; quarter < 24; quarter++) {
          const minutes = String((quarter % 4) * 15).padStart(2, '0');
          const time = `0${Math.floor(quarter / 4)}:${minutes}`;
          const instant = instantAt(sunday, time, zone);
          const hourBefore = new Date(Date.parse(instant) - 3_600_000).toISOString();
          const hourAfter = new Date(Date.parse(instant) + 3_600_000).toISOString();
          expect(dateOf(instant, zone)).toBe(sunday);
          if (month === 2 && time.startsWith('02')) {
            skipped += 1;
            expect(localTime(instant)).toBe(`${sunday} 03:${minutes}`);
            expect(localTime(hourBefore)).toBe(`${sunday} 01:${minutes}`);
          } else {
            expect(localTime(instant)).toBe(`${sunday} ${time}`);
            expect(localTime(hourBefore)).not.toBe(`${sunday} ${time}`);
            if (localTime(hourAfter) === `${sunday} ${time}`) twice += 1;
          }
        }
      }
    }
    expect({ skipped, twice }).toEqual({ skipped: 84, twice: 84 });
  });

  test('other zones: a half-hour step, a skipped day, and a zone without summer time', () => {
    expect(instantAt('2026-04-05', '01:45', 'Australia/Lord_Howe')).toBe('2026-04-04T14:45:00.000Z');
    expect(instantAt('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:45:00.000Z');
    expect(dateOf(instantAt('2011-12-30', '12:00', 'Pacific/Apia'), 'Pacific/Apia')).toBe('2011-12-31');
    expect(instantAt('2026-07-01', '08:00', 'Etc/UTC')).toBe('2026-07-01T08:00:00.000Z');
  });

  test(`local times read back by Intl (seed ${seed})`, () => {
    fc.assert(
      fc.property(recentDate, fc.integer({ min: 240, max: 1439 }), (local, minute) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const instant = instantAt(local, time, zone);
        expect(localTime(instant)).toBe(`${local} ${time}`);
        expect(dateOf(instant, zone)).toBe(local);
      }),
      { seed, numRuns: 1000 },
    );
  });

  test('the clock is never read', () => {
    Settings.now = () => {
      throw new Error('the clock was read');
    };
    Settings.resetCaches();
    expect(instantAt('2026-10-25', '02:30', zone)).toBe('2026-10-25T00:30:00.000Z');
    expect(dateOf('2026-10-25T00:30:00.000Z', zone)).toBe('2026-10-25');
  });

  test('bad input is named', () => {
    expect(() => instantAt('2026-01-01', '8:00', zone)).toThrow('"8:00" is not a time of day. Expected HH:mm');
    expect(codeOf(() => instantAt('2026-01-01', '24:00', zone))).toBe('time-of-day');
    expect(codeOf(() => instantAt('2026-02-30', '08:00', zone))).toBe('date');
    expect(codeOf(() => instantAt('2026-01-01', '08:00', 'Europe/Kobenhavn'))).toBe('time-zone');
    expect(codeOf(() => instantAt('0001-01-01', '00:00', zone))).toBe('out-of-range');
    expect(codeOf(() => dateOf('9999-12-31T23:30:00.000Z', zone))).toBe('out-of-range');
    for (const instant of [
      '2026-01-01',
      '2026-01-01T08:00:00Z',
      '2026-02-30T08:00:00.000Z',
      '2026-01-01T24:00:00.000Z',
    ]) {
      expect(codeOf(() => dateOf(instant, zone))).toBe('instant');
    }
  });
});

describe('spans', () => {
  test.each([
    ['2021-02-10', '2021-02-10', '2021-02-10', true],
    ['2021-02', '2021-02-01', '2021-02-28', false],
    ['2024-02', '2024-02-01', '2024-02-29', false],
    ['2021', '2021-01-01', '2021-12-31', false],
    ['unknown', null, null, false],
  ])('%s is from %s to %s; known to the day: %s', (text, earliest, latest, exact) => {
    const span = spanOf(text);
    expect(span).toEqual({ earliest, latest });
    expect(isExact(span)).toBe(exact);
  });

  test.each(['', '21', '2021-2', '2021-13', '2021-02-30', '0000', '2021-02-10-01', 'Unknown', '2021-'])(
    '%j is refused',
    (text) => {
      expect(codeOf(() => spanOf(text))).toBe('span');
    },
  );

  test('an exact span is a real date', () => {
    expect(exactly('2021-02-10')).toEqual(spanOf('2021-02-10'));
    expect(codeOf(() => exactly('2021-02'))).toBe('date');
  });

  test('a period moves both ends, and an unknown end stays unknown', () => {
    expect(addPeriodToSpan(spanOf('2021-01'), 'P1M', { monthEnd: 'down' })).toEqual(spanOf('2021-02'));
    expect(addPeriodToSpan(spanOf('2021-01'), 'P1M', { monthEnd: 'up' })).toEqual({
      earliest: '2021-02-01',
      latest: '2021-03-01',
    });
    expect(addPeriodToSpan(spanOf('2021'), 'P24M', { monthEnd: 'down' })).toEqual(spanOf('2023'));
    expect(addPeriodToSpan(spanOf('unknown'), 'P24M', { monthEnd: 'down' })).toEqual(spanOf('unknown'));
    const rolled = addPeriodToSpan(spanOf('2025'), 'P1Y', { monthEnd: 'down', roll: 'preceding', calendar: danish });
    expect(rolled).toEqual({ earliest: '2025-12-30', latest: '2026-12-30' });
  });

  test('days shift both ends, both ways', () => {
    expect(shiftSpan({ earliest: null, latest: '2024-02-28' }, 1)).toEqual({ earliest: null, latest: '2024-02-29' });
    expect(shiftSpan(spanOf('2024-03'), -1)).toEqual({ earliest: '2024-02-29', latest: '2024-03-30' });
    expect(shiftSpan(spanOf('2021-02-10'), 0)).toEqual(spanOf('2021-02-10'));
  });
});
