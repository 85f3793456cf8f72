/** The nominations of a round side by side, with the scores of their assessors. The order is for the eye: people rank. */

import { rightTo } from '../engine/rights.ts';
import type { Case } from '../engine/types.ts';
import type { JsonObject } from '../policy/types.ts';
import type { Access } from './access.ts';
import { assessmentView, type Numbers } from './assessment.ts';
import { type Office, policyOf } from './office.ts';
import { type ScoredCriterion, scoredCriteria } from './scores.ts';

/** The command by which the group ranks: a workflow that has it is a round. */
export const ranking = 'round.recommend';

interface RankedCase {
  id: string;
  title: string;
  /** Null for somebody who is to score and has not. */
  numbers: Numbers | null;
  /** What the group recommended of it. */
  recommendation: JsonObject | null;
}

export interface RankingView {
  criteria: ScoredCriterion[];
  /** Highest mean first; those without numbers last, by title. */
  cases: RankedCase[];
  /** Nominations of the round that the visitor is kept out of. */
  hidden: number;
  /** Whether the visitor follows the assessors of a nomination, and may see all of their scores. */
  follows: boolean;
  /** The round's own ranking, once given. */
  recommendation: JsonObject | null;
}

/** Null where the case is no round, or the visitor is not one of those who read all rounds. */
export async function rankingView(office: Office, access: Access, round: Case): Promise<RankingView | null> {
  const policy = await policyOf(office, round);
  const reads = access.rolesIn(round).some((role) => access.policy.roles[role]?.sees?.includes(round.workflow));
  if (!reads || !rightTo(policy, round.workflow, ranking)) return null;
  const linked = (await office.ledger.listCases()).filter(({ snapshot }) => snapshot.links.round === round.id);
  const cases: RankedCase[] = [];
  let hidden = 0;
  let follows = false;
  for (const { snapshot } of linked) {
    if (snapshot.milestones.validated === undefined) continue;
    const view = access.sees(snapshot) ? await assessmentView(office, access, snapshot) : null;
    follows ||= view?.progress != null;
    if (!view) hidden += 1;
    else
      cases.push({
        id: snapshot.id,
        title: snapshot.title,
        numbers: view.numbers,
        recommendation: view.recommendation,
      });
  }
  const mean = ({ numbers }: RankedCase) => numbers?.overall?.mean ?? -1;
  cases.sort((a, b) => mean(b) - mean(a) || a.title.localeCompare(b.title, 'da'));
  const { recommendation } = round.facts;
  return {
    criteria: scoredCriteria(policy),
    cases,
    hidden,
    follows,
    recommendation:
      typeof recommendation === 'object' && recommendation && !Array.isArray(recommendation) ? recommendation : null,
  };
}
