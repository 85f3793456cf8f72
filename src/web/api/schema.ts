/** JSON Schemas, written short. */

export type Schema = { [key: string]: unknown };

/** Every property is there, but for the optional ones. */
export function object(properties: Record<string, Schema>, optional: string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', additionalProperties: false, required, properties };
}

export function list(items: Schema): Schema {
  return { type: 'array', items };
}

export function map(values: Schema): Schema {
  return { type: 'object', additionalProperties: values };
}

/** One of the shared schemas. */
export function ref(name: string): Schema {
  return { $ref: `${name}#` };
}

export function orNull(schema: Schema): Schema {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  return { ...schema, type: [schema.type, 'null'] };
}

export function oneOf(...values: string[]): Schema {
  return { type: 'string', enum: values };
}

export const string: Schema = { type: 'string' };
export const integer: Schema = { type: 'integer' };
export const boolean: Schema = { type: 'boolean' };
export const date: Schema = { type: 'string', format: 'date' };
export const instant: Schema = { type: 'string', format: 'date-time' };
/** Whatever it is. */
export const anything: Schema = {};
export const id: Schema = { type: 'string', minLength: 1, maxLength: 200 };
/** Whatever the forms of the text record, or such a form itself. */
export const facts: Schema = { type: 'object', additionalProperties: true };
/** Path of a field, `*` for the rows of a list → what may be chosen. */
export const choices = map(list(object({ value: string, label: ref('Text') })));
/** What is answered where there is nothing else to tell. */
export const done = object({ done: boolean });
