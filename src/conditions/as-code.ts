/**
 * The two loops that every evaluation runs, written out as JavaScript for the places at hand: an engine is several times
 * as fast at a key it can see in the code. Only numbers and quoted text of ours get into that code.
 */

import { followEvery, type Path, stepInto } from './path.ts';
import type { Source, Values } from './sources.ts';
import type { Facts } from './types.ts';

/** A step from a value that is known already, so that what paths share is walked once. */
export type Move = { from: number; by: string | number } | { from: number; by: undefined; every: Path };

/** Finds by slot what every move leads to, the first from the facts themselves. */
export function readerAsCode(moves: readonly Move[]): (facts: Facts) => Values {
  const slots = moves.map((move, index) => ({ ...move, slot: index + 1 }));
  // Whatever is walked from has a lower slot than what is found there.
  const visits = [...Map.groupBy(slots, ({ from }) => from)].sort(([a], [b]) => a - b);
  const code = visits.map(([from, each]) => {
    const inList = each.map(({ slot, by }) =>
      by === undefined
        ? `values[${slot}] = followEvery(here, moves[${slot - 1}].every);`
        : `values[${slot}] = stepInto(here, ${quoted(by)});`,
    );
    const inMapping = each.flatMap(({ slot, by }) =>
      typeof by === 'string' ? [`if (hasOwn(here, ${quoted(by)})) values[${slot}] = here[${quoted(by)}];`] : [],
    );
    return `
      here = values[${from}];
      if (typeof here === 'object' && here !== null) {
        if (isArray(here)) { ${inList.join(' ')} }
        else { ${inMapping.join(' ')} }
      }`;
  });
  const write = new Function(
    '{ moves, stepInto, followEvery, hasOwn, isArray }',
    `return (facts) => {
      'use strict';
      const values = [facts${', undefined'.repeat(moves.length)}];
      let here;${code.join('')}
      return values;
    };`,
  );
  return write({ moves, stepInto, followEvery, hasOwn: Object.hasOwn, isArray: Array.isArray });
}

/** What was found at every place, by its name; undefined when something is missing. */
export function recordAsCode(places: readonly Source[]): (values: Values) => Record<string, unknown> | undefined {
  const missing = places.map(({ slot }) => `values[${slot}] === undefined`);
  const members = places.map(({ name, slot }) => `[${quoted(name)}]: values[${slot}]`);
  return new Function(
    'values',
    `'use strict'; return ${missing.join(' || ') || false} ? undefined : { ${members.join(', ')} };`,
  ) as ReturnType<typeof recordAsCode>;
}

function quoted(key: string | number): string {
  return JSON.stringify(key);
}
