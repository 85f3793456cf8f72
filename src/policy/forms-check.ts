/** Checks that each form can be used as JSON Schema, and that its required fields exist. */

import { type Finding, finding } from './findings.ts';
import { compileForm } from './form-schema.ts';
import { nearest } from './nearest.ts';
import type { ParsedFile, Path } from './parse.ts';
import { isMapping, type ParsedText } from './text.ts';

/** @param misshapen files that do not follow the schema of forms: they are not compiled. */
export function checkForms(text: ParsedText, misshapen: ReadonlySet<string>): Finding[] {
  return [...text.forms.values()].flatMap((form) => {
    if (misshapen.has(form.file)) return [];
    const missing = requiredWithoutField(form.value, [], form);
    if (missing.length > 0) return missing;
    const fault = compileForm(form.value);
    return typeof fault === 'string' ? [finding(form.file, form.locate([]), 'form-not-usable', { reason: fault })] : [];
  });
}

function requiredWithoutField(schema: unknown, at: Path, file: ParsedFile): Finding[] {
  if (!isMapping(schema)) return [];
  const { properties, required, items } = schema;
  const fields = isMapping(properties) ? properties : {};
  const names = Object.keys(fields);
  const here = (Array.isArray(required) ? required : []).flatMap((name, index) => {
    if (typeof name !== 'string' || names.includes(name)) return [];
    const position = file.locate([...at, 'required', index]);
    return [finding(file.file, position, 'unknown-name', { what: 'field', name, near: nearest(name, names) })];
  });
  const inside = names.flatMap((name) => requiredWithoutField(fields[name], [...at, 'properties', name], file));
  return [...here, ...inside, ...requiredWithoutField(items, [...at, 'items'], file)];
}
