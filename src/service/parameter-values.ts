import { applies } from '../policy/resolve.ts';
import type { ParsedText } from '../policy/text.ts';
import type { CalendarDate, Json, Parameter, Source, Text } from '../policy/types.ts';

export interface ParameterValues extends Pick<Parameter, 'title' | 'unit'> {
  values: {
    from: CalendarDate;
    /** The first day on which it no longer holds; null where no end is known. */
    until: CalendarDate | null;
    value: Json;
    status: Parameter['status'];
    applies: boolean;
    note: Text | null;
    source: Source;
  }[];
}

/** Every value a parameter has had or will have, the earliest first; null when there is no such parameter. */
export function parameterValues(text: ParsedText, id: string): ParameterValues | null {
  const known = text.parameters?.value.parameters ?? {};
  const found = Object.hasOwn(known, id) ? known[id] : undefined;
  if (!found) return null;
  const dated = Object.entries(found.values).sort(([a], [b]) => (a < b ? -1 : 1));
  const values = dated.map(([from, each], index) => ({
    from,
    until: each.until ?? dated[index + 1]?.[0] ?? null,
    value: each.value,
    status: each.status,
    applies: applies(each),
    note: each.note ?? null,
    source: each.source,
  }));
  return { title: found.title, unit: found.unit, values };
}
