/** Who may see and do what today: rights by the text in force, whatever text a case is pinned to. */

import type { Case } from '../engine/types.ts';
import type { HeldRole, Person } from '../ledger/contract.ts';
import type { CalendarDate, Policy } from '../policy/types.ts';
import { holdsIn, organisationsOf } from './acting.ts';
import { currentPolicy, type Office } from './office.ts';
import { isExcepted } from './recipients.ts';
import { readRegister } from './register.ts';

/** What a person may do today. */
export interface Access {
  /** With the roles held today as deputy. */
  person: Person;
  /** Every role held, for whatever organisation or case. */
  roles: string[];
  sees(kase: Case): boolean;
  /** Roles held in this case. */
  rolesIn(kase: Case): string[];
  /** In a case, by a role through which the person sees it; otherwise by one that is held for more than a single case. */
  mayAct(act: keyof Policy['acts'], kase?: Case): boolean;
  /** Workflows of which the person may start a case, each with the roles that may. */
  starts: { workflow: string; roles: string[] }[];
  /** The text in force. */
  policy: Policy;
}

const known = new WeakMap<Person, Access>();

/** The same for as long as neither the person nor the text in force is another. */
export async function accessOf(office: Office, given: Person, today: CalendarDate): Promise<Access> {
  const register = await readRegister(office.ledger);
  const person = register.on(today).find(({ id }) => id === given.id) ?? given;
  const { policy } = await currentPolicy(office, today);
  const last = known.get(person);
  if (last?.policy === policy) return last;
  const access = accessUnder(policy, person);
  known.set(person, access);
  return access;
}

function accessUnder(policy: Policy, person: Person): Access {
  const roles = [...new Set(person.roles.map(({ role }) => role))].filter((role) => Object.hasOwn(policy.roles, role));
  return {
    person,
    roles,
    sees: (kase) => person.roles.some((held) => givesSight(policy, person.id, held, kase)),
    rolesIn: (kase) => roles.filter((role) => holdsIn(person, role, policy, kase)),
    mayAct: (act, kase) =>
      person.roles.some((held) => {
        if (!policy.acts[act]?.roles.includes(held.role)) return false;
        return kase ? givesSight(policy, person.id, held, kase) : held.case === undefined;
      }),
    starts: Object.keys(policy.workflows).flatMap((workflow) => {
      const right = policy.starts?.[workflow];
      const may = roles.filter((role) => right?.roles.includes(role) ?? true);
      return may.length > 0 ? [{ workflow, roles: may }] : [];
    }),
    policy,
  };
}

/** A role that reads every case of the workflow, as those do who validate, follow and decide. */
export function readsAll({ policy }: Pick<Access, 'policy'>, role: string, { workflow }: Case): boolean {
  return policy.roles[role]?.sees?.includes(workflow) ?? false;
}

/**
 * True where a role reads all cases of the workflow, was given for this case, or for an organisation that the case names
 * for it; never by a role from which the case excepts the person.
 */
function givesSight(policy: Policy, id: string, held: HeldRole, kase: Case): boolean {
  const { role, organisation, case: only, for: absent } = held;
  const known = Object.hasOwn(policy.roles, role) ? policy.roles[role] : undefined;
  // Whoever is kept out of a case is kept out of it through a deputy too.
  if (!known || [id, absent ?? id].some((each) => isExcepted(policy, role, each, kase))) return false;
  if (only !== undefined) return only === kase.id;
  if (known.sees?.includes(kase.workflow)) return true;
  if (organisation === undefined) return actsIn(policy, kase.workflow, role);
  return organisationsOf(policy, kase, role).has(organisation);
}

/** A role held everywhere reads every case of a workflow in which it has something to do. */
function actsIn(policy: Policy, workflow: string, role: string): boolean {
  return Object.values(policy.rights[workflow] ?? {}).some(({ roles }) => roles.includes(role));
}
