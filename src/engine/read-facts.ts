import type { Facts } from '../conditions/types.ts';
import type { Json } from '../policy/types.ts';

/** The facts a rule read, `fact.path` → value, laid out again as the nested facts it read them from. */
export function nested(read: Record<string, Json>): Facts {
  const facts: Facts = Object.create(null);
  for (const [name, value] of Object.entries(read)) {
    const steps = name.match(/[^.[\]]+/g) ?? [];
    lay(facts, steps, value);
  }
  return facts;
}

function lay(into: Record<string, unknown>, steps: string[], value: Json): void {
  const [step, ...rest] = steps as [string, ...string[]];
  if (rest.length === 0) {
    // A copy: what other rules read is laid into it, and the event that recorded it must not change.
    into[step] = structuredClone(value);
    return;
  }
  if (rest[0] === '*' && Array.isArray(value)) {
    const list = (into[step] as unknown[] | undefined) ?? [];
    into[step] = list;
    const [, ...inner] = rest;
    value.forEach((each, index) => {
      if (inner.length === 0) {
        list[index] = each;
        return;
      }
      const element = (list[index] as Record<string, unknown> | undefined) ?? {};
      list[index] = element;
      lay(element, inner, each);
    });
    return;
  }
  const isIndex = /^\d+$/.test(rest[0] as string);
  const child = (into[step] as Record<string, unknown> | undefined) ?? (isIndex ? [] : {});
  into[step] = child;
  lay(child as Record<string, unknown>, rest, value);
}
