import { maxDepth } from './limits.ts';
import type { Condition } from './types.ts';

export type Named = Readonly<Record<string, Condition>>;

/** A condition with its named conditions written out: how many conditions, how deep, and the cycle if there is one. */
export interface Expansion {
  size: number;
  depth: number;
  cycle?: string[];
}

/** Conditions directly inside one; also of a condition that has not been checked. */
export function partsOf(condition: unknown): readonly unknown[] {
  if (typeof condition !== 'object' || condition === null) return [];
  const { all, any, not } = condition as Partial<Record<'all' | 'any' | 'not', unknown>>;
  if (Array.isArray(any)) return any;
  if (Array.isArray(all)) return all;
  return not === undefined ? [] : [not];
}

/** The name a reference refers to, when it is among the named. */
function referenceOf(condition: unknown, named: Named): string | undefined {
  if (typeof condition !== 'object' || condition === null || !Object.hasOwn(condition, 'condition')) return undefined;
  const { condition: name } = condition as { condition: unknown };
  return typeof name === 'string' && Object.hasOwn(named, name) ? name : undefined;
}

/** Measures without writing out: each named condition is visited once; `known` keeps what has been measured. */
export function expand(
  condition: unknown,
  named: Named,
  known: Map<string, Expansion>,
  trail: readonly string[] = [],
  depth = 0,
): Expansion {
  if (depth > maxDepth) return { size: 1, depth: Number.POSITIVE_INFINITY };
  const name = referenceOf(condition, named);
  if (name === undefined) {
    const parts = partsOf(condition).map((part) => expand(part, named, known, trail, depth + 1));
    return sum(parts);
  }
  if (trail.includes(name)) {
    return { size: 1, depth: Number.POSITIVE_INFINITY, cycle: [...trail.slice(trail.indexOf(name)), name] };
  }
  const seen = known.get(name);
  if (seen) return sum([seen]);
  const measured = expand(named[name], named, known, [...trail, name], depth + 1);
  known.set(name, measured);
  return sum([measured]);
}

/** Names of the named conditions that a condition leads to, each once. */
export function namesReached(condition: unknown, named: Named): Set<string> {
  const names = new Set<string>();
  const open: unknown[] = [condition];
  while (open.length > 0) {
    const next = open.pop();
    // Not spread: a text may hold more parts than a call takes.
    for (const part of partsOf(next)) open.push(part);
    const name = referenceOf(next, named);
    if (name === undefined || names.has(name)) continue;
    names.add(name);
    open.push(named[name]);
  }
  return names;
}

function sum(parts: Expansion[]): Expansion {
  const cycle = parts.find((part) => part.cycle)?.cycle;
  return {
    size: parts.reduce((size, part) => size + part.size, 1),
    depth: parts.reduce((depth, part) => Math.max(depth, part.depth), 0) + 1,
    ...(cycle && { cycle }),
  };
}
