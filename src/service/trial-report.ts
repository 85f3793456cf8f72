import type { TrialReport } from '../lab/trial.ts';
import type { ParsedText } from '../policy/text.ts';
import { tryTrial } from './replay-precedents.ts';

const kept = new WeakMap<ParsedText, Map<string, TrialReport>>();

/** What a trial would have changed in the precedents; worked out once for a text. Null when there is no such trial. */
export function reportOfTrial(text: ParsedText, trial: string): TrialReport | null {
  const known = kept.get(text) ?? new Map<string, TrialReport>();
  kept.set(text, known);
  const ready = known.get(trial);
  if (ready) return ready;
  const tried = tryTrial(text, trial, 'da', () => {});
  if ('problem' in tried) return null;
  known.set(trial, tried.report);
  return tried.report;
}
