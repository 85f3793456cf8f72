/** Only a form of our own page is taken: the browser's word on where it came from, and a token bound to the session. */

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { House } from './house.ts';
import type { Visit } from './route.ts';

/** Lives as long as the process: a page older than a restart is reloaded before its form is taken. */
const key = randomBytes(32);

/**
 * Written differently every time. Pages go compressed, and what is the same in many of them could be guessed from their
 * length (BREACH, https://www.breachattack.com).
 * @param session hash of the session; null for somebody who is not signed in.
 */
export function csrfOf(session: string | null): string {
  const token = tokenOf(session);
  const mask = randomBytes(token.length);
  return Buffer.concat([mask, masked(token, mask)]).toString('base64url');
}

export function isOwnForm({ url }: House, request: FastifyRequest, { body, session }: Visit): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  // A frame without an origin of its own writes `null`; only the browser's own word can vouch for it.
  const vouched = origin === 'null' && site !== undefined;
  if (origin !== undefined && !vouched && origin !== new URL(url).origin) return false;
  if (typeof body._csrf !== 'string') return false;
  const token = tokenOf(session?.hash ?? null);
  const given = Buffer.from(body._csrf, 'base64url');
  if (given.length !== 2 * token.length) return false;
  return timingSafeEqual(masked(given.subarray(token.length), given.subarray(0, token.length)), token);
}

function tokenOf(session: string | null): Buffer {
  return createHmac('sha256', key)
    .update(session ?? 'nobody')
    .digest();
}

function masked(bytes: Buffer, mask: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, index) => byte ^ mask[index]!));
}
