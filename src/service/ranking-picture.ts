import { drawSpread } from '../documents/spread-chart.ts';
import type { Case } from '../engine/types.ts';
import type { JsonObject, Language, Text } from '../policy/types.ts';
import type { Office } from './office.ts';
import { policyOf } from './office.ts';
import type { RankingView } from './ranking.ts';

/** The ranking of a round as SVG; the same numbers stand in its table. */
export async function rankingPicture(
  office: Office,
  round: Case,
  view: RankingView,
  language: Language,
): Promise<string> {
  const form = (await policyOf(office, round)).forms['assessment-score'];
  const rows = view.cases.map(({ title, numbers }) => ({
    title,
    spread: numbers?.overall ?? null,
    instead: (numbers ? nobody : later)[language],
  }));
  return drawSpread({ title: heading[language], scale: scaleOf(form), rows }, language);
}

/** From the lowest to the highest score that the form allows. */
function scaleOf(schema: JsonObject | undefined): { from: number; to: number } {
  const fields = Object.values((schema?.properties ?? {}) as Record<string, JsonObject>);
  const score = fields.find(({ type }) => type === 'integer');
  if (score) return { from: Number(score.minimum), to: Number(score.maximum) };
  const inner = fields.find(({ type }) => type === 'object');
  return inner ? scaleOf(inner) : { from: 1, to: 5 };
}

const heading: Text = { da: 'Gennemsnit og spredning', en: 'Mean and spread' };
const nobody: Text = { da: 'Ingen har givet point endnu', en: 'Nobody has scored yet' };
/** Why somebody who is to score does not see the numbers of others. */
const later: Text = {
  da: 'Vises, når du selv har givet point',
  en: 'Shown once you have scored yourself',
};
