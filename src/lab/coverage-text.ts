/** The coverage as lines for a terminal. */

import type { Language } from '../policy/types.ts';
import type { Coverage, CoveredFact } from './coverage.ts';
import type { Citation, ElementKind } from './coverage-citations.ts';

/** @param missing shows only facts that lack something: a place in the text or a reason, or a scenario. */
export function coverageText({ facts, totals }: Coverage, missing: boolean, language: Language): string[] {
  const say = phrases[language];
  const shown = missing ? facts.filter(lacksSomething) : facts;
  return [...shown.flatMap((fact) => factLines(fact, language)), say.summary(totals)];
}

/** Whether a fact is left out, or encoded without a scenario. */
export function lacksSomething({ encoded, exercisable, exercised, reason }: CoveredFact): boolean {
  return encoded.length === 0 ? reason === null : exercisable && exercised.length === 0;
}

function factLines({ id, title, encoded, exercisable, exercised, reason }: CoveredFact, language: Language): string[] {
  const say = phrases[language];
  const lines = [`${id}  ${title[language]}`, ...encoded.map((citation) => `  ${elementInWords(citation, language)}`)];
  if (reason) {
    const note = reason.note ? ` (${reason.note[language]})` : '';
    return [...lines, `  ${say.reason}: ${reason.title[language]}${note}`];
  }
  if (encoded.length === 0) return [...lines, `  ${say.missing}`];
  const places = exercised.map(({ file, line }) => `${file}:${line}`);
  if (places.length > 0) return [...lines, `  ${say.exercised}: ${places.join(', ')}`];
  return [...lines, `  ${exercisable ? say.notExercised : say.notExercisable}`];
}

function elementInWords({ kind, id, file, line }: Citation, language: Language): string {
  return `${kinds[kind][language]} ${id} (${file}:${line})`;
}

const kinds: Record<ElementKind, Record<Language, string>> = {
  workflow: { da: 'arbejdsgang', en: 'workflow' },
  phase: { da: 'fase', en: 'phase' },
  milestone: { da: 'milepæl', en: 'milestone' },
  state: { da: 'tilstand', en: 'state' },
  transition: { da: 'overgang', en: 'transition' },
  parameter: { da: 'parameter', en: 'parameter' },
  condition: { da: 'betingelse', en: 'condition' },
  criterion: { da: 'kriterium', en: 'criterion' },
  deadline: { da: 'frist', en: 'deadline' },
  reminder: { da: 'påmindelse', en: 'reminder' },
  invitation: { da: 'invitation', en: 'invitation' },
  role: { da: 'rolle', en: 'role' },
  right: { da: 'ret', en: 'right' },
  organisation: { da: 'organisation', en: 'organisation' },
  retention: { da: 'opbevaring', en: 'retention' },
  form: { da: 'formular', en: 'form' },
  field: { da: 'felt', en: 'field' },
  trial: { da: 'prøve', en: 'trial' },
  precedent: { da: 'præcedens', en: 'precedent' },
};

interface Phrases {
  reason: string;
  missing: string;
  exercised: string;
  notExercised: string;
  notExercisable: string;
  summary: (totals: Coverage['totals']) => string;
}

const phrases: Record<Language, Phrases> = {
  da: {
    reason: 'ingen regel',
    missing: 'mangler: intet i teksten henviser hertil, og der er ingen grund',
    exercised: 'prøves i',
    notExercised: 'prøves ikke i noget scenarie',
    notExercisable: 'kan ikke prøves i et scenarie',
    summary: ({ facts, encoded, exercisable, exercised, reasons, missing }) =>
      `${facts} kilder: ${encoded} står i teksten; ${exercised} prøves i et scenarie, hvor ${exercisable} kan; ${reasons} har en grund til ikke at stå der; ${missing} mangler.`,
  },
  en: {
    reason: 'no rule',
    missing: 'missing: nothing in the text cites it, and there is no reason',
    exercised: 'exercised in',
    notExercised: 'exercised in no scenario',
    notExercisable: 'cannot be exercised in a scenario',
    summary: ({ facts, encoded, exercisable, exercised, reasons, missing }) =>
      `${facts} facts: ${encoded} are encoded; ${exercised} are exercised in a scenario, where ${exercisable} can be; ${reasons} are given a reason not to be encoded; ${missing} are missing.`,
  },
};
