/** What forms name: cases, persons, organisations and criteria, as `refersTo` of a field says. */

import type { Json, JsonObject } from '../policy/types.ts';

/** The fields of a form that name something, those of the rows of a list under `list.*`. */
export function referring(schema: JsonObject, path: string): { path: string; field: JsonObject }[] {
  const own = typeof schema.refersTo === 'string' ? [{ path, field: schema }] : [];
  const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonObject>);
  const inner = fields.flatMap(([name, field]) => referring(field, path === '' ? name : `${path}.${name}`));
  const items = schema.items as JsonObject | undefined;
  // A list of plain values is chosen from as a whole, under the path of the list itself.
  const rows = items ? referring(items, items.type === 'object' ? `${path}.*` : path) : [];
  return [...own, ...inner, ...rows];
}

/** The same with what a payload names in each of them. */
export function referredTo(
  form: JsonObject,
  payload: JsonObject,
): { path: string; field: JsonObject; ids: string[] }[] {
  return referring(form, '').map(({ path, field }) => ({ path, field, ids: valuesAt(payload, path.split('.')) }));
}

function valuesAt(value: Json | undefined, [step, ...rest]: string[]): string[] {
  if (step === undefined) return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
  if (step === '*') return Array.isArray(value) ? value.flatMap((each) => valuesAt(each, rest)) : [];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.hasOwn(value, step) ? valuesAt(value[step], rest) : [];
}
