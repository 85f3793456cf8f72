import type { Refusal } from '../engine/types.ts';
import type { Language } from '../policy/types.ts';
import type { Cited } from '../service/cited.ts';

/** What was refused and why, one reason after another, each with its rule, source and missing facts. */
export function refusalLines(refusals: Refusal[], cite: (source: string[]) => Cited[], language: Language): string[] {
  const say = words[language];
  const [first] = refusals;
  return [
    `${say.refused}: ${first?.what[language] ?? ''}`,
    ...refusals.flatMap(({ why, rule, source, missing }) => [
      `- ${why[language]}`,
      ...(rule === undefined ? [] : [`  ${say.rule}: ${rule}`]),
      ...sourceLines(cite(source), language).map((line) => `  ${line}`),
      // A criterion that cannot be judged names what is missing in its own sentence.
      ...(missing.length === 0 || why[language].includes(missing.join(', '))
        ? []
        : [`  ${say.missing}: ${missing.join(', ')}`]),
    ]),
  ];
}

/** `Kilde: GOV-016 – Invitation …, q 1–7`, a line for each. */
export function sourceLines(sources: Cited[], language: Language): string[] {
  return sources.map(({ id, documents }) => {
    const told = documents.map(({ title, place }) => title[language] + (place === null ? '' : `, ${place}`));
    return `${words[language].source}: ${[id, ...new Set(told)].join(' – ')}`;
  });
}

const words = {
  da: { refused: 'Afvist', rule: 'Regel', source: 'Kilde', missing: 'Mangler' },
  en: { refused: 'Refused', rule: 'Rule', source: 'Source', missing: 'Missing' },
} satisfies Record<Language, object>;
