/** Checks that a criterion's examples show every answer it can give, and none that it says it never gives. */

import type { Verdict } from '../conditions/types.ts';
import { type Finding, finding } from './findings.ts';
import { isMapping, type ParsedText } from './text.ts';

const verdicts: Verdict[] = ['pass', 'fail', 'unknown'];

export function checkExampleCoverage({ criteria }: ParsedText): Finding[] {
  return criteria.flatMap((file) => {
    const listed: unknown = file.value.criteria;
    if (!isMapping(listed)) return [];
    return Object.entries(listed).flatMap(([id, criterion]) => {
      if (!isMapping(criterion) || !Array.isArray(criterion.examples)) return [];
      const at = ['criteria', id];
      const never = isMapping(criterion.never) ? criterion.never : {};
      const shown = criterion.examples.map((example: unknown) => (isMapping(example) ? example.then : undefined));
      const last = criterion.examples.length - 1;
      const through = () => file.locate([...at, 'examples', ...(last < 0 ? [] : [last, 'then'])]).line;
      const missing = verdicts
        .filter((verdict) => !shown.includes(verdict) && !Object.hasOwn(never, verdict))
        .map((verdict) =>
          finding(file.file, file.locate([...at, 'examples'], 'key'), 'example-missing', {
            verdict,
            through: through(),
          }),
        );
      const contradicted = shown.flatMap((verdict, index) => {
        if (typeof verdict !== 'string' || !Object.hasOwn(never, verdict)) return [];
        const place = file.locate([...at, 'examples', index, 'then']);
        return [finding(file.file, place, 'example-of-never', { verdict })];
      });
      return [...missing, ...contradicted];
    });
  });
}
