/** Payloads of any form, as somebody could fill it in: nothing empty, no space at the ends. */

import fc from 'fast-check';
import { type PaperColumn, type PaperField, paperForm } from '../../src/documents/paper-form.ts';
import type { Form, Json, JsonObject } from '../../src/policy/types.ts';

const pieces = fc.oneof(
  fc.constantFrom('Mål', 'x', 'Ja', '1. marts 2027', '<b>', '&amp;', '=SUM(A1)', '  ', '\t', 'æøå', 'Område', '2a'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
/** What XML can hold and no trimming takes. */
const written = (text: string) =>
  text
    .toWellFormed()
    .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFC\u{10000}-\u{10FFFF}]/gu, '?')
    .trim();
const line = fc
  .array(pieces, { minLength: 1, maxLength: 4 })
  .map((each) => written(each.join(' ')).replaceAll('\n', ' '))
  .filter((each) => each.trim() !== '' && !/^[•·▪‣–*-]\s/u.test(each));
const text = fc
  .array(fc.oneof(line, fc.constant('')), { minLength: 1, maxLength: 4 })
  .map((lines) => written(lines.join('\n')));

export function payloads(form: Form): fc.Arbitrary<JsonObject> {
  const fields = paperForm(form);
  return fc
    .tuple(...fields.map((field) => fc.option(filled(field), { nil: undefined })))
    .map((values) => nested(fields, values));
}

function filled(field: PaperColumn | PaperField): fc.Arbitrary<Json> {
  switch (field.kind) {
    case 'text':
      return text.filter((each) => each !== '');
    case 'date':
      return fc
        .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    case 'number':
      return fc.oneof(
        fc.integer(),
        fc.integer({ min: -9999, max: 9999 }).map((each) => each / 100),
      );
    case 'list':
      return fc.array(line, { minLength: 1, maxLength: 7 });
    case 'choices':
      return fc.subarray(
        field.alternatives.map(({ value }) => value),
        { minLength: 1 },
      );
    case 'table': {
      const { columns } = field as PaperField;
      const row = fc
        .tuple(...columns.map((column) => fc.option(filled(column), { nil: undefined })))
        .map((values) => nested(columns, values))
        .filter((each) => Object.keys(each).length > 0);
      return fc.array(row, { minLength: 1, maxLength: 6 });
    }
    default:
      return fc.constantFrom(...field.alternatives.map(({ value }) => value));
  }
}

function nested(fields: PaperColumn[], values: (Json | undefined)[]): JsonObject {
  const payload: JsonObject = {};
  for (const [index, { path }] of fields.entries()) {
    const value = values[index];
    if (value === undefined) continue;
    const steps = path.split('.');
    const last = steps.pop() as string;
    let into = payload;
    for (const step of steps) {
      into[step] ??= {};
      into = into[step] as JsonObject;
    }
    into[last] = value;
  }
  return payload;
}
