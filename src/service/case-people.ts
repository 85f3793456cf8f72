import type { Case } from '../engine/types.ts';
import type { Person } from '../ledger/contract.ts';
import type { CalendarDate, Policy, Text } from '../policy/types.ts';
import { holdsIn } from './acting.ts';
import { type Office, policyOf } from './office.ts';
import { isSame, readRegister } from './register.ts';

export interface CaseRole {
  role: string;
  title: Text;
  /** Those who hold it here; `of` is the organisation they hold it for, null where they hold it everywhere or for this case. */
  people: { id: string; name: string; of: Text | null }[];
  /** Those who stand in for one of them, now or later. */
  deputies: { id: string; name: string; for: string; from: CalendarDate; to: CalendarDate }[];
}

/** Who holds which role in a case, and who stands in: the roles that may do something in its workflow. */
export async function casePeople(office: Office, kase: Case, today: CalendarDate): Promise<CaseRole[]> {
  const policy = await policyOf(office, kase);
  const holders = holdersIn(await office.ledger.people());
  const acting = new Set(Object.values(policy.rights[kase.workflow] ?? {}).flatMap(({ roles }) => roles));
  const standIns = await standingIn(office, policy, kase, today);
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
      deputies: standIns.filter((each) => each.role === role).map(({ role: _, ...deputy }) => deputy),
    }));
}

async function standingIn(
  { ledger }: Office,
  policy: Policy,
  kase: Case,
  today: CalendarDate,
): Promise<(CaseRole['deputies'][number] & { role: string })[]> {
  const current = (await ledger.personal.deputies()).filter(({ endedAt, to }) => endedAt === null && to >= today);
  if (current.length === 0) return [];
  const register = await readRegister(ledger);
  const names = new Map((await ledger.people()).map(({ id, name }) => [id, name]));
  return current
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .flatMap(({ person: absent, deputy, role, from, to }) => {
      const person = register.on(from > today ? from : today).find(({ id }) => id === deputy);
      const held = person?.roles.filter((each) => each.for === absent && isSame(each, role)) ?? [];
      if (!person || !holdsIn({ id: deputy, roles: held }, role.role, policy, kase)) return [];
      return [{ role: role.role, id: deputy, name: person.name, for: names.get(absent) ?? '', from, to }];
    });
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
