const shape = /^(-?)P(?=\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?$/;

/**
 * The length of an ISO 8601 date period (`P24M`, `P1Y6M`, `P2W`, `-P10D`), undefined for anything else.
 * A month counts as 30.436875 days, the mean of the Gregorian calendar: 48,699 parts where a day has 1,600, so that
 * lengths are whole numbers and P12M is exactly P1Y.
 */
export function lengthOfPeriod(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const parts = shape.exec(value);
  if (!parts) return undefined;
  const [years, months, weeks, days] = parts.slice(2).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const length = (years * 12 + months) * 48_699 + (weeks * 7 + days) * 1_600;
  return parts[1] ? -length : length;
}
