/** Refusals: what was asked, why it cannot be, which rule and source stand in the way. */

import type { Explanation } from '../conditions/types.ts';
import type { Criterion, Text, Transition } from '../policy/types.ts';
import type { CriterionVerdict, Refusal } from './types.ts';

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
export function criterionRefusal(what: Text, id: string, criterion: Criterion, verdict: CriterionVerdict): Refusal {
  const unknown = verdict.verdict === 'unknown';
  const lacking = verdict.missing.join(', ');
  return refusal({
    code: unknown ? 'criterion-unknown' : 'criterion-failed',
    what,
    why: unknown
      ? {
          da: `${criterion.title.da}: ${criterion.otherwise.da} (Kan ikke afgøres, fordi der mangler: ${lacking}.)`,
          en: `${criterion.title.en}: ${criterion.otherwise.en} (Cannot be judged, because this is missing: ${lacking}.)`,
        }
      : {
          da: `${criterion.title.da}: ${criterion.otherwise.da}`,
          en: `${criterion.title.en}: ${criterion.otherwise.en}`,
        },
    rule: id,
    source: criterion.source,
    missing: verdict.missing,
  });
}

/** The name of a command as its transition titles it. */
export function titleOf(transitions: Transition[], command: string): Text {
  return transitions[0]?.meta.title ?? quoted(command);
}
