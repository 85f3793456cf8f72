/** What a payload names and nobody knows: a case, a person, an organisation or a criterion that is not there. */

import { machineOf } from '../engine/machine.ts';
import { refusal } from '../engine/refusals.ts';
import type { Case, Refusal } from '../engine/types.ts';
import type { JsonObject, Policy, Text } from '../policy/types.ts';
import type { Office } from './office.ts';
import { referredTo } from './referring.ts';

export async function unknownReferences(
  office: Office,
  policy: Policy,
  kase: Case,
  { name, payload }: { name: string; payload: JsonObject },
  what: Text,
): Promise<Refusal[]> {
  const candidates = machineOf(policy, kase.workflow)?.candidates(kase.state, name) ?? [];
  const { form: id, source } = candidates[0]?.meta ?? {};
  const form = id === undefined ? undefined : policy.forms[id];
  if (!form) return [];
  const refusals: Refusal[] = [];
  for (const { path, field, ids } of referredTo(form, payload)) {
    const named = [...new Set(ids)];
    const known = named.length === 0 ? null : await knownAs(office, policy, String(field.refersTo), named);
    if (!known) continue;
    const label = (field.label as Text | undefined) ?? { da: path, en: path };
    for (const value of named.filter((each) => !known.has(each))) {
      const why = {
        da: `»${label.da}«: der er ingen ${known.called.da} »${value}«.`,
        en: `"${label.en}": there is no ${known.called.en} "${value}".`,
      };
      const missing = [path.split('.*')[0]!];
      refusals.push(refusal({ code: 'payload', what, why, source: source ?? [], missing, ...(id && { rule: id }) }));
    }
  }
  return refusals;
}

interface Known {
  called: Text;
  has(id: string): boolean;
}

/** Null where nothing can be said: nobody is registered yet. */
async function knownAs({ ledger }: Office, policy: Policy, kind: string, ids: string[]): Promise<Known | null> {
  switch (kind) {
    case 'case': {
      const found = await Promise.all(ids.map(async (id) => ((await ledger.loadCase(id)) ? [id] : [])));
      return { called: { da: 'sag', en: 'case' }, has: (id) => found.flat().includes(id) };
    }
    case 'person': {
      const people = new Set((await ledger.people()).map(({ id }) => id));
      return people.size === 0 ? null : { called: { da: 'person', en: 'person' }, has: (id) => people.has(id) };
    }
    case 'organisation':
      return {
        called: { da: 'organisation', en: 'organisation' },
        has: (id) => Object.hasOwn(policy.organisations, id),
      };
    default:
      // The engine itself refuses to set aside a criterion that the case does not know.
      return null;
  }
}
