/** A form seen as its single answers: what a person fills in one by one, and what two people can differ about. */

import { contentHash } from '../policy/hash.ts';
import type { Form, Json, JsonObject, Policy, Text } from '../policy/types.ts';

export interface Answer {
  /** Dotted; never inside a list. */
  path: string;
  /** Number of the question it belongs to; null where the form gives none. */
  question: number | null;
  /** Of the group it stands in, and its own. */
  labels: Text[];
  schema: JsonObject;
}

/** Every answer of a form, in its order. */
export function answersOf(form: Form): Answer[] {
  return within(form, '', [], null);
}

function within(schema: JsonObject, above: string, labels: Text[], asked: number | null): Answer[] {
  return Object.entries((schema.properties ?? {}) as Record<string, JsonObject>).flatMap(([name, field]): Answer[] => {
    const path = above === '' ? name : `${above}.${name}`;
    const question = typeof field.question === 'number' ? field.question : asked;
    const own = [...labels, field.label as Text];
    if (field.type === 'object') return within(field, path, own, question);
    return [{ path, question, labels: own, schema: field }];
  });
}

/** What was answered; null where nothing was. A default stands for itself. */
export function answerIn(values: JsonObject, { path, schema }: Pick<Answer, 'path' | 'schema'>): Json {
  const found = path.split('.').reduce<Json | undefined>((so, step) => {
    if (so === null || typeof so !== 'object' || Array.isArray(so) || !Object.hasOwn(so, step)) return undefined;
    return so[step];
  }, values);
  const value = found ?? (schema.default as Json | undefined) ?? null;
  return value === '' || (Array.isArray(value) && value.length === 0) ? null : value;
}

/** Something was answered beyond what every empty form holds. */
export function isAnswered(values: JsonObject, answer: Answer): boolean {
  const value = answerIn(values, answer);
  return value !== null && value !== false;
}

/** A mark by which a page remembers what it showed. */
export function markOf(value: Json): string {
  return contentHash(value).slice(0, 16);
}

/** Values with one answer changed; null takes it away, and a group in which nothing is left goes too. */
export function withAnswer(values: JsonObject, path: string, value: Json): JsonObject {
  const [first = '', ...rest] = path.split('.');
  const inner = values[first];
  const group = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
  const next = rest.length === 0 ? value : withAnswer(group, rest.join('.'), value);
  const gone = next === null || (rest.length > 0 && Object.keys(next as JsonObject).length === 0);
  const { [first]: _, ...others } = values;
  return gone ? others : { ...others, [first]: next };
}

/** An answer as a person reads it, line by line; empty where nothing was answered. */
export function answerInWords(policy: Policy, schema: JsonObject, value: Json): Text[] {
  if (value === null || value === '') return [];
  if (Array.isArray(value)) {
    const items = (schema.items ?? {}) as JsonObject;
    return value.flatMap((each) => answerInWords(policy, items, each));
  }
  if (typeof value === 'object') {
    const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonObject>);
    const parts = fields.flatMap(([name, field]) => answerInWords(policy, field, value[name] ?? null));
    return parts.length === 0 ? [] : [joined(parts)];
  }
  if (typeof value === 'boolean') return [value ? { da: 'Ja', en: 'Yes' } : { da: 'Nej', en: 'No' }];
  const choice = ((schema.oneOf ?? []) as JsonObject[]).find((each) => each.const === value);
  if (choice) return [choice.label as Text];
  const organisation = Object.hasOwn(policy.organisations, String(value)) ? policy.organisations[String(value)] : null;
  if (organisation && schema.refersTo === 'organisation') return [organisation.title];
  return String(value)
    .split('\n')
    .map((line) => ({ da: line, en: line }));
}

function joined(parts: Text[]): Text {
  return { da: parts.map(({ da }) => da).join(' – '), en: parts.map(({ en }) => en).join(' – ') };
}
