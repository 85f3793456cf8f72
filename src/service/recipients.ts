import type { Case } from '../engine/types.ts';
import type { Person } from '../ledger/contract.ts';
import type { Json, Recipient } from '../policy/types.ts';

/** One person who is to receive something, and the role it is sent to. */
export interface Receiver {
  person: Person;
  role: string;
}

/**
 * People who hold one of the roles: everywhere, for this case, or for an organisation found at the path of the case's
 * facts that the recipient names. Each person once, in the first role that reaches them.
 */
export function receivers(people: Person[], kase: Case, to: Recipient[]): Receiver[] {
  const found = new Map<string, Receiver>();
  for (const recipient of to) {
    const organisations = recipient.of === undefined ? null : organisationsAt(kase, recipient.of);
    for (const person of people) {
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
