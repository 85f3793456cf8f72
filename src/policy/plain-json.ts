/** JSON in which nothing is wrong, read by the runtime itself: many times as fast as with the place of everything. */

import { controlCharacter, deepest, reservedKeys } from './file-limits.ts';

const stringAndColon = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/** The value; undefined when the text is no JSON, says a thing twice or holds what a text may not. */
export function plainJson(source: string): { value: unknown } | undefined {
  if (controlCharacter.test(source)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return undefined;
  }
  if (value === null) return undefined;
  const keys = { kept: 0 };
  if (!isPlain(value, 0, keys)) return undefined;
  let written = 0;
  for (const [, colon] of source.matchAll(stringAndColon)) if (colon !== undefined) written += 1;
  // Of a key that stands twice, only the last is kept.
  return written === keys.kept ? { value } : undefined;
}

function isPlain(value: unknown, depth: number, keys: { kept: number }): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= deepest) return false;
  if (Array.isArray(value)) return value.every((each) => isPlain(each, depth + 1, keys));
  return Object.entries(value).every(([key, inner]) => {
    keys.kept += 1;
    return !reservedKeys.has(key) && key !== '<<' && isPlain(inner, depth + 1, keys);
  });
}
