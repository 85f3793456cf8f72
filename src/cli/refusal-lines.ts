import type { Refusal } from '../engine/types.ts';
import type { Language, Text } from '../policy/types.ts';
import type { Cited } from '../service/cited.ts';

/** What was refused and why, one reason after another, each with its rule, source and missing facts by their names. */
export function refusalLines(
  refusals: (Refusal & { labels: Text[] })[],
  cite: (source: string[]) => Cited[],
  language: Language,
  command?: string,
): string[] {
  const say = words[language];
  const [first] = refusals;
  const form = refusals.find(({ code, rule }) => code === 'payload' && rule !== undefined)?.rule;
  return [
    `${say.refused}: ${first?.what[language] ?? ''}${command === undefined ? '' : ` (${command})`}`,
    ...refusals.flatMap(({ why, rule, source, labels }) => {
      const missing = labels.map((label) => label[language]);
      return [
        `- ${why[language]}`,
        ...(rule === undefined ? [] : [`  ${say.rule}: ${rule}`]),
        ...sourceLines(cite(source), language).map((line) => `  ${line}`),
        // A criterion that cannot be judged names what is missing in its own sentence.
        ...(missing.length === 0 || missing.every((each) => why[language].includes(each))
          ? []
          : [`  ${say.missing}: ${missing.join(', ')}`]),
      ];
    }),
    ...(form === undefined ? [] : [[say.form(form), ...(command === undefined ? [] : [say.empty(command)])].join(' ')]),
  ];
}

/** `Kilde: GOV-016 – Invitation …, spørgsmål 1–7`, a line for each. */
export function sourceLines(sources: Cited[], language: Language): string[] {
  return sources.map(({ id, documents }) => {
    const told = documents.map(({ title, place }) => title[language] + (place === null ? '' : `, ${place[language]}`));
    return `${words[language].source}: ${[id, ...new Set(told)].join(' – ')}`;
  });
}

const words = {
  da: {
    refused: 'Afvist',
    rule: 'Regel',
    source: 'Kilde',
    missing: 'Mangler',
    form: (form: string) => `Skemaets felter vises med »lkt workflow form ${form}«.`,
    empty: (command: string) => `»lkt case do SAG ${command} --form« giver et tomt skema at udfylde.`,
  },
  en: {
    refused: 'Refused',
    rule: 'Rule',
    source: 'Source',
    missing: 'Missing',
    form: (form: string) => `"lkt workflow form ${form}" shows the fields of the form.`,
    empty: (command: string) => `"lkt case do CASE ${command} --form" gives an empty one to fill in.`,
  },
} satisfies Record<Language, object>;
