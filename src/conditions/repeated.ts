import { areFields, filledIn, repeatedIn } from './operators.ts';
import type { Explanation } from './types.ts';

/** The element that a later one is the same as, where that is why a condition fails; null where it fails for something else. */
export function repeatedElement(explanation: Explanation): { element: unknown } | null {
  if (explanation.verdict !== 'fail') return null;
  if (explanation.kind !== 'leaf')
    return explanation.of.reduce<ReturnType<typeof repeatedElement>>((so, each) => so ?? repeatedElement(each), null);
  const { operator, found, expected } = explanation;
  if (!Array.isArray(found) || !areFields(expected)) return null;
  if (operator === 'distinct') return repeatedIn(found, expected);
  return operator === 'distinctWhereFilled' ? repeatedIn(filledIn(found, expected), expected) : null;
}
