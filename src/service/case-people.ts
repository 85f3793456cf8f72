import type { Case } from '../engine/types.ts';
import type { Person } from '../ledger/contract.ts';
import type { Text } from '../policy/types.ts';
import { holdsIn } from './acting.ts';
import { type Office, policyOf } from './office.ts';

export interface CaseRole {
  role: string;
  title: Text;
  /** Those who hold it here; `of` is the organisation they hold it for, null where they hold it everywhere or for this case. */
  people: { id: string; name: string; of: Text | null }[];
}

/** Who holds which role in a case: the roles that may do something in its workflow. */
export async function casePeople(office: Office, kase: Case): Promise<CaseRole[]> {
  const policy = await policyOf(office, kase);
  const holders = holdersIn(await office.ledger.people());
  const acting = new Set(Object.values(policy.rights[kase.workflow] ?? {}).flatMap(({ roles }) => roles));
  return Object.entries(policy.roles)
    .filter(([role]) => acting.has(role) && role !== 'engine')
    .map(([role, { title }]) => ({
      role,
      title,
      people: (holders.get(role) ?? [])
        .filter((person) => holdsIn(person, role, policy, kase))
        .map(({ id, name, roles }) => {
          const held = roles.filter((each) => each.role === role && holdsIn({ id, roles: [each] }, role, policy, kase));
          const organisation = held.find((each) => each.organisation !== undefined)?.organisation;
          const title = organisation === undefined ? undefined : policy.organisations[organisation]?.title;
          return { id, name, of: title ?? null };
        }),
    }));
}

const known = new WeakMap<Person[], Map<string, Person[]>>();

/** Role → those who hold it somewhere. */
function holdersIn(people: Person[]): Map<string, Person[]> {
  const ready = known.get(people) ?? new Map<string, Person[]>();
  if (known.has(people)) return ready;
  known.set(people, ready);
  for (const person of people) {
    for (const role of new Set(person.roles.map((held) => held.role))) {
      const holders = ready.get(role) ?? [];
      ready.set(role, holders);
      holders.push(person);
    }
  }
  return ready;
}
