/** A form as a compiled JSON Schema. What may stand in a form is decided by its own schema before it comes here. */

import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isCalendarDate } from '../conditions/calendar-date.ts';
import type { Form } from './types.ts';

const ajv = new Ajv2020({ strict: false, logger: false, allErrors: true, verbose: true, useDefaults: true });
addFormats.default(ajv);
// Its own would take the year 0000.
ajv.addFormat('date', isCalendarDate);

/** @throws when the form is no JSON Schema, which a form that follows `form.schema.json` always is. */
export function compileForm(form: Form): ValidateFunction {
  try {
    return ajv.compile(form);
  } finally {
    // Ajv would otherwise keep every form that it ever saw.
    ajv.removeSchema(form);
  }
}
