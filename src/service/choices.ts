/** Choices for the fields of a form that name a case, a person, an organisation or a criterion. */

import type { Case } from '../engine/types.ts';
import type { Person } from '../ledger/contract.ts';
import type { Form, JsonObject, Policy, Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import { holdsIn } from './acting.ts';
import type { Office } from './office.ts';
import { referring } from './referring.ts';

export interface Choice {
  value: string;
  label: Text;
}

/** Path of the field, `*` for the row of a list → what may be chosen. */
export type Choices = Record<string, Choice[]>;

export async function choicesFor(
  office: Office,
  access: Access,
  policy: Policy,
  form: Form | null,
  kase?: Case,
): Promise<Choices> {
  const fields = form ? referring(form, '') : [];
  const found = fields.map(
    async ({ path, field }) => [path, await offered(office, access, policy, field, path, kase)] as const,
  );
  return Object.fromEntries(await Promise.all(found));
}

async function offered(
  { ledger }: Office,
  access: Access,
  policy: Policy,
  { refersTo, linkedAs, holding, gate }: JsonObject,
  path: string,
  kase: Case | undefined,
): Promise<Choice[]> {
  switch (refersTo) {
    case 'case': {
      const linked = typeof linkedAs === 'string' ? linkedAs : null;
      const stored = await ledger.listCases(linked === null ? { status: 'active', origin: 'run' } : {});
      return stored
        .filter(({ snapshot }) => linked === null || snapshot.links[linked] === kase?.id)
        .filter(({ snapshot }) => access.sees(snapshot))
        .map(({ snapshot: { id, title } }) => ({ value: id, label: { da: title, en: title } }));
    }
    case 'person':
      return (await ledger.people())
        .filter((person) => typeof holding !== 'string' || holdsIn(person, holding, policy, kase))
        .map(personToChoose);
    case 'organisation':
      return titled(Object.entries(policy.organisations));
    case 'criterion':
      return titled(
        Object.entries(policy.criteria)
          // What stands inside another field may be meant for another case, as a decision at a meeting is.
          .filter(([, each]) => !kase || path.includes('.') || each.workflow === kase.workflow)
          .filter(([, each]) => gate === undefined || each.gate === gate),
      );
    default:
      return [];
  }
}

export function personToChoose({ id, name }: Pick<Person, 'id' | 'name'>): Choice {
  return { value: id, label: { da: name, en: name } };
}

function titled(entries: [string, { title: Text }][]): Choice[] {
  return entries.map(([value, { title }]) => ({ value, label: title }));
}
