/** An ISO 8601 date period, forwards or back as a whole: `P24M`, `P1Y6M`, `-P10D`. `schemas/shared.schema.json` repeats it. */
const shape = /^(-?)P(?=[0-9])(?:([0-9]{1,4})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,7})D)?$/;

/** The months and days of a period, both negative in one that goes back; undefined for anything else. */
export function readPeriod(value: unknown): { months: number; days: number } | undefined {
  const written = typeof value === 'string' ? shape.exec(value) : null;
  if (!written) return undefined;
  const [years, months, weeks, days] = written.slice(2).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const sign = written[1] === '-' ? -1 : 1;
  // Adding 0 turns -0 into 0.
  return { months: sign * (years * 12 + months) + 0, days: sign * (weeks * 7 + days) + 0 };
}

/**
 * How long a period is, undefined for anything else. A month counts as 30.436875 days, the mean of the Gregorian
 * calendar: 48,699 parts where a day has 1,600, so that lengths are whole numbers and P12M is exactly P1Y.
 */
export function lengthOfPeriod(value: unknown): number | undefined {
  const period = readPeriod(value);
  return period && period.months * 48_699 + period.days * 1_600;
}
