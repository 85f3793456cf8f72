import { isForbiddenKey } from './limits.ts';

/** A property, an index, or every element of a list. */
type Step = string | number | typeof everyElement;
export type Path = readonly Step[];
type ParsedPath = { path: Path } | { fault: 'bad-path' | 'forbidden-key'; at: string };

const everyElement = Symbol('every element');
const step = /\.(?<name>[\p{L}_][\p{L}\p{N}_-]*)|\['(?<quoted>[^'\\]+)'\]|\[(?<index>\d{1,9})\]|(?<every>\[\*\])/uy;
const plainName = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** Reads `$`, `.name`, `['name']`, `[n]` and `[*]`; `at` is the part of the text that is something else. */
export function parsePath(text: string): ParsedPath {
  if (!text.startsWith('$')) return { fault: 'bad-path', at: text };
  const path: Step[] = [];
  let position = 1;
  while (position < text.length) {
    step.lastIndex = position;
    const part = step.exec(text)?.groups;
    if (!part) return { fault: 'bad-path', at: text.slice(position) };
    const name = part.name ?? part.quoted;
    if (name !== undefined && isForbiddenKey(name)) return { fault: 'forbidden-key', at: name };
    path.push(name ?? (part.every ? everyElement : Number(part.index)));
    position = step.lastIndex;
  }
  return { path };
}

/** The value one step further, through own properties only; undefined when there is none. */
export function stepInto(value: unknown, by: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value) ? typeof by === 'string' && by !== 'length' : typeof by === 'number') return undefined;
  return Object.hasOwn(value, by) ? (value as Record<string | number, unknown>)[by] : undefined;
}

/** The value at the end of a path; undefined when the path cannot be followed. */
export function follow(value: unknown, path: Path, from = 0): unknown {
  let here = value;
  for (let i = from; i < path.length; i++) {
    const by = path[i]!;
    if (typeof by === 'symbol') return followEvery(here, path, i + 1);
    here = stepInto(here, by);
  }
  return here;
}

/** What the rest of a path, after `[*]`, finds in the elements of a list, as one new flat list. */
export function followEvery(list: unknown, path: Path, from = 0): unknown[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const gathersAgain = path.includes(everyElement, from);
  const found: unknown[] = [];
  for (const element of list) {
    const value = follow(element, path, from);
    if (value === undefined) continue;
    if (!gathersAgain) found.push(value);
    else for (const inner of value as unknown[]) found.push(inner);
  }
  return found;
}

/** `plan` and `$.steps[0].end` → `plan.steps[0].end`. */
export function nameOf(fact: string, path: Path): string {
  let name = fact;
  for (const part of path) {
    if (typeof part === 'symbol') name += '[*]';
    else if (typeof part === 'number') name += `[${part}]`;
    else name += plainName.test(part) ? `.${part}` : `['${part}']`;
  }
  return name;
}
