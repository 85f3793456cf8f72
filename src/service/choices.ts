/** Choices for the fields of a form that name a case, an organisation or a criterion. */

import type { Form, JsonObject, Policy, Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import type { Office } from './office.ts';

export interface Choice {
  value: string;
  label: Text;
}

/** Path of the field, `*` for the row of a list → what may be chosen. */
export type Choices = Record<string, Choice[]>;

export async function choicesFor(
  { ledger }: Office,
  access: Access,
  policy: Policy,
  form: Form | null,
): Promise<Choices> {
  const fields = form ? referring(form, '') : [];
  if (fields.length === 0) return {};
  const kinds = new Set(fields.map(({ refersTo }) => refersTo));
  const offered: Record<string, Choice[]> = {
    case: kinds.has('case') ? await openCases(ledger, access) : [],
    organisation: Object.entries(policy.organisations).map(([value, { title }]) => ({ value, label: title })),
    criterion: Object.entries(policy.criteria).map(([value, { title }]) => ({ value, label: title })),
  };
  return Object.fromEntries(fields.map(({ path, refersTo }) => [path, offered[refersTo] ?? []]));
}

async function openCases(ledger: Office['ledger'], access: Access): Promise<Choice[]> {
  const stored = await ledger.listCases({ status: 'active', origin: 'run' });
  return stored
    .filter(({ snapshot }) => access.sees(snapshot))
    .map(({ snapshot: { id, title } }) => ({ value: id, label: { da: title, en: title } }));
}

function referring(schema: JsonObject, path: string): { path: string; refersTo: string }[] {
  const own = typeof schema.refersTo === 'string' ? [{ path, refersTo: schema.refersTo }] : [];
  const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonObject>);
  const inner = fields.flatMap(([name, field]) => referring(field, path === '' ? name : `${path}.${name}`));
  const items = schema.items as JsonObject | undefined;
  // A list of plain values is chosen from as a whole, under the path of the list itself.
  const rows = items ? referring(items, items.type === 'object' ? `${path}.*` : path) : [];
  return [...own, ...inner, ...rows];
}
