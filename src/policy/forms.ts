/** Checks a command's payload against its form and tells each problem in the words of the form. */

import type { ErrorObject, ValidateFunction } from 'ajv';
import { copied } from './copied.ts';
import { compileForm } from './form-schema.ts';
import { remembered } from './remembered.ts';
import type { Form, Json, JsonObject, Policy, Text } from './types.ts';

export interface FormProblem {
  /** Dotted path of the field, list elements by their number from 0; empty for the form as a whole. */
  path: string;
  message: Text;
}

const compiled = new WeakMap<Policy, Map<string, ValidateFunction>>();
/** The text of most days has the same form. */
const ofSameForm = remembered<ValidateFunction>();

/** Problems of the payload, and a copy of it with the form's default values filled in. */
export function formProblems(
  policy: Policy,
  form: string,
  payload: JsonObject,
): { problems: FormProblem[]; payload: JsonObject } {
  const copy = copied(payload);
  const validate = validatorOf(policy, form);
  if (!validate) {
    const message = { da: `Formularen "${form}" findes ikke.`, en: `There is no form called "${form}".` };
    return { problems: [{ path: '', message }], payload: copy };
  }
  const schema = policy.forms[form]!;
  if (validate(copy)) {
    const problems = blanks(schema, copy, []).map((path) => blankProblem(path, schema));
    return { problems, payload: copy };
  }
  const errors = validate.errors ?? [];
  const unions = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  const insideUnion = (error: ErrorObject) =>
    unions.some((union) => union !== error && error.instancePath === union.instancePath && error.keyword === 'const');
  const wrongType = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath));
  const problems = errors
    .filter((error) => error.keyword !== 'if' && !insideUnion(error))
    .filter((error) => error.keyword === 'type' || !wrongType.has(error.instancePath))
    .map((error) => problemInWords(error, schema));
  return { problems, payload: copy };
}

/** The payload with who acts in the field that the form names for it; one that is given already stays. */
export function withActor(form: Form | undefined, payload: JsonObject, by: string): JsonObject {
  const field = form?.actor;
  return typeof field !== 'string' || Object.hasOwn(payload, field) ? payload : { ...payload, [field]: by };
}

function validatorOf(policy: Policy, form: string): ValidateFunction | null {
  const known = compiled.get(policy) ?? new Map<string, ValidateFunction>();
  compiled.set(policy, known);
  const ready = known.get(form);
  if (ready) return ready;
  const schema = Object.hasOwn(policy.forms, form) ? policy.forms[form] : undefined;
  if (!schema) return null;
  const made = ofSameForm(form, JSON.stringify(schema), () => compileForm(copied(schema)));
  known.set(form, made);
  return made;
}

/** Required texts in which nothing is written. */
function blanks(schema: Json | undefined, value: Json, path: string[], found: string[][] = []): string[][] {
  if (!isMapping(schema)) return found;
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries())
      if (typeof each === 'object') blanks(schema.items, each, [...path, String(index)], found);
    return found;
  }
  if (!isMapping(value)) return found;
  const { properties, required } = schema;
  for (const field of Object.keys(value)) {
    const inner = value[field] as Json;
    if (typeof inner === 'string') {
      if (inner.trim() === '' && Array.isArray(required) && required.includes(field)) found.push([...path, field]);
    } else if (typeof inner === 'object' && isMapping(properties)) {
      blanks(properties[field], inner, [...path, field], found);
    }
  }
  return found;
}

function blankProblem(path: string[], form: JsonObject): FormProblem {
  const label = labelOf(form, path);
  return {
    path: path.join('.'),
    message: { da: `»${label.da}« skal udfyldes.`, en: `“${label.en}” must be filled in.` },
  };
}

