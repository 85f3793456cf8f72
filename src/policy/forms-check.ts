/** Checks that the required fields of each form exist, and that what forms refer to does. */

import { type Finding, finding } from './findings.ts';
import { nearest } from './nearest.ts';
import type { ParsedFile, Path } from './parse.ts';
import { NameCheck, type Registers } from './registers.ts';
import { isMapping, type ParsedText } from './text.ts';

/**
 * A form that follows its schema can be used as JSON Schema: it says nothing that could be wrong there.
 * @param misshapen files that do not follow the schema of forms.
 */
export function checkForms(text: ParsedText, misshapen: ReadonlySet<string>): Finding[] {
  return [...text.forms.values()].flatMap((form) =>
    misshapen.has(form.file) ? [] : requiredWithoutField(form.value, [], form),
  );
}

/** The facts that forms and their fields rest on, and what fields refer to. */
export function checkFormNames(text: ParsedText, registers: Registers): Finding[] {
  const names = new NameCheck();
  const links = [...text.workflows.values()].flatMap(({ value }) =>
    Object.keys(isMapping(value.links) ? value.links : {}),
  );
  const linking = { names: new Set(links), complete: registers.workflows.complete };
  const gates = text.criteria.flatMap(({ value }) => (typeof value.gate === 'string' ? [value.gate] : []));
  const gate = { names: new Set(gates), complete: registers.criteria.complete };
  const visit = (schema: unknown, at: Path, file: ParsedFile): void => {
    if (!isMapping(schema)) return;
    names.sources(schema.source, registers.facts, file, [...at, 'source']);
    names.expect('role', schema.holding, registers.roles, file, [...at, 'holding']);
    names.expect('link', schema.linkedAs, linking, file, [...at, 'linkedAs']);
    names.expect('gate', schema.gate, gate, file, [...at, 'gate']);
    for (const [name, field] of Object.entries(isMapping(schema.properties) ? schema.properties : {}))
      visit(field, [...at, 'properties', name], file);
    visit(schema.items, [...at, 'items'], file);
  };
  for (const form of text.forms.values()) {
    const fields = isMapping(form.value.properties) ? form.value.properties : {};
    const texts = Object.entries(fields).flatMap(([name, field]) =>
      isMapping(field) && field.type === 'string' ? [name] : [],
    );
    names.expect('field', form.value.actor, { names: new Set(texts), complete: true }, form, ['actor']);
    visit(form.value, [], form);
  }
  return names.findings;
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
