import { applies } from '../policy/resolve.ts';
import type { ParsedText } from '../policy/text.ts';
import type { CalendarDate, Json, Parameter, Text } from '../policy/types.ts';
import { statusInWords } from '../policy/words.ts';
import { type Cited, cited } from './cited.ts';
import { inBoth } from './in-both.ts';
import { parameterValueInWords } from './parameter-words.ts';

export interface ParameterHistory extends Pick<Parameter, 'title' | 'unit'> {
  id: string;
  /** Every value it has had or will have, the earliest first. */
  values: ValueThen[];
}

interface ValueThen {
  from: CalendarDate;
  /** The first day on which it no longer holds; null where no end is known. */
  until: CalendarDate | null;
  value: Json;
  status: Parameter['status'];
  /** Whether the engine enforces it. */
  applies: boolean;
  note: Text | null;
  sources: Cited[];
}

export function parameterHistories(text: ParsedText): ParameterHistory[] {
  return Object.entries(text.parameters?.value.parameters ?? {}).map(([id, { title, unit, values }]) => {
    const dated = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      id,
      title,
      unit,
      values: dated.map(([from, each], index) => ({
        from,
        until: each.until ?? dated[index + 1]?.[0] ?? null,
        value: each.value,
        status: each.status,
        applies: applies(each),
        note: each.note ?? null,
        sources: cited(text, each.source),
      })),
    };
  });
}

interface ValueInWords extends Omit<ValueThen, 'value' | 'status'> {
  value: Text;
  status: Text;
  /** Whether it is the one that holds on the day asked about. */
  holds: boolean;
}

export function valuesInWords({ unit, values }: ParameterHistory, on: CalendarDate): ValueInWords[] {
  return values.map((each) => ({
    ...each,
    value: inBoth((language) => parameterValueInWords({ unit, value: each.value }, language)),
    status: inBoth((language) => statusInWords(each.status, language)),
    holds: each.from <= on && (each.until === null || on < each.until),
  }));
}
