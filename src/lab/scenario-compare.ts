import type { Json, Text } from '../policy/types.ts';
import type { Difference } from './scenario-types.ts';

/** A difference unless nothing is expected or both are the same; mappings compare without regard to the order of keys. */
export function compared(what: Text, expected: Json | undefined, found: Json | undefined): Difference[] {
  if (expected === undefined || same(expected, found ?? null)) return [];
  return [{ what, expected, found: found ?? null }];
}

export function named(da: string, en: string, id?: string): Text {
  return id === undefined ? { da, en } : { da: `${da} »${id}«`, en: `${en} "${id}"` };
}

/** Equal as data; the order of a list counts, that of keys does not. */
export function same(a: Json, b: Json): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  const other = b as Record<string, Json>;
  return (
    left.length === right.length &&
    left.every(([key, value]) => Object.hasOwn(b, key) && same(value, other[key] ?? null))
  );
}
