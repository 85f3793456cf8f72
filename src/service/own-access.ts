/** What a person has open: sessions, and the calendar that can be subscribed to without signing in. */

import type { Instant } from '../engine/types.ts';
import type { Session, Token } from '../ledger/access-contract.ts';
import type { Person } from '../ledger/contract.ts';
import type { Language } from '../policy/types.ts';
import type { Office } from './office.ts';

const scope = 'calendar';

export async function ownSessions({ ledger }: Office, person: Person, at: Instant): Promise<Session[]> {
  return (await ledger.access.sessions(at)).filter((session) => session.person === person.id);
}

/** The calendar that is open; null where none is. */
export async function ownCalendar({ ledger }: Office, person: Person): Promise<Token | null> {
  const tokens = await ledger.access.tokens(person.id);
  return tokens.find(({ scopes, revokedAt }) => scopes.includes(scope) && revokedAt === null) ?? null;
}

/** Opens a calendar under a new secret; an earlier one is closed. */
export async function openCalendar(office: Office, person: Person, hash: string, at: Instant): Promise<void> {
  await closeCalendar(office, person, at);
  const token = { hash, person: person.id, title: scope, scopes: [scope], createdAt: at };
  await office.ledger.access.saveToken({ ...token, expiresAt: null, revokedAt: null, usedAt: null });
}

export async function closeCalendar({ ledger }: Office, person: Person, at: Instant): Promise<void> {
  for (const { hash, scopes, revokedAt } of await ledger.access.tokens(person.id))
    if (scopes.includes(scope) && revokedAt === null) await ledger.access.revokeToken(hash, at);
}

/** Whose calendar a secret opens, and that it was used; null for one that is unknown or closed. */
export async function ownerOfCalendar({ ledger }: Office, hash: string, at: Instant): Promise<Person | null> {
  const token = await ledger.access.token(hash, at);
  const person = token?.scopes.includes(scope)
    ? (await ledger.people()).find(({ id }) => id === token.person)
    : undefined;
  if (!person) return null;
  await ledger.access.noteTokenUse(hash, at);
  return person;
}

/** The language of letters, of the calendar and of what is shown after signing in. */
export async function speakTo({ ledger }: Office, person: Person, language: Language): Promise<void> {
  await ledger.savePerson({ ...person, language });
}
