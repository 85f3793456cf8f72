/** Fixtures: shared payloads, used with something left out or put in. */

import type { Json, JsonObject } from '../policy/types.ts';
import type { Fixtures } from './scenario-types.ts';

export interface Use {
  use: string;
  /** Dotted paths that are left out. */
  without?: string[];
  /** Dotted path → value that is put in. */
  with?: JsonObject;
}

/** Whether a value stands for a fixture: `use` with nothing but `without` and `with` beside it. */
export function isUse(value: Json | undefined): value is JsonObject & Use {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  return (
    typeof value.use === 'string' &&
    Object.keys(value).every((key) => key === 'use' || key === 'without' || key === 'with')
  );
}

/** The value with every use of a fixture filled in. @throws {Error} for a fixture that the check would have refused. */
export function filledIn(value: Json, fixtures: Fixtures): Json {
  if (isUse(value)) {
    const fixture = fixtures[value.use];
    if (!fixture) throw new Error(`There is no fixture "${value.use}".`);
    const made = structuredClone(fixture);
    for (const path of value.without ?? []) leaveOut(made, path);
    for (const [path, inner] of Object.entries(value.with ?? {})) putIn(made, path, filledIn(inner, fixtures));
    return made;
  }
  if (Array.isArray(value)) return value.map((inner) => filledIn(inner, fixtures));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filledIn(inner, fixtures)]));
}

/** What stands at a dotted path, list elements by their number from 0. */
export function valueAt(value: Json, path: string): Json | undefined {
  let found: Json | undefined = value;
  for (const key of path.split('.')) {
    if (found === null || typeof found !== 'object' || !Object.hasOwn(found, key)) return undefined;
    found = (found as JsonObject)[key];
  }
  return found;
}

function leaveOut(made: JsonObject, path: string): void {
  const [holder, key] = holderOf(made, path);
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function putIn(made: JsonObject, path: string, value: Json): void {
  const [holder, key] = holderOf(made, path);
  (holder as JsonObject)[key] = value;
}

function holderOf(made: JsonObject, path: string): [JsonObject | Json[], string] {
  const keys = path.split('.');
  let holder: JsonObject = made;
  for (const key of keys.slice(0, -1)) {
    const inner = Object.hasOwn(holder, key) ? holder[key] : undefined;
    if (inner === null || typeof inner !== 'object') holder[key] = {};
    holder = holder[key] as JsonObject;
  }
  return [holder, keys.at(-1) as string];
}
