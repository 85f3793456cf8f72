/** A form as a compiled JSON Schema. What may stand in a form is decided by its own schema before it comes here. */

import type { ValidateFunction } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import { newAjv } from './libraries.ts';
import type { Form } from './types.ts';

let made: Ajv2020 | undefined;

/** @throws when the form is no JSON Schema, which a form that follows `form.schema.json` always is. */
export function compileForm(form: Form): ValidateFunction {
  made ??= newAjv({ strict: false, logger: false, allErrors: true, verbose: true, useDefaults: true });
  try {
    return made.compile(form);
  } finally {
    // Ajv would otherwise keep every form that it ever saw.
    made.removeSchema(form);
  }
}
