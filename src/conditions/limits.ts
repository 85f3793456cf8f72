/** Deepest nesting of a condition, its literal values and the conditions it refers to; also of values that are ordered. */
export const maxDepth = 100;
/** Most conditions a condition may become once its named conditions are written out. */
export const maxSize = 10_000;

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** Keys that reach an object's prototype. They are refused everywhere: as key, fact, name and part of a path. */
export function isForbiddenKey(key: string): boolean {
  return forbidden.has(key);
}
