import type { Explanation as ConditionExplanation } from '../conditions/types.ts';
import type { Policy, Source, Text } from '../policy/types.ts';
import { machineOf } from './machine.ts';
import { nested } from './read-facts.ts';
import { titleOf } from './refusals.ts';
import type { CaseEvent, CriterionVerdict } from './types.ts';
import { explained } from './verdicts.ts';

/** Why an event came about: the command, its rules and sources, the facts they read and both opinions. */
export interface Explanation {
  what: Text;
  policy: string;
  source: Source;
  /** True when entered as history: the verdicts did not bind. */
  advisory: boolean;
  rules: ExplainedRule[];
}

interface ExplainedRule {
  criterion: string;
  title: Text;
  strength: 'must' | 'should';
  source: Source;
  verdict: CriterionVerdict['verdict'];
  /** The answer of json-rules-engine; null when a fact was missing or it was not asked. */
  second: boolean | null;
  missing: string[];
  because: ConditionExplanation;
  otherwise: Text | null;
}

/** Explains an event by what it carries; `policy` must be the one the event names. */
export function explain(policy: Policy, workflow: string, event: CaseEvent): Explanation {
  const accepted = event.type === 'accepted';
  return {
    ...happening(policy, workflow, event),
    policy: event.policy,
    advisory: accepted && event.advisory,
    rules: accepted ? event.verdicts.map((verdict) => explainRule(policy, verdict)) : [],
  };
}

/** What an event is called and rests on, without its rules, which take longer to explain. */
export function happening(policy: Policy, workflow: string, event: CaseEvent): Pick<Explanation, 'what' | 'source'> {
  switch (event.type) {
    case 'accepted': {
      const candidates = machineOf(policy, workflow)?.candidates(event.from, event.command) ?? [];
      return { what: titleOf(candidates, event.command), source: candidates[0]?.meta.source ?? [] };
    }
    case 'started':
      return bare({ da: 'Sagen oprettet', en: 'Case started' });
    case 'placed':
      return bare({ da: `Indplaceret: ${event.reason}`, en: `Placed: ${event.reason}` });
    case 'deadline-passed': {
      const rule = policy.deadlines[event.deadline];
      const title = rule?.title ?? { da: event.deadline, en: event.deadline };
      const what = {
        da: `Fristen »${title.da}« udløb den ${event.due}`,
        en: `The deadline "${title.en}" passed on ${event.due}`,
      };
      return { what, source: rule?.source ?? [] };
    }
    case 'migrated':
      return bare({ da: `Flyttet til andre regler: ${event.reason}`, en: `Moved to another policy: ${event.reason}` });
    case 'corrected':
      return bare({ da: `Rettet: ${event.reason}`, en: `Corrected: ${event.reason}` });
    default:
      return event satisfies never;
  }
}

function bare(what: Text): Pick<Explanation, 'what' | 'source'> {
  return { what, source: [] };
}

function explainRule(policy: Policy, verdict: CriterionVerdict): ExplainedRule {
  const criterion = policy.criteria[verdict.criterion];
  const rule = criterion ?? policy.conditions[verdict.criterion];
  if (!rule) throw new Error(`The policy has no rule "${verdict.criterion}", which the event names.`);
  return {
    criterion: verdict.criterion,
    title: rule.title,
    strength: verdict.strength,
    source: rule.source,
    verdict: verdict.verdict,
    second: verdict.second ?? null,
    missing: verdict.missing,
    because: explained(policy, verdict.criterion, nested(verdict.read)),
    otherwise: criterion?.otherwise ?? null,
  };
}
