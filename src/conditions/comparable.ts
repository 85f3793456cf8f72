import { maxDepth } from './limits.ts';

/** Whether JavaScript can turn the value into text or a number without throwing, as ordering it does. */
export function isComparable(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'symbol';
  if (Array.isArray(value)) return depth < maxDepth && value.every((element) => isComparable(element, depth + 1));
  return Object.getPrototypeOf(value) === Object.prototype && !Object.hasOwn(value, 'toString');
}

/** Where `in` and `notIn` can look: a list, or a text that holds a part. */
export function isSearchable(value: unknown, sought: unknown): boolean {
  return Array.isArray(value) || (typeof value === 'string' && isComparable(sought));
}
