/**
 * Has Ajv write the schemas of the kinds of files as code for the built package, so that a process that checks once need
 * not compile them. It only answers whether a value follows its schema.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _ } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { kindAjv, kindSchemasFrom } from '../src/policy/kind-schemas.ts';
import { readTextFolder } from '../src/policy/read.ts';
import type { JsonObject } from '../src/policy/types.ts';

const root = join(import.meta.dirname, '..');
const schemas = kindSchemasFrom(readTextFolder(root));
const formats = _`({ ...require("ajv-formats/dist/formats.js").fullFormats, date: require("../conditions/calendar-date.js").isCalendarDate })`;
const ajv = kindAjv({}, { messages: false, inlineRefs: false, code: { source: true, formats } });
// As one schema, in which Ajv writes each definition once, and not once for each file that refers to it.
const names = Object.keys(schemas);
const validate = ajv.compile({
  properties: Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }])),
  $defs: Object.fromEntries(names.map((name) => [name, within(name, schemas[name])])),
});
writeFileSync(
  join(root, 'dist', 'policy', 'kind-validators.cjs'),
  `${standalone.default(ajv, validate)}\nmodule.exports = { of: ${JSON.stringify(JSON.stringify(schemas))}, follow: module.exports };\n`,
);

/** A part of a file's schema as a part of the whole: its references lead there, and what is for readers is left out. */
function within<Part>(name: string, part: Part): Part {
  if (Array.isArray(part)) return part.map((each) => within(name, each)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part as JsonObject).flatMap(([key, value]) => {
    if (typeof value !== 'string') return key === 'defaultSnippets' ? [] : [[key, within(name, value)]];
    if (/^(?:\$id|\$schema|title|description|markdownDescription)$/.test(key)) return [];
    if (key !== '$ref') return [[key, value]];
    const [file, pointer = ''] = value.split('#');
    return [[key, `#/$defs/${file || name}${pointer}`]];
  });
  return Object.fromEntries(kept) as Part;
}
