/** One field as a person writes it on the command line. */

import type { Json, JsonObject, Text } from '../policy/types.ts';
import { misuse } from './problem.ts';

interface Choice {
  value: Json;
  label: Text;
}

/** The schema of a field, where the form has it. */
export function schemaOf(schema: Json | undefined, name: string): Json | undefined {
  const properties = isMapping(schema) ? schema.properties : undefined;
  return isMapping(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/**
 * The value that was meant: a choice by its value or its label in either language, yes and no, a number, JSON, otherwise
 * the text as it stands.
 * @param before what the list holds already that this value is to be added to.
 */
export function readField(path: string, written: string, schema: Json | undefined, before: Json | undefined): Json {
  const known = isMapping(schema) ? schema : {};
  const choices = choicesOf(known);
  if (choices.length > 0) return chosen(path, written, choices);
  switch (known.type) {
    case 'string':
      return written;
    case 'boolean':
      return yesOrNo(written) ?? json(written) ?? written;
    case 'array':
      if (written.trimStart().startsWith('[')) return json(written) ?? written;
      return [...(Array.isArray(before) ? before : []), readField(path, written, known.items, undefined)];
    default:
      return json(written) ?? written;
  }
}

function choicesOf({ oneOf, anyOf, enum: list }: JsonObject): Choice[] {
  const labelled = [oneOf, anyOf].flatMap((each) => (Array.isArray(each) ? each : []));
  return [
    ...labelled.flatMap((each) =>
      isMapping(each) && each.const !== undefined
        ? [{ value: each.const, label: (each.label as Text | undefined) ?? plain(each.const) }]
        : [],
    ),
    ...(Array.isArray(list) ? list.map((value) => ({ value, label: plain(value) })) : []),
  ];
}

function chosen(path: string, written: string, choices: Choice[]): Json {
  const sought = folded(written);
  const found = choices.find(({ value, label }) =>
    [String(value), label.da, label.en].some((each) => folded(each) === sought),
  );
  if (found) return found.value;
  const list = (language: 'da' | 'en') => choices.map(({ value, label }) => `${value} (${label[language]})`).join(', ');
  throw misuse({
    da: `--set ${path} er »${written}«. Vælg en af disse: ${list('da')}.`,
    en: `--set ${path} is "${written}". Choose one of these: ${list('en')}.`,
  });
}

function yesOrNo(written: string): boolean | undefined {
  const said = folded(written);
  if (['ja', 'yes', 'true', 'sand'].includes(said)) return true;
  if (['nej', 'no', 'false', 'falsk'].includes(said)) return false;
  return undefined;
}

function folded(text: string): string {
  return text.trim().toLocaleLowerCase('da').replaceAll('’', "'");
}

function json(written: string): Json | undefined {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

function plain(value: Json): Text {
  return { da: String(value), en: String(value) };
}

export function isMapping(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
