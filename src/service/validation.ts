/** Technical validation: what the rules answer on each criterion, beside what the coordinators think of it. */

import type { Explanation } from '../conditions/types.ts';
import { effectiveEvents } from '../engine/correct.ts';
import { nested } from '../engine/read-facts.ts';
import { rightTo } from '../engine/rights.ts';
import { exactly } from '../engine/time.ts';
import type { Case, CaseEvent, CriterionVerdict } from '../engine/types.ts';
import { explained, factsOf, judge } from '../engine/verdicts.ts';
import type { CalendarDate, Json, JsonObject, Policy, Source, StateNode, Text } from '../policy/types.ts';
import { type Access, readsAll } from './access.ts';
import { clarificationsIn, type Exchange } from './clarifications.ts';
import { labelOf, labelsIn } from './labelled.ts';
import { type Office, policyOf, relatedFacts } from './office.ts';

export const passing = 'validation.pass';

export interface JudgedCriterion {
  id: string;
  title: Text;
  strength: CriterionVerdict['strength'];
  verdict: CriterionVerdict['verdict'];
  waivedUntil: CalendarDate | null;
  otherwise: Text;
  missing: Text[];
  because: Explanation;
  labels: Record<string, Text>;
  source: Source;
  /** False for a criterion of the coordinators' own judgement: that is not judged again. */
  judged: boolean;
  judgement: { judgement: string; remark: string | null } | null;
}

export interface ValidationView {
  policy: Policy;
  /** Whether the visitor is one of those who validate, or reads all cases; others see the answers of the rules and the dialogue. */
  whole: boolean;
  criteria: JudgedCriterion[];
  /** The event by which the validation was passed: then its answers are shown, not those of today. */
  passed: Extract<CaseEvent, { type: 'accepted' }> | null;
  conclusion: string | null;
  remarks: string | null;
  dialogue: Exchange[];
}

/** Null where the workflow of the case has no validation, or nothing has been submitted to validate. */
export async function validationView(
  office: Office,
  access: Access,
  kase: Case,
  today: CalendarDate,
): Promise<ValidationView | null> {
  const policy = await policyOf(office, kase);
  const right = rightTo(policy, kase.workflow, passing);
  if (!right || kase.facts.nomination === undefined) return null;
  const events = effectiveEvents((await office.ledger.events(kase.id)).map(({ event }) => event));
  const passed = events.findLast((event) => event.type === 'accepted' && event.command === passing) ?? null;
  const held = kase.facts.validation;
  const validation = typeof held === 'object' && held !== null && !Array.isArray(held) ? held : {};
  const done = passed?.type === 'accepted' && kase.milestones.validated !== undefined ? passed : null;
  const then = done ? ((await office.ledger.policy(done.policy)) ?? policy) : policy;
  const facts = factsOf(
    policy,
    kase,
    { name: passing, role: right.roles[0] ?? '', occurredAt: exactly(today), payload: validation },
    await relatedFacts(office, kase),
  );
  const workflow = policy.workflows[kase.workflow];
  const guard = workflow && guardOf(workflow);
  const verdicts = done ? done.verdicts : guard ? judge(policy, guard, facts, kase, exactly(today)) : [];
  const label = labelOf(then, kase.workflow);
  const judgements = judgementsIn(validation);
  const whole = readsValidation(access, policy, kase);
  const criteria = verdicts.flatMap((verdict): JudgedCriterion[] => {
    const rule = then.criteria[verdict.criterion];
    const judged = ![...Object.keys(verdict.read), ...verdict.missing].some((path) => path.startsWith('validation.'));
    if (!rule || (!judged && !whole)) return [];
    const because = explained(then, verdict.criterion, done ? nested(verdict.read) : facts);
    return [
      {
        id: verdict.criterion,
        title: rule.title,
        strength: verdict.strength,
        verdict: verdict.verdict,
        waivedUntil: verdict.waivedUntil ?? null,
        otherwise: rule.otherwise,
        missing: verdict.missing.map(label),
        because,
        labels: labelsIn(then, kase.workflow, because),
        source: rule.source,
        judged,
        judgement: judgements.get(verdict.criterion) ?? null,
      },
    ];
  });
  return {
    policy: then,
    whole,
    criteria,
    passed: done,
    conclusion: textOf(validation.conclusion),
    remarks: textOf(validation.remarks),
    dialogue: await clarificationsIn(office, kase, today),
  };
}

/** Whether somebody is one of those who validate, or reads all cases of the workflow. */
export function readsValidation(access: Access, policy: Policy, kase: Case): boolean {
  const validates = rightTo(policy, kase.workflow, passing)?.roles ?? [];
  return access.rolesIn(kase).some((role) => validates.includes(role) || readsAll(access, role, kase));
}

/** The gate of the command, wherever in the workflow it is given. */
function guardOf(node: Pick<StateNode, 'on' | 'states'>): string | undefined {
  const own = node.on?.[passing]?.find(({ guard }) => guard !== undefined)?.guard;
  return (
    own ??
    Object.values(node.states ?? {})
      .map(guardOf)
      .find((guard) => guard !== undefined)
  );
}

function judgementsIn({ judgements }: JsonObject): Map<string, NonNullable<JudgedCriterion['judgement']>> {
  const found = new Map<string, NonNullable<JudgedCriterion['judgement']>>();
  for (const each of Array.isArray(judgements) ? judgements : []) {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) continue;
    const { criterion, judgement, remark } = each;
    if (typeof criterion === 'string' && typeof judgement === 'string')
      found.set(criterion, { judgement, remark: textOf(remark) });
  }
  return found;
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
