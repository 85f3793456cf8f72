/** The assessment of one case as a person may see it: own scores, who is missing, and the numbers once one has scored. */

import { effectiveEvents } from '../engine/correct.ts';
import { rightTo } from '../engine/rights.ts';
import type { Case } from '../engine/types.ts';
import type { JsonObject, Policy } from '../policy/types.ts';
import { type Access, readsAll } from './access.ts';
import { holdsIn } from './acting.ts';
import { type Office, policyOf } from './office.ts';
import {
  assessmentsIn,
  countingScores,
  type GivenScores,
  type Recusal,
  type ScoredCriterion,
  type Spread,
  scoredCriteria,
  spreadByCriterion,
  spreadOverall,
} from './scores.ts';

/** The command by which somebody scores: a workflow that has it has an assessment. */
export const scoring = 'assessment.score';

export interface Numbers {
  criteria: Record<string, Spread | null>;
  overall: Spread | null;
  scores: GivenScores[];
}

export interface AssessmentView {
  policy: Policy;
  criteria: ScoredCriterion[];
  /** Every set of scores the visitor has given, the latest first. */
  own: GivenScores[];
  /** Whether the visitor is one of those who score. */
  scores: boolean;
  /** Null for those who have not scored yet: nobody is led by the numbers of others. */
  numbers: Numbers | null;
  /** Who has scored, who is missing and who is recused; null for those who only score. */
  progress: Progress[] | null;
  names: Record<string, string>;
  /** What the group recommended. */
  recommendation: JsonObject | null;
}

interface Progress {
  assessor: string;
  latest: GivenScores | null;
  recusal: Recusal | null;
}

/** Null where the case has no assessment, or it is not for the visitor. */
export async function assessmentView(office: Office, access: Access, kase: Case): Promise<AssessmentView | null> {
  const policy = await policyOf(office, kase);
  const right = rightTo(policy, kase.workflow, scoring);
  const roles = access.rolesIn(kase);
  const { reads, oversees } = assessmentReading(access, policy, kase);
  if (!right || !reads) return null;
  const assessments = assessmentsIn(effectiveEvents((await office.ledger.events(kase.id)).map(({ event }) => event)));
  const criteria = scoredCriteria(policy);
  const people = await office.ledger.people();
  const scores = roles.some((role) => right.roles.includes(role));
  const own = assessments.given.filter(({ assessor }) => assessor === access.person.id).reverse();
  const holding = people
    .filter((person) => right.roles.some((role) => holdsIn(person, role, policy, kase)))
    .map(({ id }) => id);
  const everybody = [
    ...new Set([...holding, ...[...assessments.given, ...assessments.recusals].map(({ assessor }) => assessor)]),
  ];
  const { assessment } = kase.facts;
  return {
    policy,
    criteria,
    own,
    scores,
    numbers: oversees || own.length > 0 ? numbersOf(criteria, countingScores(assessments)) : null,
    progress: oversees
      ? everybody.map((assessor) => ({
          assessor,
          latest: assessments.given.findLast((each) => each.assessor === assessor) ?? null,
          recusal: assessments.recusals.findLast((each) => each.assessor === assessor) ?? null,
        }))
      : null,
    names: Object.fromEntries(people.map(({ id, name }) => [id, name])),
    recommendation: typeof assessment === 'object' && assessment && !Array.isArray(assessment) ? assessment : null,
  };
}

function numbersOf(criteria: ScoredCriterion[], scores: GivenScores[]): Numbers {
  return { criteria: spreadByCriterion(criteria, scores), overall: spreadOverall(scores), scores };
}

/** Those who read only their own cases, as nominators do, see nothing of the assessment; `oversees`: follows the assessors. */
export function assessmentReading(access: Access, policy: Policy, kase: Case): { reads: boolean; oversees: boolean } {
  const scorers = rightTo(policy, kase.workflow, scoring)?.roles ?? [];
  const reading = access.rolesIn(kase).filter((role) => readsAll(access, role, kase));
  return { reads: reading.length > 0, oversees: reading.some((role) => !scorers.includes(role)) };
}
