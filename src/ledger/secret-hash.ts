import { hash } from 'node:crypto';

/** What is stored of a secret: its SHA-256, in hexadecimal. */
export function hashOf(secret: string): string {
  return hash('sha256', secret);
}
