/** Of everything that was found, what is told: once per place, nothing that only follows, and of one file no more than anybody reads. */

import { type Finding, finding, inReadingOrder } from './findings.ts';
import { withoutFollowers } from './only-follows.ts';

const mostOfFile = 1_000;

/** In reading order. Of a file with more findings than are told, the last says how many more there are. */
export function worthTelling(passes: Finding[][]): Finding[] {
  return [...Map.groupBy(withoutFollowers(oncePerPlace(passes)), ({ file }) => file)]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([file, found]) => {
      const ordered = inReadingOrder(found);
      const left = ordered.slice(mostOfFile);
      const [first] = left;
      if (!first) return ordered;
      const severity = left.some((one) => one.severity === 'error') ? 'error' : 'warning';
      return [...ordered.slice(0, mostOfFile), finding(file, first, 'more-findings', { count: left.length }, severity)];
    });
}

/** What an earlier pass has told about a place is not told again in other words by a later one. */
function oncePerPlace(passes: Finding[][]): Finding[] {
  const told = new Set<string>();
  return passes.flatMap((found) => {
    const fresh = found.filter((one) => one.severity === 'warning' || !told.has(placeOf(one)));
    for (const one of found) told.add(placeOf(one));
    return fresh;
  });
}

function placeOf({ file, line, column }: Finding): string {
  return `${file}:${line}:${column}`;
}
