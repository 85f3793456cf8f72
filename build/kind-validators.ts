/**
 * Has Ajv write the schemas of the kinds of files as code for the built package, so that a process that checks once need
 * not compile them. They only answer whether a value follows its schema.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _ } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { kindAjv, kindSchemasFrom } from '../src/policy/kind-schemas.ts';
import { readTextFolder } from '../src/policy/read.ts';

const root = join(import.meta.dirname, '..');
const schemas = kindSchemasFrom(readTextFolder(root));
const formats = _`({ ...require("ajv-formats/dist/formats.js").fullFormats, date: require("../conditions/calendar-date.js").isCalendarDate })`;
const ajv = kindAjv(schemas, { messages: false, inlineRefs: false, code: { source: true, formats } });
const names = Object.fromEntries(Object.keys(schemas).map((name) => [name, name]));
const code = standalone.default(ajv, names);
writeFileSync(
  join(root, 'dist', 'policy', 'kind-validators.cjs'),
  `${code}\nmodule.exports = { of: ${JSON.stringify(JSON.stringify(schemas))}, follows: { ...module.exports } };\n`,
);
