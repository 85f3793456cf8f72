/** Only a form of our own page is taken: the browser's word on where it came from, and a token bound to the session. */

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { House } from './house.ts';
import type { Visit } from './route.ts';

/** Lives as long as the process: a page older than a restart is reloaded before its form is taken. */
const key = randomBytes(32);

/** @param session hash of the session; null for somebody who is not signed in. */
export function csrfOf(session: string | null): string {
  return createHmac('sha256', key)
    .update(session ?? 'nobody')
    .digest('base64url');
}

export function isOwnForm({ url }: House, request: FastifyRequest, visit: Visit): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  // A frame without an origin of its own writes `null`; only the browser's own word can vouch for it.
  const vouched = origin === 'null' && site !== undefined;
  if (origin !== undefined && !vouched && origin !== new URL(url).origin) return false;
  const given = visit.body._csrf;
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(visit.csrf)];
  return a.length === b.length && timingSafeEqual(a, b);
}
