/** What is asked when a case is placed: its state, dates of its milestones, and the facts that its forms record. */

import { machineOf, stateAt } from '../engine/machine.ts';
import { recordedFacts } from '../lab/fact-labels.ts';
import { type FormProblem, formProblems } from '../policy/forms.ts';
import type { Form, Json, JsonObject, Milestone, Policy, Text } from '../policy/types.ts';
import { statePaths } from './case-steps.ts';
import { changedFields } from './changed-fields.ts';

/** @param parts which of its fields; a placing that is amended keeps its state. */
export function placingForm(policy: Policy, workflow: string, parts: ('state' | 'dates' | 'facts')[]): Form {
  const known = policy.workflows[workflow];
  const dates = (label: Text, name: (milestone: Milestone) => Text): JsonObject => ({
    type: 'object',
    label: { ...label },
    properties: Object.fromEntries(
      Object.entries(known?.milestones ?? {}).map(([id, milestone]) => [
        id,
        { type: 'string', maxLength: 10, label: { ...name(milestone) } },
      ]),
    ),
  });
  const paths = known ? statePaths(known).filter((path) => canBePlacedIn(policy, workflow, path)) : [];
  const state = {
    type: 'string',
    label: { da: 'Hvor sagen står', en: 'Where the case stands' },
    help: { da: 'Udelades det, bliver sagen, hvor den er.', en: 'Left out, the case stays where it is.' },
    oneOf: paths.map((path) => ({ const: path, label: titleOf(known!, path) })),
  };
  const facts = {
    type: 'object',
    label: { da: 'Oplysninger', en: 'Facts' },
    help: { da: 'Udfyld kun det, der skal registreres.', en: 'Fill in only what is to be recorded.' },
    properties: factFields(policy, workflow),
  };
  return {
    type: 'object',
    properties: {
      ...(parts.includes('state') ? { state } : {}),
      ...(parts.includes('dates')
        ? {
            milestones: dates(reached, ({ title }) => title),
            planned: dates(planned, ({ title, planned: coming }) => coming ?? title),
          }
        : {}),
      ...(parts.includes('facts') ? { facts } : {}),
    },
  } as Form;
}

/** The facts alone, as the fields of one form. */
export function factsForm(policy: Policy, workflow: string): Form {
  return { type: 'object', properties: factFields(policy, workflow) } as Form;
}

/** What is wrong with what was filled in, field by field; facts that are as they were held stand in nobody's way. */
export function placingProblems(policy: Policy, form: Form, values: JsonObject, held: JsonObject): FormProblem[] {
  const given = (values.facts ?? {}) as JsonObject;
  const changed = Object.keys(placedFacts(policy, form, values, held));
  const facts = Object.fromEntries(changed.map((name) => [name, given[name] as Json]));
  return formProblems({ ...policy, forms: { placing: form } }, 'placing', { ...values, facts }).problems;
}

/**
 * The facts of a workflow as fields. The files may tell only part of what a form asks, so that nothing is required;
 * groups come last, folded until something stands in them.
 */
export function factFields(policy: Policy, workflow: string): Record<string, JsonObject> {
  const fields = Object.entries(recordedFacts(policy, workflow)).map(([name, schema]) => {
    const group = schema.type === 'object' || (isMapping(schema.items) && schema.items.type === 'object');
    return [name, { ...asFarAsKnown(schema), ...(group ? { folded: true } : {}) }] as const;
  });
  return Object.fromEntries(fields.toSorted(([, a], [, b]) => Number('folded' in a) - Number('folded' in b)));
}

/** The facts that are not as they were held: what was left empty, or in a group only says no, is none. */
export function placedFacts(policy: Policy, form: Form, { facts }: JsonObject, held: JsonObject): JsonObject {
  const fields = ((form.properties as JsonObject).facts as JsonObject | undefined)?.properties as
    | JsonObject
    | undefined;
  const changed = Object.entries((facts ?? {}) as JsonObject).flatMap(([name, value]) => {
    const schema = fields?.[name] as JsonObject | undefined;
    const given = said(value, held[name]);
    if (!schema || given === undefined) return [];
    const one = { type: 'object', properties: { [name]: schema } } as JsonObject as Form;
    const differs = changedFields(policy, one, held, { [name]: given }).length > 0;
    return differs ? [[name, withTheRest(schema, held[name], given)] as const] : [];
  });
  return Object.fromEntries(changed);
}

/** Without what nobody filled in, such as a box that was and is not ticked. */
function said(value: Json, held: Json | undefined): Json | undefined {
  if (value === false || value === '' || (Array.isArray(value) && value.length === 0))
    return held === undefined ? undefined : value;
  if (Array.isArray(value)) return value.map((each, row) => said(each, at(held, row)) ?? each);
  if (!isMapping(value)) return value;
  const fields = Object.entries(value).flatMap(([name, inner]) => {
    const given = said(inner, at(held, name));
    return given === undefined ? [] : [[name, given] as const];
  });
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}

/** What a group held beside the fields of its form stays. */
function withTheRest({ properties }: JsonObject, held: Json | undefined, given: Json): Json {
  if (!isMapping(held) || !isMapping(given) || !isMapping(properties)) return given;
  const rest = Object.entries(held).filter(([name]) => !Object.hasOwn(properties, name));
  return { ...Object.fromEntries(rest), ...given };
}

function asFarAsKnown({ required: _, default: __, minItems: ___, ...schema }: JsonObject): JsonObject {
  const { properties, items } = schema;
  return {
    ...schema,
    ...(isMapping(properties) ? { properties: mapped(properties) } : {}),
    ...(isMapping(items) ? { items: asFarAsKnown(items) } : {}),
  };
}

function mapped(properties: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [name, asFarAsKnown(field as JsonObject)]),
  );
}

function at(value: Json | undefined, step: string | number): Json | undefined {
  if (Array.isArray(value)) return value[Number(step)];
  return isMapping(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function isMapping(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Innermost states; not those from which a case goes back to where it was. */
function canBePlacedIn(policy: Policy, workflow: string, path: string): boolean {
  const node = stateAt(policy.workflows[workflow]!, path);
  const machine = machineOf(policy, workflow);
  const position = node?.states === undefined ? machine?.positionOf(path) : null;
  return position ? !machine?.resumes(position.state) : false;
}

/** With the states around it: `I gang › Seminarer › Handlingsperiode`. */
function titleOf(workflow: NonNullable<Policy['workflows'][string]>, path: string): JsonObject {
  const keys = path.split('.');
  const titles = keys.map((_, index) => stateAt(workflow, keys.slice(0, index + 1).join('.'))?.meta.title);
  const joined = (language: 'da' | 'en') => titles.map((title) => title?.[language] ?? '').join(' › ');
  return { da: joined('da'), en: joined('en') };
}

const reached: Text = { da: 'Milepæle, der er nået', en: 'Milestones that were reached' };
const planned: Text = { da: 'Milepæle, der er planlagt', en: 'Milestones that are planned' };
