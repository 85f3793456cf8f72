import type { Case } from '../engine/types.ts';
import type { Person } from '../ledger/contract.ts';
import type { Json, JsonObject, NamedIn, Policy, Recipient } from '../policy/types.ts';

/** One person who is to receive something, and the role it is sent to. */
export interface Receiver {
  person: Person;
  role: string;
}

/**
 * People who hold one of the roles: everywhere, for this case, or for an organisation found at the path of the case's
 * facts that the recipient names; those the text leaves out are left out. Each person once, in the first role that
 * reaches them.
 */
export function receivers(policy: Policy, people: Person[], kase: Case, to: Recipient[]): Receiver[] {
  const found = new Map<string, Receiver>();
  for (const recipient of to) {
    const organisations = recipient.of === undefined ? null : organisationsAt(kase, recipient.of);
    const done = recipient.without ? peopleIn(kase, recipient.without) : new Set<string>();
    for (const person of people) {
      if (done.has(person.id) || isExcepted(policy, recipient.role, person.id, kase)) continue;
      const holds = person.roles.some(
        ({ role, organisation, case: only }) =>
          role === recipient.role &&
          (only === undefined || only === kase.id) &&
          (organisations === null ||
            only === kase.id ||
            (organisation !== undefined && organisations.has(organisation))),
      );
      if (holds && !found.has(person.id)) found.set(person.id, { person, role: recipient.role });
    }
  }
  return [...found.values()];
}

/** Whether those who have done their part are all there are: then nobody is missing, and nothing is to be sent. */
export function allDone(policy: Policy, people: Person[], kase: Case, to: Recipient[]): boolean {
  const before = to.map(({ without: _, ...recipient }) => recipient);
  return receivers(policy, people, kase, to).length === 0 && receivers(policy, people, kase, before).length > 0;
}

/** Whether the case names a person as one who does not hold the role in it. */
export function isExcepted(policy: Policy, role: string, person: string, kase: Case): boolean {
  const except = Object.hasOwn(policy.roles, role) ? policy.roles[role]?.except : undefined;
  return except !== undefined && peopleIn(kase, except).has(person);
}

/** Ids of people that stand in a field of the elements of a list among the case's facts. */
function peopleIn(kase: Case, { list, by }: NamedIn): Set<string> {
  const elements = Object.hasOwn(kase.facts, list) ? kase.facts[list] : undefined;
  const ids = (Array.isArray(elements) ? elements : []).map((each) => (each as JsonObject | null)?.[by]);
  return new Set(ids.filter((id) => typeof id === 'string'));
}

/** People who hold one of the roles, for whatever organisation or case: for letters that belong to no case. */
export function holders(people: Person[], to: Recipient[]): Receiver[] {
  return people.flatMap((person) => {
    const role = to.map((recipient) => recipient.role).find((each) => person.roles.some((held) => held.role === each));
    return role === undefined ? [] : [{ person, role }];
  });
}

/** Ids of organisations at a path of the case's facts. */
export function organisationsAt(kase: Case, path: string): Set<string> {
  let value: Json | undefined = kase.facts;
  for (const key of path.split('.')) {
    if (value === null || typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, key))
      return new Set();
    value = value[key];
  }
  return new Set((Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string'));
}
