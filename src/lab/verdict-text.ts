/** Verdicts of deadlines and decisions in words. */

import { durationInWords, periodInWords } from '../engine/wording.ts';
import type { Language } from '../policy/types.ts';
import type { DeadlineVerdict, Exceeded, ReplayedDeadline, ReplayedDecision, Taken } from './replay-types.ts';

/** `Fra første læringsseminar til afslutning (24 måneder)`. */
export function deadlineName({ title, for: period }: ReplayedDeadline, language: Language): string {
  return /[1-9]/.test(period) ? `${title[language]} (${periodInWords(period, language)})` : title[language];
}

export function verdictInWords(verdict: DeadlineVerdict, language: Language): string {
  const da = language === 'da';
  switch (verdict.is) {
    case 'met':
      return da ? 'overholdt' : 'met';
    case 'exceeded':
      return `${da ? 'overskredet med' : 'exceeded by'} ${exceededBy(verdict, language)}`;
    case 'not-decidable':
      return `${da ? 'kan ikke afgøres' : 'cannot be decided'}. ${verdict.why[language]}`;
    case 'open':
      return `${da ? 'åben' : 'open'}. ${verdict.why[language]}`;
    case 'not-counting':
      return da ? 'tæller ikke i sagens tilstand' : 'does not count in the state of the case';
    case 'not-begun':
      return da ? 'ikke begyndt' : 'not begun';
    default:
      return verdict satisfies never;
  }
}

/** What would follow if the plan is kept. */
export function plannedInWords(verdict: DeadlineVerdict, language: Language): string {
  const da = language === 'da';
  if (verdict.is === 'met') return da ? 'vil blive overholdt' : 'will be met';
  if (verdict.is !== 'exceeded') return verdictInWords(verdict, language);
  return `${da ? 'vil blive overskredet med' : 'will be exceeded by'} ${exceededBy(verdict, language)}`;
}

export function exceededBy({ by, atMost }: Exceeded, language: Language): string {
  const da = language === 'da';
  const least = durationInWords(by, language);
  if (atMost === null) return `${da ? 'mindst' : 'at least'} ${least}`;
  if (atMost.inDays === by.inDays) return least;
  const most = durationInWords(atMost, language);
  return `${least} ${da ? 'til' : 'to'} ${most}`;
}

/** Null when nothing worth telling is known. */
export function takenInWords({ shortest, longest }: Taken, language: Language): string | null {
  const da = language === 'da';
  const least = shortest && durationInWords(shortest, language);
  const most = longest && durationInWords(longest, language);
  if (least === most) return least;
  if (least === null) return `${da ? 'højst' : 'at most'} ${most}`;
  if (most === null) return shortest?.inDays === 0 ? null : `${da ? 'mindst' : 'at least'} ${least}`;
  return `${least} ${da ? 'til' : 'to'} ${most}`;
}

export function decisionInWords(verdict: ReplayedDecision['verdict'], language: Language): string {
  const da = language === 'da';
  switch (verdict) {
    case 'passes':
      return da ? 'opfylder kravene' : 'meets the requirements';
    case 'fails':
      return da ? 'opfylder ikke kravene' : 'does not meet the requirements';
    case 'not-decidable':
      return da ? 'kan ikke afgøres' : 'cannot be decided';
    case 'no-rules':
      return da ? 'ingen krav' : 'no requirements';
    default:
      return verdict satisfies never;
  }
}
