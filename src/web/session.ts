/** Sessions: a random id in a cookie, its SHA-256 in the ledger. */

import type { Instant } from '../engine/types.ts';
import type { Session } from '../ledger/access-contract.ts';
import { hashOf } from '../ledger/secret-hash.ts';
import type { Language } from '../policy/types.ts';
import type { House } from './house.ts';

const hour = 3_600_000;
/** A session ends when it has not been used for this long … */
const idle = 8 * hour;
/** … and in any case this long after it was opened. */
const longest = 7 * 24 * hour;
/** How long a session may be used before the use is noted. */
const unnoted = 5 * 60_000;

/** Over HTTPS the name binds the cookie to this very host; a browser takes no such cookie without TLS. */
export function cookieName({ url }: Pick<House, 'url'>): string {
  return isSecure(url) ? '__Host-lkt' : 'lkt';
}

export function isSecure(url: string): boolean {
  return url.startsWith('https://');
}

export function newSession(
  secret: string,
  { person, language, by }: { person: string; language: Language; by: Session['by'] },
  at: Instant,
): Session {
  return { hash: hashOf(secret), person, language, by, createdAt: at, seenAt: at, expiresAt: later(at, idle) };
}

/** The open session of a cookie; its use is noted, which lets it last longer. */
export async function sessionOf({ office, now }: House, cookie: string | undefined): Promise<Session | null> {
  if (cookie === undefined || cookie.length > 100) return null;
  const at = now();
  const session = await office.ledger.access.session(hashOf(cookie), at);
  if (session === null) return null;
  const end = later(session.createdAt, longest);
  if (at >= end) return null;
  if (Date.parse(at) - Date.parse(session.seenAt) > unnoted) {
    const expiresAt = later(at, idle);
    await office.ledger.access.keepSession(session.hash, at, expiresAt < end ? expiresAt : end);
  }
  return session;
}

function later(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}
