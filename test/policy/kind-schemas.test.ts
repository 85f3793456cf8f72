import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { kindSchemas } from './broken-text.ts';

it('every schema of a kind of file is a JSON Schema of 2020-12', () => {
  const ajv = new Ajv2020({ strict: false });
  expect(Object.keys(kindSchemas).length).toBeGreaterThan(15);
  for (const [name, schema] of Object.entries(kindSchemas)) {
    expect([name, ajv.validateSchema(schema), ajv.errors]).toEqual([name, true, null]);
    expect([name, schema.$schema]).toEqual([name, 'https://json-schema.org/draft/2020-12/schema']);
  }
});
