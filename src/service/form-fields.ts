/** A form as a list of fields, and as an empty payload. */

import { nearest } from '../policy/nearest.ts';
import type { ParsedText } from '../policy/text.ts';
import { isMapping } from '../policy/text.ts';
import type { CalendarDate, Form, Json, JsonObject, Text } from '../policy/types.ts';
import { policyOn } from './policy-on.ts';

export interface FormField {
  /** Dotted path; fields of the elements of a list stand under `field.*`. */
  path: string;
  label: Text;
  help: Text | null;
  type: string;
  /** Values it may have; empty: any of its type. */
  choices: { value: Json; label: Text }[];
  required: boolean;
  source: string[];
}

export interface FormView {
  id: string;
  title: Text;
  fields: FormField[];
}

/** The form of the text on a day; `problem` when there is none of that name. */
export function formView(text: ParsedText, id: string, on: CalendarDate): FormView | { problem: Text } {
  const { forms } = policyOn(text)(on);
  const form = Object.hasOwn(forms, id) ? forms[id] : undefined;
  if (!form) return { problem: noSuchForm(id, Object.keys(forms)) };
  const fields = fieldsOf(form).filter(({ path }) => path !== form.actor);
  return { id, title: textAt(form, 'label') ?? { da: id, en: id }, fields };
}

/** Values that a field may have, each with its label. */
function choicesOf(schema: Json | undefined): FormField['choices'] {
  if (!isMapping(schema)) return [];
  const list = Array.isArray(schema.oneOf) ? schema.oneOf : Array.isArray(schema.anyOf) ? schema.anyOf : [];
  const labelled = list.flatMap((each) =>
    isMapping(each) && each.const !== undefined
      ? [{ value: each.const, label: textAt(each, 'label') ?? shown(each.const) }]
      : [],
  );
  const plain = Array.isArray(schema.enum) ? schema.enum.map((value) => ({ value, label: shown(value) })) : [];
  return [...labelled, ...plain];
}

/** Every field of a form, empty: what is to be filled in. Who acts is not. */
export function emptyPayload(form: Form): JsonObject {
  const { [String(form.actor)]: _, ...payload } = empty(form) as JsonObject;
  return payload;
}

/** Every field of a form, those inside others after them. */
export function fieldsOf(schema: JsonObject, prefix = ''): FormField[] {
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  return Object.entries(isMapping(schema.properties) ? schema.properties : {}).flatMap(([name, field]) => {
    if (!isMapping(field)) return [];
    const path = prefix + name;
    const items = isMapping(field.items) ? field.items : null;
    const own: FormField = {
      path,
      label: textAt(field, 'label') ?? { da: name, en: name },
      help: textAt(field, 'help'),
      type: field.format === 'date' ? 'date' : String(field.type ?? 'string'),
      choices: choicesOf(items ?? field),
      required: required.has(name),
      source: Array.isArray(field.source) ? field.source.filter((each) => typeof each === 'string') : [],
    };
    return [own, ...fieldsOf(field, `${path}.`), ...(items ? fieldsOf(items, `${path}.*.`) : [])];
  });
}

function empty(schema: Json | undefined): Json {
  if (!isMapping(schema)) return null;
  if (schema.default !== undefined) return schema.default;
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(isMapping(schema.properties) ? schema.properties : {}).map(([name, field]) => [
          name,
          empty(field),
        ]),
      );
    case 'array':
      return isMapping(schema.items) && schema.items.type === 'object' ? [empty(schema.items)] : [];
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? schema.minimum : 0;
    default:
      return '';
  }
}

function textAt(schema: JsonObject, key: 'label' | 'help'): Text | null {
  return (schema[key] as Text | undefined) ?? null;
}

function shown(value: Json): Text {
  return { da: String(value), en: String(value) };
}

function noSuchForm(name: string, known: string[]): Text {
  const near = nearest(name, known);
  return {
    da: `Der er intet skema »${name}«${near ? `; mente du »${near}«?` : '.'} Der findes: ${known.join(', ')}.`,
    en: `There is no form "${name}"${near ? `; did you mean "${near}"?` : '.'} There are: ${known.join(', ')}.`,
  };
}
