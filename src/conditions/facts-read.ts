import { refersToFact } from './condition-problems.ts';
import { type Named, namesReached, partsOf } from './named.ts';
import type { Condition } from './types.ts';

/** Every fact that a condition refers to, directly or through named conditions, each once; path `$` is the whole fact. */
export function factsRead(condition: Condition, named: Named): { fact: string; path: string }[] {
  const found = new Map<string, { fact: string; path: string }>();
  const open: unknown[] = [condition, ...[...namesReached(condition, named)].map((name) => named[name])];
  for (const next of open) {
    for (const part of partsOf(next)) open.push(part);
    if (!refersToFact(next)) continue;
    for (const source of [next, next.value]) {
      if (!refersToFact(source)) continue;
      const { fact, path = '$' } = source as { fact: string; path?: string };
      found.set(JSON.stringify([fact, path]), { fact, path });
    }
  }
  return [...found.values()];
}
