/** Mail addresses, read strictly: what is not plainly one address is none. */

import { domainToASCII } from 'node:url';

export interface Mailbox {
  /** Display name; empty for none. */
  name: string;
  address: string;
}

// RFC 5321 without quoted local parts and address literals: both are ways to hide a second address.
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN =
  /^(?=.{1,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u;

export function isAddress(text: string): boolean {
  const parts = text.split('@');
  if (parts.length !== 2) return false;
  const [local, domain] = parts as [string, string];
  return local.length <= 64 && LOCAL.test(local) && DOMAIN.test(domain) && domainToASCII(domain) !== '';
}

/** The address as it travels: small letters, and the domain as DNS knows it. Two that are equal so are the same mailbox. */
export function onTheWire(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`.toLowerCase();
}

/** Reads `name@domain` or `Name <name@domain>`; null when it is neither. */
export function readMailbox(text: string): Mailbox | null {
  const named = /^\s*([^<>"@,;\p{Cc}]*?)\s*<([^<>]+)>\s*$/u.exec(text);
  const mailbox = named ? { name: named[1]!, address: named[2]! } : { name: '', address: text.trim() };
  return isAddress(mailbox.address) ? mailbox : null;
}
