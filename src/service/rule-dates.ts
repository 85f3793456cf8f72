import type { ParsedText } from '../policy/text.ts';
import type { CalendarDate } from '../policy/types.ts';

/** Every day on which a dated value or a criterion begins or ends, the earliest first. */
export function ruleDates(text: ParsedText): CalendarDate[] {
  const parameters = Object.values(text.parameters?.value.parameters ?? {}).flatMap(({ values }) =>
    Object.entries(values).flatMap(([from, { until }]) => [from, until]),
  );
  const criteria = text.criteria.flatMap(({ value }) =>
    Object.values(value.criteria).flatMap(({ inForce }) => [inForce.from, inForce.until]),
  );
  return [...new Set([...parameters, ...criteria])].filter((each) => each !== undefined).toSorted();
}
