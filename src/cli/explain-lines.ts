/** Why an event came about, rule by rule. */

import { rulesInWords, spanInWords } from '../engine/wording.ts';
import type { Language } from '../policy/types.ts';
import type { Explained } from '../service/case-file.ts';
import type { Cited } from '../service/cited.ts';
import { actorInWords, eventInWords } from '../service/event-words.ts';
import { operatorInWords, valueInWords } from '../service/operator-words.ts';
import { sourceLines } from './refusal-lines.ts';

type Rule = Explained['explanation']['rules'][number];
type Because = Rule['because'];

export function explainLines(
  { event, what, by, explanation, policy, labels }: Explained,
  cite: (source: string[]) => Cited[],
  language: Language,
): string[] {
  const say = words[language];
  const { advisory, rules, source } = explanation;
  return [
    `${event.case}, ${say.event} ${event.version}: ${eventInWords(event, what, policy, language)}`,
    `${say.happened}: ${spanInWords(event.occurredAt, language)}`,
    `${say.by}: ${actorInWords(event, by, language, (id) => id)}`,
    `${say.policy} ${rulesInWords(policy, language)} [${event.policy.slice(0, 12)}]`,
    ...(advisory ? [say.advisory] : []),
    ...sourceLines(cite(source), language),
    ...(rules.length === 0 ? [say.noRules] : []),
    ...rules.flatMap((rule) => ['', ...ruleLines(rule, labels, cite, language)]),
  ];
}

function ruleLines(
  rule: Rule,
  labels: Explained['labels'],
  cite: (source: string[]) => Cited[],
  language: Language,
): string[] {
  const say = words[language];
  const { criterion, title, strength, verdict, second, because, otherwise, source } = rule;
  const agree = second === (verdict === 'pass');
  const other = second === null ? say.notAsked : say.second[second ? 'yes' : 'no'];
  return [
    `${title[language]} [${criterion}] – ${say[strength]}: ${say[verdict]}`,
    ...(agree ? [] : [`  ${say.opinions}: ${say[verdict]}; ${other}`]),
    ...becauseLines(because, labels, language).map((line) => `  ${line}`),
    ...(verdict === 'pass' || otherwise === null ? [] : [`  ${otherwise[language]}`]),
    ...sourceLines(cite(source), language).map((line) => `  ${line}`),
  ];
}

function becauseLines(because: Because, labels: Explained['labels'], language: Language): string[] {
  const say = words[language];
  const label = (path: string) => {
    const name = labels[path]?.[language] ?? path;
    return language === 'da' ? `»${name}«` : `"${name}"`;
  };
  const inner = (of: Because[]) =>
    of.flatMap((each) => becauseLines(each, labels, language)).map((line) => `  ${line}`);
  switch (because.kind) {
    case 'all':
    case 'any':
    case 'not':
      return [`${marks[because.verdict]} ${say[because.kind]}`, ...inner(because.of)];
    case 'condition':
      return [`${marks[because.verdict]} ${say.condition} ${because.name}`, ...inner(because.of)];
    case 'leaf': {
      const { fact, operator, expected, found, missing } = because;
      const told =
        missing.length > 0
          ? `${say.missing} ${missing.map(label).join(', ')}`
          : `${say.found} ${valueInWords(found, language)}`;
      return [`${marks[because.verdict]} ${label(fact)} ${operatorInWords(operator, expected, language)} – ${told}`];
    }
    default:
      return because satisfies never;
  }
}

const marks: Record<Rule['verdict'], string> = { pass: '✓', fail: '✗', unknown: '?' };

const words = {
  da: {
    event: 'hændelse',
    happened: 'Sket',
    by: 'Af',
    policy: 'Afgjort efter reglerne pr.',
    advisory: 'Indført bagefter: reglerne blev vurderet, men kunne ikke afvise.',
    noRules: 'Ingen regler skulle være opfyldt.',
    must: 'skal',
    should: 'bør',
    pass: 'opfyldt',
    fail: 'ikke opfyldt',
    unknown: 'kan ikke afgøres',
    opinions: 'De to regelmotorer svarer',
    second: { yes: 'opfyldt', no: 'ikke opfyldt' },
    notAsked: 'den anden blev ikke spurgt, fordi en oplysning manglede',
    all: 'alle disse',
    any: 'mindst én af disse',
    not: 'ikke dette',
    condition: 'betingelsen',
    found: 'fundet:',
    missing: 'mangler:',
  },
  en: {
    event: 'event',
    happened: 'Happened',
    by: 'By',
    policy: 'Decided under the rules of',
    advisory: 'Entered afterwards: the rules were judged but could not refuse.',
    noRules: 'No rules had to be met.',
    must: 'must',
    should: 'should',
    pass: 'met',
    fail: 'not met',
    unknown: 'cannot be decided',
    opinions: 'The two evaluators answer',
    second: { yes: 'met', no: 'not met' },
    notAsked: 'the other was not asked, because a fact was missing',
    all: 'all of these',
    any: 'at least one of these',
    not: 'not this',
    condition: 'the condition',
    found: 'found:',
    missing: 'missing:',
  },
} satisfies Record<Language, object>;
