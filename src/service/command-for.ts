import { available } from '../engine/available.ts';
import type { Case } from '../engine/types.ts';
import type { CalendarDate, Form, Policy, Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import { type Office, policyOf } from './office.ts';

/** A command that a case's state takes, for one person. */
export interface CommandFor {
  policy: Policy;
  title: Text;
  /** The roles held in the case that may give it. */
  roles: string[];
  formId: string | null;
  form: Form | null;
}

/** Null when the case does not take the command where it stands. */
export async function commandFor(
  office: Office,
  access: Access,
  kase: Case,
  command: string,
  today: CalendarDate,
): Promise<CommandFor | null> {
  const policy = await policyOf(office, kase);
  const held = access.rolesIn(kase);
  const actor = { role: held[0] ?? '', by: access.person.id };
  const found = available(policy, kase, actor, today).find((each) => each.command === command);
  if (!found) return null;
  return {
    policy,
    title: found.title,
    roles: found.roles.filter((role) => held.includes(role)),
    formId: found.form,
    form: found.form === null ? null : (policy.forms[found.form] ?? null),
  };
}
