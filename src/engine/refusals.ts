/** Refusals: what was asked, why it cannot be, which rule and source stand in the way. */

import { repeatedElement } from '../conditions/repeated.ts';
import type { Explanation } from '../conditions/types.ts';
import type { Criterion, Text, Transition } from '../policy/types.ts';
import type { Refusal } from './types.ts';

type Bare = Pick<Refusal, 'code' | 'what' | 'why'> & Partial<Refusal>;

export function refusal(bare: Bare): Refusal {
  return { source: [], missing: [], ...bare };
}

export function quoted(name: string): Text {
  return { da: `»${name}«`, en: `"${name}"` };
}

/** The missing facts that keep a condition from being answered; those of branches decided without them are left out. */
export function missingThatMatters(explanation: Explanation): string[] {
  if (explanation.verdict !== 'unknown') return [];
  const missing = explanation.kind === 'leaf' ? explanation.missing : explanation.of.flatMap(missingThatMatters);
  return [...new Set(missing)].sort();
}

/** The refusal that a `must` criterion which fails, or cannot be judged, gives rise to. */
export function criterionRefusal(what: Text, id: string, criterion: Criterion, explanation: Explanation): Refusal {
  const missing = missingThatMatters(explanation);
  const unknown = explanation.verdict === 'unknown';
  const lacking = missing.join(', ');
  const { title, otherwise, source } = criterion;
  const already = alreadyThere(criterion, explanation);
  return refusal({
    code: unknown ? 'criterion-unknown' : 'criterion-failed',
    what,
    why: unknown
      ? {
          da: `${title.da}: ${otherwise.da} (Kan ikke afgøres, fordi der mangler: ${lacking}.)`,
          en: `${title.en}: ${otherwise.en} (Cannot be judged, because this is missing: ${lacking}.)`,
        }
      : {
          da: `${title.da}: ${otherwise.da}${already.da}`,
          en: `${title.en}: ${otherwise.en}${already.en}`,
        },
    rule: id,
    source,
    missing,
  });
}

/** What the text says of the element that a later one is the same as; nothing where the element lacks what is said. */
function alreadyThere({ already }: Criterion, explanation: Explanation): Text {
  const found = already && repeatedElement(explanation)?.element;
  if (!already || typeof found !== 'object' || found === null) return { da: '', en: '' };
  const fields = found as Record<string, unknown>;
  const said = (sentence: string) => {
    const parts = sentence.split(/\{([^{}]+)\}/);
    const filled = parts.map((part, index) => (index % 2 === 0 ? part : Object.hasOwn(fields, part) && fields[part]));
    return filled.every((part) => typeof part === 'string') ? ` ${filled.join('')}` : '';
  };
  return { da: said(already.da), en: said(already.en) };
}

/** The name of a command as its transition titles it. */
export function titleOf(transitions: Transition[], command: string): Text {
  return transitions[0]?.meta.title ?? quoted(command);
}
