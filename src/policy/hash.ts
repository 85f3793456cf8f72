import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Policy } from './types.ts';

/** SHA-256, in hexadecimal, of the policy's JSON with all keys sorted: the same content has the same hash for ever. */
export function policyHash(policy: Policy): string {
  return contentHash(policy);
}

/** The same of any part of the text. */
export function contentHash(content: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(content))));
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
