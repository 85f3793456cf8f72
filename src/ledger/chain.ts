/** The hash chain of a case: every event's hash covers the event and, through the previous hash, all events before it. */

import { hash } from 'node:crypto';

/** What the first event of a case is joined to. */
export const startOfChain = '';

/** SHA-256, in hexadecimal, over the previous event's hash and this event's canonical JSON. */
export function chainHash(previous: string, canonical: string): string {
  return hash('sha256', previous + canonical);
}
