import type { Path } from './parse.ts';
import { isMapping } from './text.ts';

/** The field of a form that `$.a.b` leads to, and where it stands; undefined when there is none. */
export function fieldAt(form: unknown, path: string): { schema: Record<string, unknown>; at: Path } | undefined {
  let schema: unknown = form;
  const at: (string | number)[] = [];
  for (const name of path.split('.').slice(1)) {
    const properties = isMapping(schema) ? schema.properties : undefined;
    if (!isMapping(properties) || !Object.hasOwn(properties, name)) return undefined;
    schema = properties[name];
    at.push('properties', name);
  }
  return isMapping(schema) ? { schema, at } : undefined;
}
