/** Validation, assessment and ranking, each as its page shows it to the same person. */

import type { Json, JsonObject } from '../../policy/types.ts';
import { type AssessmentView, assessmentView, type Numbers } from '../../service/assessment.ts';
import { exportScores } from '../../service/export-scores.ts';
import { rankingView } from '../../service/ranking.ts';
import { rankingPicture } from '../../service/ranking-picture.ts';
import { svg, xlsx } from './media.ts';
import type { Call, Operation } from './operation.ts';
import { ApiProblem } from './problems.ts';
import { boolean, facts, integer, list, map, object, orNull, ref, string } from './schema.ts';

const common = { method: 'GET', group: 'nominations', scope: 'read' } as const;
const number = { type: 'number' };
const criteria = list(object({ id: string, title: ref('Text') }));
const spread = orNull(
  object({ assessors: integer, mean: number, lowest: number, highest: number, deviation: orNull(number) }),
);
const given = object({
  version: integer,
  on: ref('Span'),
  assessor: string,
  scores: map(object({ score: number, reason: string })),
  note: orNull(string),
});
/** Null for somebody who is to score and has not. */
const numbers = orNull(object({ overall: spread, criteria: map(spread), scores: list(given) }));

export const assessmentOperations: Operation[] = [
  {
    ...common,
    id: 'readAssessment',
    path: '/cases/:case/assessment',
    title: {
      da: 'En vurdering: egne point, tallene, hvem der mangler, og gruppens indstilling',
      en: 'An assessment: own scores, the numbers, who is missing, and the recommendation of the group',
    },
    answer: object({
      criteria,
      scores: boolean,
      own: list(given),
      numbers,
      /** For those who follow the assessors. */
      progress: orNull(
        list(
          object({
            assessor: string,
            name: orNull(string),
            latest: orNull(given),
            recusal: orNull(object({ version: integer, on: ref('Span'), assessor: string, reason: string })),
          }),
        ),
      ),
      recommendation: orNull(facts),
    }),
    async handle({ house, access, kase }) {
      const view = await assessmentView(house.office, access, kase.snapshot);
      if (!view) throw new ApiProblem('forbidden');
      return { json: shownAssessment(view), version: kase.snapshot.version };
    },
  },
  {
    ...common,
    id: 'readRanking',
    path: '/cases/:case/ranking',
    title: { da: 'En rundes indstillinger side om side', en: 'The nominations of a round side by side' },
    answer: object({
      criteria,
      cases: list(object({ id: string, title: string, numbers, recommendation: orNull(facts) })),
      /** Nominations that the person is kept out of. */
      hidden: integer,
      /** In the ranking null stands for a nomination that the person is kept out of. */
      recommendation: orNull(
        object({ ranking: list(orNull(string)), recommended: list(string), reasons: orNull(string) }),
      ),
    }),
    async handle(call) {
      const { criteria: scored, cases, hidden, recommendation } = await rankingOf(call);
      const shown = cases.map(({ numbers: of, ...each }) => ({ ...each, numbers: shownNumbers(of) }));
      const given = recommendation && shownRecommendation(recommendation, new Set(cases.map(({ id }) => id)));
      return {
        json: { criteria: scored, cases: shown, hidden, recommendation: given },
        version: call.kase.snapshot.version,
      };
    },
  },
  {
    ...common,
    id: 'drawRanking',
    path: '/cases/:case/ranking.svg',
    title: { da: 'En rundes indstillinger tegnet side om side', en: 'The nominations of a round drawn side by side' },
    answer: { files: [svg] },
    async handle(call) {
      const { house, kase, language } = call;
      return { file: await rankingPicture(house.office, kase.snapshot, await rankingOf(call), language), type: svg };
    },
  },
  {
    ...common,
    id: 'exportScores',
    path: '/cases/:case/ranking.xlsx',
    title: {
      da: 'Alle point og inhabiliteter i en runde, for dem, der følger vurderingen',
      en: 'Every score and recusal of a round, for those who follow the assessment',
    },
    answer: { files: [xlsx] },
    perMinute: 30,
    async handle({ house, access, kase, language }) {
      const file = await exportScores(house.office, access, kase.snapshot, language);
      if (!file) throw new ApiProblem('forbidden');
      return { file, type: xlsx, name: `${kase.snapshot.id}-point.xlsx` };
    },
  },
];

async function rankingOf({ house, access, kase }: Call) {
  const view = await rankingView(house.office, access, kase.snapshot);
  if (!view) throw new ApiProblem('forbidden');
  return view;
}

function shownAssessment({
  criteria: scored,
  own,
  scores,
  numbers: of,
  progress,
  names,
  recommendation,
}: AssessmentView) {
  return {
    criteria: scored,
    scores,
    own,
    numbers: shownNumbers(of),
    progress: progress?.map((each) => ({ ...each, name: names[each.assessor] ?? null })) ?? null,
    recommendation,
  };
}

function shownNumbers(of: Numbers | null) {
  return of && { overall: of.overall, criteria: of.criteria, scores: of.scores };
}

function shownRecommendation({ ranking, recommended, reasons }: JsonObject, seen: Set<string>) {
  const ids = (value: Json | undefined) => (Array.isArray(value) ? value.map(String) : []);
  return {
    ranking: ids(ranking).map((id) => (seen.has(id) ? id : null)),
    recommended: ids(recommended).filter((id) => seen.has(id)),
    reasons: typeof reasons === 'string' ? reasons : null,
  };
}
