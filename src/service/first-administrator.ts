/** The first person who may let others in. Only as long as nobody is registered: whoever comes later is let in by them. */

import type { Instant } from '../engine/types.ts';
import type { Language, Text } from '../policy/types.ts';
import { type PersonProblem, personProblems } from './add-person.ts';
import { today } from './days.ts';
import { currentPolicy, type Office } from './office.ts';

const hours = 24;
// No person can have such an id.
const nobodyYet = 'first:administrator';

/** Makes a new link the only one that works. False where somebody is registered. */
export async function offerFirstLink(office: Office, { hash, at }: { hash: string; at: Instant }): Promise<boolean> {
  const { ledger } = office;
  if ((await ledger.people()).length > 0) return false;
  await ledger.access.dropLinksOf(nobodyYet);
  const expiresAt = new Date(Date.parse(at) + hours * 3_600_000).toISOString();
  await ledger.access.saveSignInLink({ hash, person: nobodyYet, target: '/', createdAt: at, expiresAt });
  return true;
}

/** True while the link can be used; looking at it uses nothing. */
export async function firstLinkWorks({ ledger }: Office, hash: string, at: Instant): Promise<boolean> {
  const link = await ledger.access.signInLink(hash, at);
  return link?.person === nobodyYet && (await ledger.people()).length === 0;
}

/** Roles that the text lets administer. */
export async function administeringRoles(office: Office, at: Instant): Promise<{ id: string; title: Text }[]> {
  const { policy } = await currentPolicy(office, today(office.text, at));
  return (policy.acts.administer?.roles ?? []).map((id) => ({
    id,
    title: policy.roles[id]?.title ?? { da: id, en: id },
  }));
}

export interface FirstAdministrator {
  name: string;
  email: string;
  language: Language;
  role: string;
}

/** Registers the person and uses the link up; `gone` where it no longer works. */
export async function enterFirst(
  office: Office,
  hash: string,
  { role, ...given }: FirstAdministrator,
  at: Instant,
): Promise<{ person: string } | { problems: PersonProblem[] } | { gone: true }> {
  if (!(await firstLinkWorks(office, hash, at))) return { gone: true };
  const person = { id: 'administrator', ...given, roles: [{ role }] };
  const problems = await personProblems(office, person);
  if (problems.length > 0) return { problems };
  if (!(await office.ledger.access.useLink(hash, at))) return { gone: true };
  await office.ledger.savePerson(person, at);
  return { person: person.id };
}
