import type { Condition } from '../conditions/types.ts';
import { choiceLabel, factLabel } from '../lab/fact-labels.ts';
import type { Json, Language, Policy, Text } from '../policy/types.ts';
import { inBoth } from './in-both.ts';
import { operatorInWords, valueInWords } from './operator-words.ts';
import { parameterValueInWords } from './parameter-words.ts';

/** A condition as a person reads it, in the shape it has. */
export type ToldCondition =
  | { kind: 'all' | 'any' | 'not'; of: ToldCondition[] }
  /** A condition that has a name of its own. */
  | { kind: 'condition'; title: Text; of: ToldCondition[] }
  | { kind: 'leaf'; text: Text };

/** Conditions refer to one another at most this deep; the check of the text has refused circles. */
const deepest = 8;

export function conditionInWords(policy: Policy, workflow: string, condition: Condition, depth = 0): ToldCondition {
  const inner = (each: Condition) => conditionInWords(policy, workflow, each, depth);
  if ('all' in condition) return { kind: 'all', of: condition.all.map(inner) };
  if ('any' in condition) return { kind: 'any', of: condition.any.map(inner) };
  if ('not' in condition) return { kind: 'not', of: [inner(condition.not)] };
  if ('condition' in condition) {
    const named = policy.conditions[condition.condition];
    const title = named?.title ?? { da: condition.condition, en: condition.condition };
    const of = named && depth < deepest ? [conditionInWords(policy, workflow, named.when, depth + 1)] : [];
    return { kind: 'condition', title, of };
  }
  const path = pathOf(condition);
  return {
    kind: 'leaf',
    text: inBoth((language) => {
      const write = (value: unknown) => expectedInWords(policy, workflow, path, value, language);
      return `${named(policy, workflow, path, language)} ${operatorInWords(condition.operator, condition.value, language, write)}`;
    }),
  };
}

function expectedInWords(policy: Policy, workflow: string, path: string, value: unknown, language: Language): string {
  if (Array.isArray(value)) {
    return value.map((each) => expectedInWords(policy, workflow, path, each, language)).join(', ');
  }
  if (typeof value === 'object' && value !== null && 'fact' in value) {
    const other = pathOf(value as { fact: string; path?: string });
    const parameter = other.startsWith('parameter.') ? policy.parameters[other.slice('parameter.'.length)] : undefined;
    const now = parameter ? ` (${parameterValueInWords(parameter, language)})` : '';
    return named(policy, workflow, other, language) + now;
  }
  const label = choiceLabel(policy, workflow, path, value as Json) ?? titleOfId(policy, workflow, value);
  return label ? quoted(label[language], language) : valueInWords(value, language);
}

function titleOfId(policy: Policy, workflow: string, value: unknown): Text | undefined {
  if (typeof value !== 'string') return undefined;
  const milestones = policy.workflows[workflow]?.milestones ?? {};
  if (Object.hasOwn(policy.organisations, value)) return policy.organisations[value]?.title;
  return Object.hasOwn(milestones, value) ? milestones[value]?.title : undefined;
}

function named(policy: Policy, workflow: string, path: string, language: Language): string {
  const label = quoted(factLabel(policy, workflow, path)[language], language);
  if (!path.endsWith('.length')) return label;
  return language === 'da' ? `antallet i ${label}` : `the number in ${label}`;
}

function quoted(label: string, language: Language): string {
  return language === 'da' ? `»${label}«` : `“${label}”`;
}

function pathOf({ fact, path = '$' }: { fact: string; path?: string }): string {
  return `${fact}${path.slice(1)}`;
}
