import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { remembered } from './remembered.ts';
import type { Policy } from './types.ts';

/** Most parts of a policy are the same on every day. */
const samePart = remembered<string>();

/** SHA-256, in hexadecimal, of the policy's JSON with all keys sorted: the same content has the same hash for ever. */
export function policyHash(policy: Policy): string {
  return hashOf(canonical(policy, (part, key) => samePart(key, JSON.stringify(part), () => canonical(part))));
}

/** The same of any part of the text. */
export function contentHash(content: unknown): string {
  return hashOf(canonical(content));
}

function hashOf(written: string): string {
  return bytesToHex(sha256(utf8ToBytes(written)));
}

function canonical(
  value: unknown,
  inside: (inner: unknown, key: string) => string = (inner) => canonical(inner),
): string {
  if (Array.isArray(value)) return `[${value.map((inner) => canonical(inner)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${inside(inner, key)}`).join(',')}}`;
}
