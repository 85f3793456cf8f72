/** Cases that somebody names in what they send: one that is not for them is told of as one that does not exist. */

import type { Case, Instant, Refusal } from '../engine/types.ts';
import type { Json, JsonObject, Text } from '../policy/types.ts';
import type { Office } from './office.ts';
import { referredTo } from './referring.ts';

/** Who names a case. */
export interface Naming {
  by: string;
  at: Instant;
  sees(kase: Case): boolean;
}

/**
 * Refusals for the cases that fields of a form name, as `refersTo: case` says. Whoever sees a case may name those that it
 * names already under the same name; those linked to it the rules look after.
 * @param besides fields that are looked after as links of a case that begins.
 */
export async function namedRefusals(
  office: Office,
  naming: Naming,
  { form, payload, kase, what }: { form: JsonObject | undefined; payload: JsonObject; kase: Case; what: Text },
  besides: string[] = [],
): Promise<Refusal[]> {
  const unseen: string[] = [];
  for (const { field, id } of named(form ?? {}, payload)) {
    if (besides.includes(field) || holds(kase.facts, field, id)) continue;
    const stored = await office.ledger.loadCase(id);
    if (!stored || !naming.sees(stored.snapshot)) unseen.push(id);
  }
  await noteNamed(office, naming, unseen);
  return unseen.map((id) => ({ code: 'no-such-case', what, why: noCase(id), source: [], missing: [] }));
}

/** Whoever names a case that is not for them is in the access log, as where its id stands in an address. */
export async function noteNamed({ ledger }: Office, { by, at, sees }: Naming, ids: string[]): Promise<void> {
  for (const subject of ids) {
    const stored = await ledger.loadCase(subject);
    if (stored && sees(stored.snapshot)) continue;
    await ledger.access.logAccess({ at, person: by, action: 'name a case', subject, outcome: 'refused' });
  }
}

/** Ids of cases, each with the name of the field, or of the list, that it stands in. */
function named(form: JsonObject, payload: JsonObject): { field: string; id: string }[] {
  return referredTo(form, payload).flatMap(({ path, field: { refersTo, linkedAs }, ids }) => {
    if (refersTo !== 'case' || linkedAs !== undefined) return [];
    const field = path.split('.').at(-1)!;
    return ids.filter((id) => id !== '').map((id) => ({ field, id }));
  });
}

/** Whether the value stands somewhere under that name. */
function holds(value: Json | undefined, field: string, id: string): boolean {
  if (Array.isArray(value)) return value.some((each) => holds(each, field, id));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([name, inner]) => (name === field && [inner].flat().includes(id)) || holds(inner, field, id),
  );
}

function noCase(id: string): Text {
  return { da: `Der er ingen sag med id’et »${id}«.`, en: `There is no case with the id "${id}".` };
}
