/** Two opinions on a binding decision: json-rules-engine is asked the same, and a disagreement stops the command. */

import { secondOpinion } from '../conditions/second-opinion.ts';
import type { Policy } from '../policy/types.ts';
import { quoted, refusal } from './refusals.ts';
import type { CaseEvent, CriterionVerdict, Decision, Refusal } from './types.ts';
import { namedConditions } from './verdicts.ts';

/** The decision with the second opinion written on its verdicts, or refusals where the two disagree. */
export async function confirm(policy: Policy, decision: Decision): Promise<Decision> {
  if ('refusals' in decision) return decision;
  const events: CaseEvent[] = [];
  const refusals: Refusal[] = [];
  for (const event of decision.events) {
    const facts = decision.judgedBy[event.version];
    if (event.type !== 'accepted' || !facts) {
      events.push(event);
      continue;
    }
    const verdicts: CriterionVerdict[] = [];
    for (const verdict of event.verdicts) {
      const rule = policy.criteria[verdict.criterion] ?? policy.conditions[verdict.criterion];
      const second = rule ? await secondOpinion(rule.when, facts, { named: namedConditions(policy) }) : null;
      if (second !== null && second !== (verdict.verdict === 'pass'))
        refusals.push(disagreement(verdict, event.command));
      verdicts.push({ ...verdict, second });
    }
    events.push({ ...event, verdicts });
  }
  return refusals.length > 0 ? { refusals } : { ...decision, events };
}

function disagreement({ criterion, verdict }: CriterionVerdict, command: string): Refusal {
  return refusal({
    code: 'second-opinion',
    what: quoted(command),
    why: {
      da: `De to regelmotorer er uenige om kriteriet »${criterion}« (den ene svarer ${verdict}). Beslutningen er stoppet; kontakt driften.`,
      en: `The two evaluators disagree on the criterion "${criterion}" (one answers ${verdict}). The decision was stopped; contact operations.`,
    },
    rule: criterion,
  });
}
