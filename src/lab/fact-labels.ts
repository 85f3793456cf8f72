/** What a path of the facts is called in the forms that record it. */

import { perPolicy } from '../engine/per-policy.ts';
import { plannedTitle } from '../engine/wording.ts';
import { isMapping } from '../policy/text.ts';
import type { Form, Json, JsonObject, Policy, StateNode, Text, Transition, Workflow } from '../policy/types.ts';

/** A fact of the case, and the schema of its value. */
interface Recorded {
  name: string[];
  schema: JsonObject;
  /** Title of the command that records it. */
  by: Text | null;
}

/** `nomination.consensusOnNeed.forums` → `Enighed om behovet: Faglige fora`; the path itself where no form tells. */
export function factLabel(policy: Policy, workflow: string, path: string): Text {
  return labelsOf(policy, `${workflow} ${path}`);
}

const labelsOf = perPolicy((policy, key): Text => {
  const gap = key.indexOf(' ');
  const [workflow, path] = [key.slice(0, gap), key.slice(gap + 1)];
  const steps = stepsOf(path);
  const [scope = '', ...rest] = steps;
  const id = rest.join('.');
  const here = policy.workflows[workflow];
  switch (scope) {
    case 'milestones':
      return here?.milestones[id]?.title ?? plain(path);
    case 'planned':
      return planned(plannedTitle(here, id)) ?? plain(path);
    case 'parameter':
      return policy.parameters[id]?.title ?? plain(path);
    case 'command':
      return commandLabel(policy, workflow, rest) ?? plain(path);
    default:
      return (
        recordedLabel(policy, workflow, steps) ??
        Object.keys(policy.workflows)
          .map((other) => recordedLabel(policy, other, rest))
          .find((label) => label !== null) ??
        plain(path)
      );
  }
});

/** What a value is called among the choices of the field that records the path; null where the field has no such choice. */
export function choiceLabel(policy: Policy, workflow: string, path: string, value: Json): Text | null {
  const steps = stepsOf(path);
  const payload = steps[0] === 'command' && steps[1] === 'payload';
  const schemas = payload
    ? formsOf(policy, workflow).map((form) => fieldAt(form, steps.slice(2)))
    : [workflow, ...Object.keys(policy.workflows)].flatMap((each) =>
        [steps, steps.slice(1)].flatMap((own) => recordedFields(policy, each, own)),
      );
  for (const schema of schemas) {
    const label = amongChoices(schema, value);
    if (label) return label;
  }
  return null;
}

/** The text with each path that it names told by its label. */
export function inLabels(text: Text, paths: string[], label: (path: string) => Text): Text {
  const told = [...new Set(paths)].toSorted((a, b) => b.length - a.length);
  const language = (of: 'da' | 'en') =>
    told.reduce((so, path) => so.replaceAll(named(path), () => quote(label(path)[of], of)), text[of]);
  return { da: language('da'), en: language('en') };
}

/** The path where it stands by itself, not as part of a longer one. */
function named(path: string): RegExp {
  return new RegExp(`(?<![\\w.])${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w.]*\\w)`, 'g');
}

function quote(label: string, language: 'da' | 'en'): string {
  return language === 'da' ? `»${label}«` : `"${label}"`;
}

function commandLabel(policy: Policy, workflow: string, [part, ...rest]: string[]): Text | null {
  if (part === 'date') return { da: 'dagen, det skete', en: 'the day it happened' };
  if (part === 'role') return { da: 'rollen, der handles i', en: 'the role that acts' };
  if (part === 'name') return { da: 'handlingen', en: 'the command' };
  if (part !== 'payload') return null;
  return (
    formsOf(policy, workflow)
      .map((form) => labelAt(form, rest))
      .find((label) => label !== null) ?? null
  );
}

function recordedLabel(policy: Policy, workflow: string, steps: string[]): Text | null {
  for (const { name, schema } of recordedBy(policy, workflow)) {
    if (!name.every((step, index) => steps[index] === step)) continue;
    const label = labelAt(schema, steps.slice(name.length));
    if (label) return label;
  }
  return null;
}

/**
 * Facts that the forms of a workflow record, each with the schema of its value: of one that several forms record, the
 * fields of all of them. Those of one label are told apart by the command.
 */
export function recordedFacts(policy: Policy, workflow: string): Record<string, JsonObject> {
  const whole = recordedBy(policy, workflow).filter(({ name, schema }) => name.length === 1 && schema.label);
  const facts = [...Map.groupBy(whole, ({ name }) => name[0] as string)].map(([name, each]) => {
    const [{ schema, by }, ...others] = each as [Recorded, ...Recorded[]];
    return { name, by, schema: others.reduce((so, other) => withFieldsOf(so, other.schema), schema) };
  });
  const labelled = Map.groupBy(facts, ({ schema }) => (schema.label as Text).da);
  return Object.fromEntries(
    facts.map(({ name, schema, by }) => {
      const label = schema.label as Text;
      const alone = labelled.get(label.da)?.length === 1 || by === null;
      const told = alone ? label : { da: `${by.da}: ${label.da}`, en: `${by.en}: ${label.en}` };
      return [name, { ...schema, label: told }];
    }),
  );
}

