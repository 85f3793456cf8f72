/**
 * YAML in which nothing is wrong, read without the place of anything: several times as fast as with it. Whatever is
 * unusual is left to the reader with places, which alone says what a fault is.
 */

import { CORE_SCHEMA, constructFromEvents, defineMappingTag, EVENT_ID, type Event, parseEvents } from 'js-yaml';
import { controlCharacter, deepest, reservedKeys } from './file-limits.ts';

/** The two libraries differ in numbers that are too large to be one. */
const mayBeBeyondNumbers = /\d{300}|\d[eE]\+?\d{3}/;

/** A key may have 1,024 characters in its line, which js-yaml does not count. */
const longestKey = 1_000;

const mapping = defineMappingTag<Record<string, unknown>>('tag:yaml.org,2002:map', {
  create: () => ({}),
  has: (map, key) => Object.hasOwn(map, String(key)),
  addPair(map, key, value) {
    if (typeof key !== 'string' || key.length > longestKey || reservedKeys.has(key) || key === '<<')
      return 'not a word';
    map[key] = value;
    return '';
  },
  keys: Object.keys,
  get: (map, key) => map[String(key)],
  identify: () => false,
});
const schema = CORE_SCHEMA.withTags(mapping);

/** The value; undefined when the text is no YAML, or holds what a text may not, a key that is no word, or nothing. */
export function plainYaml(written: string): { value: unknown } | undefined {
  const source = plainLines(written);
  if (controlCharacter.test(source) || mayBeBeyondNumbers.test(source)) return undefined;
  try {
    const events = parseEvents(source, { maxDepth: deepest });
    if (!events.every(isPlain)) return undefined;
    const [value, ...others] = constructFromEvents(events, { source, schema });
    return others.length > 0 || value === null || value === undefined ? undefined : { value };
  } catch {
    return undefined;
  }
}

/** Without a byte order mark, and with a lone carriage return as the line end that editors take it for. */
export function plainLines(source: string): string {
  return (source.startsWith('\uFEFF') ? source.slice(1) : source).replace(/\r(?!\n)/g, '\n');
}

function isPlain(event: Event): boolean {
  switch (event.type) {
    case EVENT_ID.ALIAS:
      return false;
    case EVENT_ID.DOCUMENT:
      return event.directives.length === 0;
    case EVENT_ID.POP:
      return true;
    default:
      return event.anchorStart === -1 && event.tagStart === -1;
  }
}
