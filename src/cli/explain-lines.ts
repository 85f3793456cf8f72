/** Why an event came about, rule by rule. */

import type { CaseEvent } from '../engine/types.ts';
import { spanInWords } from '../engine/wording.ts';
import type { Language, Policy } from '../policy/types.ts';
import type { explainEvent } from '../service/case-file.ts';
import type { Cited } from '../service/cited.ts';
import { operatorInWords } from './operator-words.ts';
import { sourceLines } from './refusal-lines.ts';

type Explained = NonNullable<Awaited<ReturnType<typeof explainEvent>>>;
type Rule = Explained['explanation']['rules'][number];
type Because = Rule['because'];

export function explainLines(
  { event, explanation, policy }: Explained,
  cite: (source: string[]) => Cited[],
  language: Language,
): string[] {
  const say = words[language];
  const { what, advisory, rules, source } = explanation;
  return [
    `${event.case}, ${say.event} ${event.version}: ${what[language]}`,
    `${say.happened}: ${spanInWords(event.occurredAt, language)}`,
    `${say.by}: ${roleOf(event, policy, language)} (${event.actor.by})`,
    `${say.policy}: ${event.policy}`,
    ...(advisory ? [say.advisory] : []),
    ...sourceLines(cite(source), language),
    ...(rules.length === 0 ? [say.noRules] : []),
    ...rules.flatMap((rule) => ['', ...ruleLines(rule, cite, language)]),
  ];
}

function ruleLines(rule: Rule, cite: (source: string[]) => Cited[], language: Language): string[] {
  const say = words[language];
  const { criterion, title, strength, verdict, second, because, otherwise, source } = rule;
  const other = second === null ? say.notAsked : say.second[second ? 'yes' : 'no'];
  return [
    `${title[language]} [${criterion}] – ${say[strength]}: ${say[verdict]}`,
    `  ${say.opinions}: ${say[verdict]}; ${other}`,
    ...becauseLines(because, language).map((line) => `  ${line}`),
    ...(verdict === 'pass' || otherwise === null ? [] : [`  ${otherwise[language]}`]),
    ...sourceLines(cite(source), language).map((line) => `  ${line}`),
  ];
}

function becauseLines(because: Because, language: Language): string[] {
  const say = words[language];
  const inner = (of: Because[]) => of.flatMap((each) => becauseLines(each, language)).map((line) => `  ${line}`);
  switch (because.kind) {
    case 'all':
    case 'any':
    case 'not':
      return [`${marks[because.verdict]} ${say[because.kind]}`, ...inner(because.of)];
    case 'condition':
      return [`${marks[because.verdict]} ${say.condition} ${because.name}`, ...inner(because.of)];
    case 'leaf': {
      const { fact, operator, expected, found, missing } = because;
      const told = missing.length > 0 ? `${say.missing} ${missing.join(', ')}` : `${say.found} ${shown(found)}`;
      return [`${marks[because.verdict]} ${fact} ${operatorInWords(operator, expected, language)} – ${told}`];
    }
    default:
      return because satisfies never;
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '–';
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

function roleOf({ actor }: CaseEvent, policy: Policy, language: Language): string {
  return policy.roles[actor.role]?.title[language] ?? actor.role;
}

const marks: Record<Rule['verdict'], string> = { pass: '✓', fail: '✗', unknown: '?' };

const words = {
  da: {
    event: 'hændelse',
    happened: 'Sket',
    by: 'Af',
    policy: 'Afgjort efter reglerne med kendetegnet',
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
    policy: 'Decided under the rules with the hash',
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
