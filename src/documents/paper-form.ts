/** A form as it stands on paper: its fields in order, each with the code that people refer to it by. */

import type { Form, Json, JsonObject, Text } from '../policy/types.ts';

type PaperKind = 'text' | 'date' | 'number' | 'yes-no' | 'choice' | 'choices' | 'list' | 'table';

export interface Alternative {
  value: Json;
  label: Text;
}

export interface PaperColumn {
  /** Dotted path from the form, or from the row of a table. */
  path: string;
  label: Text;
  help: Text[];
  kind: PaperKind;
  /** Of `choice`, `choices` and `yes-no`. */
  alternatives: Alternative[];
}

export interface PaperField extends PaperColumn {
  /** `2b`: number of the question and a letter where the question has several fields. */
  code: string;
  /** The number alone. Fields that belong to no question of the form are numbered on from its last. */
  number: string;
  /** What stands above it and the others of its number. */
  heading: Text | null;
  /** Of `table`. */
  columns: PaperColumn[];
}

const yesAndNo: Alternative[] = [
  { value: true, label: { da: 'Ja', en: 'Yes' } },
  { value: false, label: { da: 'Nej', en: 'No' } },
];

export function paperForm(form: Form): PaperField[] {
  const asked = fieldsOf(form).flatMap(([, { question }]) => (typeof question === 'number' ? [question] : []));
  let next = Math.max(0, ...asked) + 1;
  const leaves = fieldsOf(form).flatMap(([name, field]) => {
    const question = typeof field.question === 'number' ? field.question : next++;
    const heading =
      field.question === question ? questionTitle(question) : field.type === 'object' ? labelOf(field, name) : null;
    return leavesOf({ properties: { [name]: field } }, '', null, []).map((leaf) => ({
      ...leaf,
      heading,
      number: question,
    }));
  });
  const byNumber = Map.groupBy(
    leaves.toSorted((left, right) => left.number - right.number),
    ({ number }) => number,
  );
  return [...byNumber].flatMap(([number, fields]) =>
    fields.map((field, index) => ({
      ...field,
      number: String(number),
      code: fields.length === 1 ? String(number) : number + letters(index),
    })),
  );
}

/** How a person finds the field: `2b »Succesfuldt lokalt projekt: Resultater«`. */
export function fieldName({ code, label }: Pick<PaperField, 'code' | 'label'>): Text {
  return { da: `${code} »${label.da}«`, en: `${code} “${label.en}”` };
}

function questionTitle(number: number): Text {
  return { da: `Spørgsmål ${number}`, en: `Question ${number}` };
}

function leavesOf(
  schema: JsonObject,
  prefix: string,
  group: Text | null,
  groupHelp: Text[],
): Omit<PaperField, 'code' | 'number' | 'heading'>[] {
  return fieldsOf(schema).flatMap(([name, field], index) => {
    const label = labelOf(field, name);
    const full = group ? { da: `${group.da}: ${label.da}`, en: `${group.en}: ${label.en}` } : label;
    const help = [...(index === 0 ? groupHelp : []), ...helpOf(field)];
    const path = prefix + name;
    if (field.type === 'object') return leavesOf(field, `${path}.`, full, help);
    const columns = isTable(field) ? columnsOf(field.items as JsonObject, '') : [];
    return [{ ...columnOf(field, path, full, help), columns }];
  });
}

/** The columns of a list of objects; groups within a row become columns of their own. */
function columnsOf(items: JsonObject, prefix: string): PaperColumn[] {
  return fieldsOf(items).flatMap(([name, field]) => {
    const path = prefix + name;
    return field.type === 'object'
      ? columnsOf(field, `${path}.`)
      : [columnOf(field, path, labelOf(field, name), helpOf(field))];
  });
}

function columnOf(field: JsonObject, path: string, label: Text, help: Text[]): PaperColumn {
  const kind = kindOf(field);
  const alternatives = kind === 'yes-no' ? yesAndNo : alternativesOf(kind === 'choices' ? field.items : field);
  return { path, label, help, kind, alternatives };
}

function kindOf(field: JsonObject): PaperKind {
  if (isTable(field)) return 'table';
  if (field.type === 'array') return alternativesOf(field.items).length > 0 ? 'choices' : 'list';
  if (alternativesOf(field).length > 0) return 'choice';
  if (field.type === 'boolean') return 'yes-no';
  if (field.type === 'integer' || field.type === 'number') return 'number';
  return field.format === 'date' ? 'date' : 'text';
}

function isTable(field: JsonObject): boolean {
  return field.type === 'array' && isMapping(field.items) && field.items.type === 'object';
}

function alternativesOf(schema: Json | undefined): Alternative[] {
  if (!isMapping(schema)) return [];
  const labelled = [schema.oneOf, schema.anyOf].flatMap((each) => (Array.isArray(each) ? each : []));
  const plain = Array.isArray(schema.enum) ? schema.enum.map((value) => ({ const: value })) : [];
  return [...labelled, ...plain].flatMap((each) =>
    isMapping(each) && each.const !== undefined
      ? [{ value: each.const, label: labelOf(each, String(each.const)) }]
      : [],
  );
}

function fieldsOf(schema: JsonObject): [string, JsonObject][] {
  const properties = isMapping(schema.properties) ? schema.properties : {};
  return Object.entries(properties).filter((each): each is [string, JsonObject] => isMapping(each[1]));
}

function labelOf(schema: JsonObject, name: string): Text {
  return (schema.label as Text | undefined) ?? { da: name, en: name };
}

function helpOf(schema: JsonObject): Text[] {
  return schema.help === undefined ? [] : [schema.help as unknown as Text];
}

/** a … z, aa, ab … */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

function isMapping(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