function withFieldsOf(schema: JsonObject, other: JsonObject): JsonObject {
  if (isMapping(schema.items) && isMapping(other.items))
    return { ...schema, items: withFieldsOf(schema.items, other.items) };
  if (!isMapping(schema.properties) || !isMapping(other.properties)) return schema;
  return { ...schema, properties: { ...other.properties, ...schema.properties } };
}

const recordedBy = perPolicy((policy, workflow): Recorded[] =>
  transitionsOf(policy.workflows[workflow]).flatMap(({ meta }) => {
    const form = meta.form === undefined ? undefined : policy.forms[meta.form];
    return (meta.record ?? []).flatMap((recording): Recorded[] => {
      const [fact, value] =
        'set' in recording
          ? [recording.set, recording.value]
          : 'append' in recording
            ? [recording.append, recording.value]
            : 'merge' in recording
              ? [recording.merge, undefined]
              : [];
      const schema = fact === undefined ? null : schemaAt(form, value);
      if (fact === undefined || !schema) return [];
      const list = { type: 'array', items: schema, ...(schema.label ? { label: schema.label } : {}) };
      return [{ name: fact.split('.'), schema: 'append' in recording ? list : schema, by: meta.title ?? null }];
    });
  }),
);

function schemaAt(form: Form | undefined, value: string | undefined): JsonObject | null {
  const steps = value?.split('.').slice(1) ?? [];
  return steps.reduce<JsonObject | null>((so, step) => field(so, step), form ?? null);
}

/** The labels on the way, the form's own left out where a field is meant. */
function labelAt(form: Json | undefined, steps: string[]): Text | null {
  let schema: JsonObject | null = isMapping(form) ? form : null;
  const labels: Text[] = [];
  for (const step of steps) {
    if (step === 'length') continue;
    const number = /^\d+$/.test(step);
    schema = number || step === '*' ? (isMapping(schema?.items) ? schema.items : null) : field(schema, step);
    if (!schema) return null;
    if (number) labels.push({ da: `nr. ${Number(step) + 1}`, en: `no. ${Number(step) + 1}` });
    else if (schema.label) labels.push(schema.label as Text);
  }
  if (labels.length === 0) return (schema?.label as Text | undefined) ?? null;
  const joined = (language: 'da' | 'en') => labels.map((label) => label[language]).join(': ');
  return { da: joined('da'), en: joined('en') };
}

function field(schema: JsonObject | null, name: string): JsonObject | null {
  const fields = schema?.properties;
  const found = isMapping(fields) && Object.hasOwn(fields, name) ? fields[name] : null;
  return isMapping(found) ? found : null;
}

function stepsOf(path: string): string[] {
  return path.replace(/\[(?:'([^']*)'|(\d+|\*))\]/g, '.$1$2').split('.');
}

function formsOf(policy: Policy, workflow: string): (Form | undefined)[] {
  return transitionsOf(policy.workflows[workflow]).flatMap(({ meta }) => (meta.form ? [policy.forms[meta.form]] : []));
}

function recordedFields(policy: Policy, workflow: string, steps: string[]): (JsonObject | null)[] {
  return recordedBy(policy, workflow)
    .filter(({ name }) => name.every((step, index) => steps[index] === step))
    .map(({ name, schema }) => fieldAt(schema, steps.slice(name.length)));
}

/** The field at the end of the steps; of a list, that of its rows. */
function fieldAt(form: Json | undefined, steps: string[]): JsonObject | null {
  let schema: JsonObject | null = isMapping(form) ? form : null;
  for (const step of steps) {
    const row: Json | undefined = schema?.items;
    schema = step === '*' || /^\d+$/.test(step) ? (isMapping(row) ? row : null) : field(schema, step);
  }
  return isMapping(schema?.items) ? schema.items : schema;
}

function amongChoices(schema: JsonObject | null, value: Json): Text | null {
  const choices = [schema?.oneOf, schema?.anyOf].flatMap((each) => (Array.isArray(each) ? each : []));
  const found = choices.find((each) => isMapping(each) && each.const === value);
  return isMapping(found) ? ((found.label as Text | undefined) ?? null) : null;
}

function transitionsOf(workflow: Workflow | undefined): Transition[] {
  const found: Transition[] = [];
  const open: Pick<StateNode, 'on' | 'states'>[] = workflow ? [workflow] : [];
  for (const { on, states } of open) {
    found.push(...Object.values(on ?? {}).flat());
    open.push(...Object.values(states ?? {}));
  }
  return found;
}

function planned(title: Text | undefined): Text | null {
  return title ? { da: `${title.da} (planlagt)`, en: `${title.en} (planned)` } : null;
}

function plain(path: string): Text {
  return { da: path, en: path };
}
