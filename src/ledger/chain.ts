/** The hash chain of a case: every event's hash covers the event and, through the previous hash, all events before it. */

import { hash } from 'node:crypto';

/** What the first event of a case is joined to. */
export const startOfChain = '';

/** SHA-256, in hexadecimal, over the previous event's hash and this event's canonical JSON. */
export function chainHash(previous: string, canonical: string): string {
  return hash('sha256', previous + canonical);
}

/**
 * JSON with the keys of every object sorted by UTF-16 code units and no white space, as in RFC 8785.
 * @throws {TypeError} for anything JSON would silently drop or bend: NaN, functions, dates, maps, holes in arrays.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (Number.isFinite(value)) return JSON.stringify(value);
      break;
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
      if (isPlain(value)) return canonicalObject(value);
      break;
  }
  throw new TypeError(
    `${String(value)} cannot be kept as JSON. Only text, finite numbers, true, false, null, lists and plain objects can.`,
  );
}

function canonicalObject(object: Record<string, unknown>): string {
  const members: string[] = [];
  for (const key of Object.keys(object).sort()) {
    const value = object[key];
    if (value !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(value)}`);
  }
  return `{${members.join(',')}}`;
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