function isMapping(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a validator found, in the words of the schema. */
export function problemInWords(error: ErrorObject, form: JsonObject): FormProblem {
  const steps = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const extra = (error.params.missingProperty ?? error.params.additionalProperty) as string | undefined;
  const path = extra === undefined ? steps : [...steps, extra];
  return { path: path.join('.'), message: messageOf(error, labelOf(form, path)) };
}

function messageOf({ keyword, params, schema }: ErrorObject, label: Text): Text {
  const { da, en } = { da: `»${label.da}«`, en: `“${label.en}”` };
  const limit = Number(params.limit);
  switch (keyword) {
    case 'required':
      return { da: `${da} mangler.`, en: `${en} is missing.` };
    case 'additionalProperties':
      return { da: `${da} er ikke et felt i formularen.`, en: `${en} is not a field of the form.` };
    case 'type':
      return typeMessage(String(params.type), da, en);
    case 'format':
      return params.format === 'date'
        ? {
            da: `${da} skal være en dato, der findes.`,
            en: `${en} must be a date that exists.`,
          }
        : { da: `${da} har ikke den rette form.`, en: `${en} does not have the right shape.` };
    case 'minLength':
      return limit === 1
        ? { da: `${da} skal udfyldes.`, en: `${en} must be filled in.` }
        : { da: `${da} skal være på mindst ${limit} tegn.`, en: `${en} must have at least ${limit} characters.` };
    case 'maxLength':
      return { da: `${da} må højst være på ${limit} tegn.`, en: `${en} may have at most ${limit} characters.` };
    case 'minimum':
      return { da: `${da} skal være mindst ${limit}.`, en: `${en} must be at least ${limit}.` };
    case 'maximum':
      return { da: `${da} må højst være ${limit}.`, en: `${en} may be at most ${limit}.` };
    case 'minItems':
      return { da: `${da} skal have mindst ${limit}.`, en: `${en} must have at least ${limit}.` };
    case 'maxItems':
      return { da: `${da} må højst have ${limit}.`, en: `${en} may have at most ${limit}.` };
    case 'uniqueItems':
      return { da: `${da} har det samme to gange.`, en: `${en} has the same twice.` };
    case 'oneOf':
    case 'anyOf':
    case 'enum':
    case 'const': {
      const choices = choicesOf(keyword, schema);
      return {
        da: `${da} skal være en af mulighederne: ${choices.map((choice) => choice.da).join(', ')}.`,
        en: `${en} must be one of the choices: ${choices.map((choice) => choice.en).join(', ')}.`,
      };
    }
    default:
      return { da: `${da} er ikke udfyldt rigtigt.`, en: `${en} is not filled in correctly.` };
  }
}

function typeMessage(type: string, da: string, en: string): Text {
  const expected: Record<string, Text> = {
    string: { da: 'en tekst', en: 'a text' },
    number: { da: 'et tal', en: 'a number' },
    integer: { da: 'et helt tal', en: 'a whole number' },
    boolean: { da: 'ja eller nej', en: 'yes or no' },
    array: { da: 'en liste', en: 'a list' },
    object: { da: 'en gruppe af felter', en: 'a group of fields' },
  };
  const { da: daType, en: enType } = expected[type] ?? { da: type, en: type };
  return { da: `${da} skal være ${daType}.`, en: `${en} must be ${enType}.` };
}

function choicesOf(keyword: string, schema: unknown): Text[] {
  const values = keyword === 'const' ? [schema] : (schema as unknown[]);
  return values.map((value) => {
    const { const: fixed, label } = (typeof value === 'object' && value !== null ? value : { const: value }) as {
      const?: unknown;
      label?: Text;
    };
    return label ?? { da: String(fixed), en: String(fixed) };
  });
}

/** The label of the field, or its name where it has none. */
function labelOf(form: JsonObject, path: string[]): Text {
  let schema: JsonObject | undefined = form;
  for (const step of path) {
    const fields = schema?.properties as Record<string, JsonObject> | undefined;
    schema = /^\d+$/.test(step) ? (schema?.items as JsonObject | undefined) : fields?.[step];
  }
  const name = path.at(-1) ?? '';
  return (schema?.label as Text | undefined) ?? { da: name, en: name };
}
