/** The nominations of a round side by side, with the scores of their assessors. The order is for the eye: people rank. */

import type { Case } from '../engine/types.ts';
import type { JsonObject } from '../policy/types.ts';
import type { Access } from './access.ts';
import { assessmentView, type Numbers } from './assessment.ts';
import { type Office, policyOf } from './office.ts';
import { type ScoredCriterion, scoredCriteria } from './scores.ts';

export interface RankedCase {
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
  /** The round's own ranking, once given. */
  recommendation: JsonObject | null;
}

/** Null where no case of the round has an assessment that the visitor may see. */
export async function rankingView(office: Office, access: Access, round: Case): Promise<RankingView | null> {
  const linked = (await office.ledger.listCases()).filter(({ snapshot }) => snapshot.links.round === round.id);
  const cases: RankedCase[] = [];
  let hidden = 0;
  for (const { snapshot } of linked) {
    if (snapshot.milestones.validated === undefined) continue;
    const view = access.sees(snapshot) ? await assessmentView(office, access, snapshot) : null;
    if (!view) hidden += 1;
    else
      cases.push({
        id: snapshot.id,
        title: snapshot.title,
        numbers: view.numbers,
        recommendation: view.recommendation,
      });
  }
  if (!access.rolesIn(round).some((role) => access.policy.roles[role]?.sees?.includes(round.workflow))) return null;
  const mean = ({ numbers }: RankedCase) => numbers?.overall?.mean ?? -1;
  cases.sort((a, b) => mean(b) - mean(a) || a.title.localeCompare(b.title, 'da'));
  const { recommendation } = round.facts;
  return {
    criteria: scoredCriteria(await policyOf(office, round)),
    cases,
    hidden,
    recommendation:
      typeof recommendation === 'object' && recommendation && !Array.isArray(recommendation) ? recommendation : null,
  };
}
