/** What differs between two payloads of one form, field by field, in the words of the form. */

import { isCalendarDate } from '../engine/time.ts';
import { dateInWords } from '../engine/wording.ts';
import type { Form, Json, JsonObject, Policy, Text } from '../policy/types.ts';

export interface ChangedField {
  path: string;
  /** Where the field stands: the labels from the outermost in. */
  label: Text;
  /** Null where nothing stands. */
  before: Text | null;
  after: Text | null;
}

export function changedFields(policy: Policy, form: Form, before: JsonObject, after: JsonObject): ChangedField[] {
  return differing(policy, form, before, after, { path: '', labels: [] });
}

interface Place {
  path: string;
  labels: Text[];
}

function differing(
  policy: Policy,
  schema: JsonObject,
  before: Json | undefined,
  after: Json | undefined,
  place: Place,
): ChangedField[] {
  if (isSame(before ?? schema.default, after ?? schema.default)) return [];
  const inner = (key: string, label: Text): Place => ({
    path: place.path === '' ? key : `${place.path}.${key}`,
    labels: [...place.labels, label],
  });
  if (schema.type === 'object') {
    return Object.entries(propertiesOf(schema)).flatMap(([name, field]) =>
      differing(policy, field, at(before, name), at(after, name), inner(name, labelOf(field, name))),
    );
  }
  const items = schema.items as JsonObject | undefined;
  if (items?.type === 'object') {
    const [one, other] = [listOf(before), listOf(after)];
    return Array.from({ length: Math.max(one.length, other.length) }, (_, row) => {
      const label = labelOf(items, '');
      const numbered = { da: `${label.da} ${row + 1}`, en: `${label.en} ${row + 1}` };
      return differing(policy, items, one[row], other[row], inner(String(row), numbered));
    }).flat();
  }
  const label = {
    da: place.labels.map(({ da }) => da).join(': '),
    en: place.labels.map(({ en }) => en).join(': '),
  };
  return [
    {
      path: place.path,
      label,
      before: fieldInWords(policy, schema, before),
      after: fieldInWords(policy, schema, after),
    },
  ];
}

/** A value as its form calls it: choices and names by their labels, dates and lists in words. Null for nothing. */
export function fieldInWords(policy: Policy, schema: JsonObject, value: Json | undefined): Text | null {
  if (isNothing(value)) return null;
  if (Array.isArray(value)) {
    const each = value.flatMap((one) => fieldInWords(policy, (schema.items ?? {}) as JsonObject, one) ?? []);
    return { da: each.map(({ da }) => da).join('; '), en: each.map(({ en }) => en).join('; ') };
  }
  if (typeof value === 'boolean') return value ? { da: 'Ja', en: 'Yes' } : { da: 'Nej', en: 'No' };
  if (typeof value === 'string' && isCalendarDate(value))
    return { da: dateInWords(value, 'da'), en: dateInWords(value, 'en') };
  const choices = (schema.oneOf ?? []) as { const: Json; label?: Text }[];
  const chosen = choices.find((each) => each.const === value)?.label;
  const named =
    schema.refersTo === 'organisation'
      ? policy.organisations[String(value)]?.title
      : schema.refersTo === 'criterion'
        ? policy.criteria[String(value)]?.title
        : undefined;
  return chosen ?? named ?? { da: String(value), en: String(value) };
}

/** A field left out and one left empty are the same, and so are one left out and its default. */
function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return (isNothing(a) && isNothing(b)) || JSON.stringify(a) === JSON.stringify(b);
}

function isNothing(value: Json | undefined): value is undefined | null | '' {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function propertiesOf(schema: JsonObject): Record<string, JsonObject> {
  return (schema.properties ?? {}) as Record<string, JsonObject>;
}

function labelOf({ label }: JsonObject, name: string): Text {
  return (label as Text | undefined) ?? { da: name, en: name };
}

function at(value: Json | undefined, name: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[name] : undefined;
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
