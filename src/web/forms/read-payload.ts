/** From the fields of a posted form to the payload that a command takes. */

import type { Form, Json, JsonObject } from '../../policy/types.ts';

type Body = Record<string, string | string[]>;

/**
 * What was filled in; what was left empty is left out. A value that is not of the field's type stays as it was written,
 * so that the form's own check tells what is wrong with it.
 */
export function readPayload(form: Form, body: Body): JsonObject {
  return (read(form, body, '') as JsonObject | undefined) ?? {};
}

/** The payload with those fields empty that held something and came back with nothing in them. */
export function withCleared(form: Form, body: Body, held: JsonObject, payload: JsonObject): JsonObject {
  const fields = (form.properties ?? {}) as Record<string, JsonObject>;
  const cleared = Object.keys(held).flatMap((name) => {
    const shown = Object.keys(body).some((key) => key === name || key.startsWith(`${name}.`));
    const value = fields[name] ? nothingIn(fields[name]) : undefined;
    return shown && payload[name] === undefined && value !== undefined ? [[name, value] as const] : [];
  });
  return { ...payload, ...Object.fromEntries(cleared) };
}

/** The payload without those lists inside a group that are empty and were so before: they say nothing. */
export function withoutEmptyLists(payload: JsonObject, held: JsonObject): JsonObject {
  const kept: JsonObject = {};
  for (const [name, value] of Object.entries(payload)) {
    if (!isGroup(value)) {
      kept[name] = value;
      continue;
    }
    const before = held[name];
    const fields = Object.entries(value).filter(
      ([field, inner]) =>
        !Array.isArray(inner) || inner.length > 0 || (isGroup(before) && Object.hasOwn(before, field)),
    );
    if (fields.length > 0) kept[name] = Object.fromEntries(fields);
  }
  return kept;
}

function isGroup(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined for a field that cannot be empty, such as a date or a choice. */
function nothingIn({ type, format, oneOf, required }: JsonObject): Json | undefined {
  if (type === 'array') return [];
  if (type === 'object') return required === undefined ? {} : undefined;
  return type === 'string' && format === undefined && oneOf === undefined ? '' : undefined;
}

function read(schema: JsonObject, body: Body, path: string): Json | undefined {
  switch (schema.type) {
    case 'object':
      return readObject(schema, body, path);
    case 'array':
      return readList(schema, body, path);
    case 'boolean':
      return asked(body, path) ? last(body, path) === 'yes' : undefined;
    case 'integer':
    case 'number':
      return readNumber(last(body, path));
    default:
      return schema.format === 'date' ? readDate(last(body, path)) : readText(last(body, path));
  }
}

function readObject(schema: JsonObject, body: Body, path: string): JsonObject | undefined {
  const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonObject>);
  const found = fields.flatMap(([name, field]) => {
    const value = read(field, body, path === '' ? name : `${path}.${name}`);
    return value === undefined ? [] : [[name, value] as const];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function readList(schema: JsonObject, body: Body, path: string): Json[] | undefined {
  const items = schema.items as JsonObject;
  if (items.type === 'object') {
    const rows = rowsOf(body, path).map((row) => read(items, body, `${path}.${row}`));
    const given = new Set(all(body, '_given'));
    const filled = rows.filter((row) => isFilled(row, `${path}.*`, given));
    return filled.length > 0 ? (filled as Json[]) : asked(body, path) ? [] : undefined;
  }
  const values = all(body, path);
  // Choices come as one value each; free texts stand one on a line.
  const each = Array.isArray(items.oneOf) ? values : values.flatMap((value) => value.split(/\r?\n/));
  const found = each.map((value) => value.trim()).filter((value) => value !== '');
  if (found.length > 0) return found.map((value) => (items.type === 'string' ? value : (readNumber(value) ?? value)));
  return asked(body, path) ? [] : undefined;
}

/** Numbers of the rows of a list that the form holds. */
export function rowsOf(body: Body, path: string): number[] {
  const rows = new Set<number>();
  for (const name of Object.keys(body)) {
    if (!name.startsWith(`${path}.`)) continue;
    const row = /^(\d{1,3})(?:\.|$)/.exec(name.slice(path.length + 1))?.[1];
    if (row !== undefined) rows.add(Number(row));
  }
  return [...rows].sort((a, b) => a - b);
}

/**
 * False for a row in which nothing was written but what every new row holds, or what the page itself filled in: the
 * paths listed in `_given`.
 */
function isFilled(row: Json | undefined, path: string, given: ReadonlySet<string>): boolean {
  if (row === undefined || row === null || row === false || given.has(path)) return false;
  if (Array.isArray(row)) return row.some((each) => isFilled(each, `${path}.*`, given));
  if (typeof row !== 'object') return true;
  return Object.entries(row).some(([name, value]) => isFilled(value, `${path}.${name}`, given));
}

function readText(written: string | undefined): string | undefined {
  const text = written?.replaceAll('\r\n', '\n').trim();
  return text === '' ? undefined : text;
}

function readNumber(written: string | undefined): Json | undefined {
  const text = written?.trim().replace(',', '.');
  if (text === undefined || text === '') return undefined;
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** As a browser sends it, or as a Dane writes it: `3.2.2027`, `03-02-2027`. */
function readDate(written: string | undefined): string | undefined {
  const text = written?.trim();
  if (!text) return undefined;
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}

/** The form held the field, whatever was filled in. */
function asked(body: Body, path: string): boolean {
  return Object.hasOwn(body, path);
}

function all(body: Body, path: string): string[] {
  const value = Object.hasOwn(body, path) ? body[path] : undefined;
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** The last of several: a box stands behind a hidden field that says no. */
function last(body: Body, path: string): string | undefined {
  return all(body, path).at(-1);
}
