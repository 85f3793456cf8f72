import type { ParsedText } from '../policy/text.ts';
import type { CalendarDate, Text } from '../policy/types.ts';
import { statusInWords } from '../policy/words.ts';
import { type Cited, cited } from './cited.ts';
import { inBoth } from './in-both.ts';
import { parameterValueInWords } from './parameter-words.ts';

export interface ParameterHistory {
  id: string;
  title: Text;
  values: ValueThen[];
}

interface ValueThen {
  from: CalendarDate;
  /** The first day on which it no longer holds; null where no end is known. */
  until: CalendarDate | null;
  value: Text;
  status: Text;
  /** Whether the engine enforces it. */
  applies: boolean;
  note: Text | null;
  sources: Cited[];
  /** Whether it is the one that holds on the day asked about. */
  holds: boolean;
}

/** Every parameter with every value it has had or will have, the earliest first. */
export function parameterHistories(text: ParsedText, on: CalendarDate): ParameterHistory[] {
  return Object.entries(text.parameters?.value.parameters ?? {}).map(([id, { title, unit, values }]) => {
    const dates = Object.keys(values).toSorted();
    return {
      id,
      title,
      values: dates.map((from, index) => {
        const { value, status, applies, until: end, note, source } = values[from]!;
        const until = end ?? dates[index + 1] ?? null;
        return {
          from,
          until,
          value: inBoth((language) => parameterValueInWords({ unit, value }, language)),
          status: inBoth((language) => statusInWords(status, language)),
          applies: applies ?? (status === 'in-force' || status === 'decided'),
          note: note ?? null,
          sources: cited(text, source),
          holds: from <= on && (until === null || on < until),
        };
      }),
    };
  });
}
