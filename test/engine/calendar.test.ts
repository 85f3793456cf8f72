import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holidayOn, intoMailWindow, isWorkingDay, roll } from '../../src/engine/time.ts';
import type { Calendar } from '../../src/policy/types.ts';
import { calendarYaml, danish } from './danish-calendar.ts';

const seed = 20210210;
const hour = 3_600_000;
const day = 24 * hour;

/** Days off by our own choice, and why date-holidays does not count them: none of them is a public holiday. */
const policyDays = {
  '06-05': 'Grundlovsdag: shops are closed by law and most offices by agreement',
  '12-24': 'Juleaftensdag: off by agreement nearly everywhere',
  '12-31': 'Nytårsaftensdag: nobody can be expected to answer',
};

function everyDay(firstYear: number, lastYear: number): string[] {
  const days: string[] = [];
  for (let at = Date.UTC(firstYear, 0, 1); at < Date.UTC(lastYear + 1, 0, 1); at += day) days.push(iso(at));
  return days;
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function publicHolidays(firstYear: number, lastYear: number): Set<string> {
  const oracle = new Holidays('DK');
  const dates = new Set<string>();
  for (let year = firstYear; year <= lastYear; year++) {
    for (const found of oracle.getHolidays(year)) if (found.type === 'public') dates.add(found.date.slice(0, 10));
  }
  return dates;
}

describe('the Danish calendar, every day from 2015 to 2035', () => {
  const days = everyDay(2015, 2035);
  const oracle = publicHolidays(2015, 2035);

  test('its holidays by law are exactly the public holidays of date-holidays', () => {
    expect(days).toHaveLength(7670);
    expect(oracle.size).toBe(9 * 11 + 12 * 10);
    expect(days.filter((date) => holidayOn(danish, date)?.basis === 'law')).toEqual([...oracle].sort());
  });

  test('its other days off are the three policy days, wherever they are no public holiday', () => {
    const expected = days.filter((date) => date.slice(5) in policyDays && !oracle.has(date));
    expect(days.filter((date) => holidayOn(danish, date)?.basis === 'policy')).toEqual(expected);
  });

  test('a working day is a Monday to Friday that is neither', () => {
    const expected = days.filter((date) => {
      const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
      return !weekend && !oracle.has(date) && !(date.slice(5) in policyDays);
    });
    expect(days.filter((date) => isWorkingDay(danish, date))).toEqual(expected);
  });
});

describe('single days', () => {
  test.each([
    ['2023-05-05', 'Store bededag'],
    ['2024-03-28', 'Skærtorsdag'],
    ['2017-06-05', '2. pinsedag'],
    ['2018-06-05', 'Grundlovsdag'],
    ['2024-05-09', 'Kristi himmelfartsdag'],
  ])('%s is %s', (date, title) => {
    expect(holidayOn(danish, date)?.title.da).toBe(title);
  });

  test.each([
    ['2024-04-26', 'Great Prayer Day was abolished from 2024'],
    ['2024-05-10', 'the day after Ascension Day is no holiday'],
    ['2024-05-01', '1 May is no holiday'],
  ])('%s is worked: %s', (date) => {
    expect(holidayOn(danish, date)).toBeNull();
    expect(isWorkingDay(danish, date)).toBe(true);
  });

  test.each([
    '1598-03-22',
    '1818-03-22',
    '1886-04-25',
    '1943-04-25',
    '1954-04-18',
    '1981-04-19',
    '2000-04-23',
    '2008-03-23',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
    '2285-03-22',
  ])('Easter Sunday, earliest, latest and exceptional, is found on %s', (date) => {
    expect(holidayOn(danish, date)?.easter).toBe(0);
  });

  test('a holiday holds from its first year to its last, both included', () => {
    const bounded: Calendar = {
      ...danish,
      holidays: [{ title: { da: 'Øvedag', en: 'Drill day' }, on: '02-29', from: 2020, until: 2024, basis: 'policy' }],
    };
    const found = ['2016-02-29', '2020-02-29', '2023-02-28', '2023-03-01', '2024-02-29', '2028-02-29'];
    expect(found.filter((date) => holidayOn(bounded, date))).toEqual(['2020-02-29', '2024-02-29']);
  });

  test('a date that does not exist is refused', () => {
    expect(() => holidayOn(danish, '2023-02-29')).toThrow('"2023-02-29" is not a date. Expected a real day');
    expect(() => isWorkingDay(danish, '2023-2-9')).toThrow('is not a date');
  });
});

describe('rolling to a working day', () => {
  test('Christmas 2026 rolls over the weekend, both ways', () => {
    expect(roll(danish, '2026-12-24', 'following')).toBe('2026-12-28');
    expect(roll(danish, '2026-12-27', 'preceding')).toBe('2026-12-23');
  });

  test('a working day stays', () => {
    expect(roll(danish, '2026-12-28', 'following')).toBe('2026-12-28');
    expect(roll(danish, '2026-12-28', 'preceding')).toBe('2026-12-28');
  });

  test(`it is the nearest working day in the direction (seed ${seed})`, () => {
    const dates = fc.integer({ min: 0, max: 7669 }).map((days) => iso(Date.UTC(2015, 0, 1) + days * day));
    fc.assert(
      fc.property(dates, fc.constantFrom('following' as const, 'preceding' as const), (date, direction) => {
        const landed = roll(danish, date, direction);
        expect(isWorkingDay(danish, landed)).toBe(true);
        const step = direction === 'following' ? day : -day;
        for (let at = Date.parse(date); iso(at) !== landed; at += step)
          expect(isWorkingDay(danish, iso(at))).toBe(false);
      }),
      { seed, numRuns: 500 },
    );
  });

  test('a calendar without working days is refused, never searched for ever', () => {
    const never = { ...danish, workingDays: [] };
    expect(() => roll(never, '2024-01-01', 'following')).toThrow('no working day within a year of 2024-01-01');
    expect(() => roll(never, '9999-12-30', 'following')).toThrow('Expected a date in the years 1 to 9999');
  });
});

describe('the mail window', () => {
  const everyDayOfTheWeek: Calendar = { ...danish, mail: { ...danish.mail, workingDaysOnly: false } };

  test.each([
    ['2026-11-24T06:59:59.999Z', '2026-11-24T07:00:00.000Z', 'before it opens'],
    ['2026-11-24T07:00:00.000Z', '2026-11-24T07:00:00.000Z', 'as it opens'],
    ['2026-11-24T14:59:59.999Z', '2026-11-24T14:59:59.999Z', 'just before it closes'],
    ['2026-11-24T15:00:00.000Z', '2026-11-25T07:00:00.000Z', 'as it closes'],
    ['2026-11-27T15:00:00.000Z', '2026-11-30T07:00:00.000Z', 'Friday as it closes'],
    ['2026-03-27T15:30:00.000Z', '2026-03-30T06:00:00.000Z', 'over the weekend summer time begins'],
    ['2026-10-23T14:00:00.000Z', '2026-10-26T07:00:00.000Z', 'over the weekend summer time ends'],
    ['2026-12-23T15:00:00.000Z', '2026-12-28T07:00:00.000Z', 'over Christmas'],
    ['2026-06-01T22:30:00.000Z', '2026-06-02T06:00:00.000Z', 'after midnight in Denmark, the day before in UTC'],
  ])('%s becomes %s: %s', (instant, expected) => {
    expect(intoMailWindow(danish, instant)).toBe(expected);
  });

  test('without working days only, it opens on Christmas Day as well', () => {
    expect(intoMailWindow(everyDayOfTheWeek, '2026-12-24T20:00:00.000Z')).toBe('2026-12-25T07:00:00.000Z');
  });

  test('hours that summer time skips are looked for the next day', () => {
    const early: Calendar = { ...everyDayOfTheWeek, mail: { from: '02:59', to: '03:00', workingDaysOnly: false } };
    expect(intoMailWindow(early, '2026-03-28T23:00:00.000Z')).toBe('2026-03-30T00:59:00.000Z');
  });

  test('empty hours are refused', () => {
    const closed: Calendar = { ...danish, mail: { from: '16:00', to: '08:00', workingDaysOnly: true } };
    expect(() => intoMailWindow(closed, '2026-11-24T08:00:00.000Z')).toThrow('16:00 to 08:00. Expected from before to');
  });

  test(`it is the first open half hour found by walking the clock (seed ${seed})`, () => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Copenhagen',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const halfHours = fc.integer({ min: 0, max: (7670 * day) / (hour / 2) - 1 });
    fc.assert(
      fc.property(halfHours, (halves) => {
        let at = Date.UTC(2015, 0, 1) + halves * (hour / 2);
        const start = new Date(at).toISOString();
        for (; ; at += hour / 2) {
          const [date = '', time = ''] = format.format(at).split(' ');
          if (time >= '08:00' && time < '16:00' && isWorkingDay(danish, date)) break;
        }
        expect(intoMailWindow(danish, start)).toBe(new Date(at).toISOString());
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe('the schema of the calendar', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schemas/calendar.schema.json', import.meta.url), 'utf8'));
  const valid = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
  const holiday = { title: { da: 'Øvedag', en: 'Drill day' }, basis: 'policy' };

  test('rules/calendar.yaml follows it', () => {
    valid(calendarYaml);
    expect(valid.errors).toBeNull();
  });

  test.each([
    ['an unknown key', { ...calendarYaml, weekend: ['sunday'] }],
    ['a weekday in Danish', { ...calendarYaml, workingDays: ['mandag'] }],
    ['no working day', { ...calendarYaml, workingDays: [] }],
    ['a holiday both fixed and movable', { ...calendarYaml, holidays: [{ ...holiday, on: '06-05', easter: 1 }] }],
    ['a holiday neither fixed nor movable', { ...calendarYaml, holidays: [holiday] }],
    ['30 February', { ...calendarYaml, holidays: [{ ...holiday, on: '02-30' }] }],
    ['31 April', { ...calendarYaml, holidays: [{ ...holiday, on: '04-31' }] }],
    ['day before month', { ...calendarYaml, holidays: [{ ...holiday, on: '24-12' }] }],
    ['a title in Danish alone', { ...calendarYaml, holidays: [{ ...holiday, on: '06-05', title: { da: 'Øvedag' } }] }],
    ['mail hours past midnight', { ...calendarYaml, mail: { from: '08:00', to: '24:00', workingDaysOnly: true } }],
  ])('%s is refused', (_, text) => {
    expect(valid(text)).toBe(false);
  });

  test('every real day of a leap year may be a holiday', () => {
    for (const date of everyDay(2024, 2024)) {
      expect(valid({ ...calendarYaml, holidays: [{ ...holiday, on: date.slice(5) }] }), date).toBe(true);
    }
  });
});
