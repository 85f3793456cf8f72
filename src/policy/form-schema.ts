/** A form as a compiled JSON Schema. What may stand in a form is decided by its own schema before it comes here. */

import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isCalendarDate } from '../conditions/calendar-date.ts';
import type { Form } from './types.ts';

const lenient = { strict: false, logger: false } as const;
const full = new Ajv2020({ ...lenient, allErrors: true, verbose: true, useDefaults: true });
/** Tells whether a form can be used, and is never used itself: the least code. */
const trial = new Ajv2020({ ...lenient, messages: false, code: { optimize: false } });
for (const ajv of [full, trial]) {
  addFormats.default(ajv);
  // Its own would take the year 0000.
  ajv.addFormat('date', isCalendarDate);
}

/** The compiled form, or the reason why it cannot be used. */
export function compileForm(form: Form): ValidateFunction | string {
  return compiledBy(full, form);
}

/** The reason why a form cannot be used, null when it can. */
export function faultOfForm(form: Form): string | null {
  const made = compiledBy(trial, form);
  return typeof made === 'string' ? made : null;
}

function compiledBy(ajv: Ajv2020, form: Form): ValidateFunction | string {
  try {
    return ajv.compile(form);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    // Ajv would otherwise keep every form that it ever saw.
    ajv.removeSchema(form);
  }
}
