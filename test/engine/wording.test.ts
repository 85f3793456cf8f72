import { describe, expect, test } from 'vitest';
import {
  countedInWords,
  dateInWords,
  durationInWords,
  hoursInWords,
  momentInWords,
  periodInWords,
  spanInWords,
  timeInWords,
} from '../../src/engine/wording.ts';

describe('spans are worded as precisely as they are known', () => {
  test.each([
    ['2018-05-17', '2018-05-17', '17. maj 2018', '17 May 2018'],
    ['2021-12-01', '2021-12-31', 'december 2021', 'December 2021'],
    ['2020-02-01', '2020-02-29', 'februar 2020', 'February 2020'],
    ['2016-01-01', '2016-12-31', '2016', '2016'],
    ['2018-01-01', '2019-12-31', '2018–2019', '2018–2019'],
    ['2018-03-01', '2018-05-31', 'marts–maj 2018', 'March–May 2018'],
    ['2023-11-01', '2024-01-31', 'november 2023 – januar 2024', 'November 2023 – January 2024'],
    [
      '2021-10-04',
      '2021-10-05',
      'mellem 4. oktober 2021 og 5. oktober 2021',
      'between 4 October 2021 and 5 October 2021',
    ],
    // 28 February of a leap year is not the end of the month.
    [
      '2020-02-01',
      '2020-02-28',
      'mellem 1. februar 2020 og 28. februar 2020',
      'between 1 February 2020 and 28 February 2020',
    ],
    [null, '2018-04-04', 'senest 4. april 2018', 'no later than 4 April 2018'],
    ['2018-04-04', null, 'tidligst 4. april 2018', 'no earlier than 4 April 2018'],
    [null, null, 'ukendt', 'unknown'],
  ])('%s to %s', (earliest, latest, da, en) => {
    expect(spanInWords({ earliest, latest }, 'da')).toBe(da);
    expect(spanInWords({ earliest, latest }, 'en')).toBe(en);
  });
});

test('a date is written out', () => {
  expect(dateInWords('2026-01-01', 'da')).toBe('1. januar 2026');
  expect(() => dateInWords('2026-02-30', 'da')).toThrow('2026-02-30');
});

test('an instant is written as a day and a time of day', () => {
  const morning = { date: '2026-01-05', time: '09:15' };
  expect(momentInWords(morning, 'da')).toBe('5. januar 2026 kl. 9.15');
  expect(momentInWords(morning, 'en')).toBe('5 January 2026 at 9:15');
  expect(timeInWords('00:05', 'da')).toBe('0.05');
  expect(hoursInWords({ from: '08:00', to: '16:30' }, 'da')).toBe('8.00–16.30');
  expect(hoursInWords({ from: '08:00', to: '16:30' }, 'en')).toBe('8:00–16:30');
});

describe('durations', () => {
  test.each([
    [6, 13, '6 måneder og 13 dage', '6 months and 13 days'],
    [1, 1, '1 måned og 1 dag', '1 month and 1 day'],
    [30, 0, '30 måneder', '30 months'],
    [0, 2, '2 dage', '2 days'],
    [0, 0, '0 dage', '0 days'],
  ])('%i months and %i days', (months, days, da, en) => {
    expect(durationInWords({ months, days }, 'da')).toBe(da);
    expect(durationInWords({ months, days }, 'en')).toBe(en);
  });

  test.each([
    ['P24M', '24 måneder'],
    ['P1Y6M', '18 måneder'],
    ['P8W', '8 uger'],
    ['P1W', '1 uge'],
    ['P28D', '28 dage'],
    ['P0D', '0 dage'],
    ['-P14D', '14 dage før'],
    ['soon', 'soon'],
  ])('the period %s', (period, da) => {
    expect(periodInWords(period, 'da')).toBe(da);
  });
});

test.each([
  ['P24M', '24 måneder fra Holdt', '24 months from Held'],
  ['-P14D', '14 dage før Holdt', '14 days before Held'],
  ['P0D', 'på dagen for Holdt', 'on the day of Held'],
])('a deadline of %s is told as %s', (period, da, en) => {
  expect(countedInWords(period, 'Holdt', 'da')).toBe(da);
  expect(countedInWords(period, 'Held', 'en')).toBe(en);
});
