/** The result of a scenario for a reader. */

import type { Json, Language } from '../policy/types.ts';
import type { ScenarioResult } from './scenario-types.ts';

const words = {
  da: {
    holds: 'holder',
    fails: 'holder ikke',
    steps: 'trin',
    step: 'trin',
    given: 'udgangspunktet',
    expected: 'ventet',
    found: 'fandt',
    nothing: 'ingenting',
    trial: 'prøve',
    text: 'teksten pr.',
  },
  en: {
    holds: 'holds',
    fails: 'does not hold',
    steps: 'steps',
    step: 'step',
    given: 'what is given',
    expected: 'expected',
    found: 'found',
    nothing: 'nothing',
    trial: 'trial',
    text: 'the text of',
  },
} as const;

/** One line when the scenario holds; otherwise each deviation with its place, what was expected and what was found. */
export function scenarioText(result: ScenarioResult, language: Language): string {
  const word = words[language];
  const { file, title, policy, steps, deviations } = result;
  const trial = policy.trial === null ? '' : `, ${word.trial} ${policy.trial}`;
  const heading = `${title[language]} (${word.text} ${policy.at}${trial}, ${steps} ${word.steps})`;
  if (deviations.length === 0) return `✓ ${heading} — ${word.holds}`;
  const lines = deviations.flatMap(({ step, line, what, expected, found }) => [
    `  ${file}:${line} — ${step === 0 ? word.given : `${word.step} ${step}`}: ${what[language]}`,
    `    ${word.expected}: ${shown(expected, word.nothing)}`,
    `    ${word.found}: ${shown(found, word.nothing)}`,
  ]);
  return [`✗ ${heading} — ${word.fails}`, ...lines].join('\n');
}

function shown(value: Json, nothing: string): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return nothing;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
