/** Tokens for programs: a person lends a program some of what they may do themselves. */

import type { Instant } from '../engine/types.ts';
import type { Token } from '../ledger/access-contract.ts';
import { hashOf } from '../ledger/secret-hash.ts';
import type { Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import type { Office } from './office.ts';
import { isOneLine } from './one-line.ts';

const scopes = ['read', 'write', 'administer'] as const;
export type Scope = (typeof scopes)[number];

export const scopeNames: Record<Scope, Text> = {
  read: { da: 'Læse', en: 'Read' },
  write: { da: 'Skrive: oprette sager og give kommandoer', en: 'Write: start cases and give commands' },
  administer: {
    da: 'Administrere: personer, mails, adgangslog',
    en: 'Administer: people, letters, access log',
  },
};

/** Lets a leaked token be recognised for what it is. */
const prefix = 'lkt_';
/** The longest a token lasts. */
export const mostDays = 366;
const unnoted = 5 * 60_000;

/** A token without what opens it. */
export interface ListedToken extends Pick<Token, 'person' | 'title' | 'scopes' | 'createdAt' | 'expiresAt' | 'usedAt'> {
  /** The beginning of its hash; enough to tell it from others. */
  id: string;
  state: 'open' | 'expired' | 'revoked';
}

/** The scopes that a person's roles allow. */
export function scopesFor(access: Pick<Access, 'mayAct'>): Scope[] {
  return scopes.filter((scope) => scope !== 'administer' || access.mayAct('administer'));
}

export interface NewToken {
  title: string;
  scopes: string[];
  days: number;
  /** 256 bits that nobody can guess. */
  secret: string;
  at: Instant;
}

export interface TokenProblem {
  path: 'title' | 'scopes' | 'days';
  message: Text;
}

/** The token itself is told here, and never again. */
export async function issueToken(
  { ledger }: Office,
  access: Access,
  { title, scopes: asked, days, secret, at }: NewToken,
): Promise<{ token: string; listed: ListedToken } | { problems: TokenProblem[] }> {
  const allowed = scopesFor(access);
  const problems: TokenProblem[] = [];
  const named = title.trim();
  if (!isOneLine(named, 100)) problems.push({ path: 'title', message: badTitle });
  if (asked.length === 0) problems.push({ path: 'scopes', message: noScope });
  const beyond = asked.filter((scope) => !allowed.some((each) => each === scope));
  if (beyond.length > 0) problems.push({ path: 'scopes', message: badScopes(beyond, allowed) });
  if (!Number.isInteger(days) || days < 1 || days > mostDays) problems.push({ path: 'days', message: badDays });
  if (problems.length > 0) return { problems };
  const token = prefix + secret;
  const stored: Token = {
    hash: hashOf(token),
    person: access.person.id,
    title: named,
    scopes: allowed.filter((scope) => asked.includes(scope)),
    createdAt: at,
    expiresAt: later(at, days * 86_400_000),
    revokedAt: null,
    usedAt: null,
  };
  await ledger.access.saveToken(stored);
  return { token, listed: listed(stored, at) };
}

/** The token that a program came with, if it still opens anything; its use is noted. */
export async function openedBy({ ledger }: Office, token: string, at: Instant): Promise<Token | null> {
  if (!token.startsWith(prefix) || token.length > 100) return null;
  const found = await ledger.access.token(hashOf(token), at);
  if (!found) return null;
  if (found.usedAt === null || Date.parse(at) - Date.parse(found.usedAt) > unnoted)
    await ledger.access.noteTokenUse(found.hash, at);
  return found;
}

/** A person's tokens for programs, or the tokens of everybody, calendars among them; the newest first. */
export async function listTokens({ ledger }: Office, at: Instant, person?: string): Promise<ListedToken[]> {
  return (await listable(ledger, person)).map((each) => listed(each, at));
}

/** False when the person (anybody, when left out) has no such token, or it was revoked before. */
export async function revokeListed({ ledger }: Office, id: string, at: Instant, person?: string): Promise<boolean> {
  const found = (await listable(ledger, person)).filter(({ hash }) => idOf(hash) === id);
  return found.length === 1 && ledger.access.revokeToken((found[0] as Token).hash, at);
}

async function listable({ access }: Office['ledger'], person: string | undefined): Promise<Token[]> {
  const tokens = await access.tokens(person);
  return person === undefined ? tokens : tokens.filter(isForPrograms);
}

function isForPrograms(token: Token): boolean {
  return token.scopes.some((scope) => scopes.some((each) => each === scope));
}

function listed({ hash, person, title, scopes: given, createdAt, expiresAt, usedAt, revokedAt }: Token, at: Instant) {
  const state = revokedAt !== null ? 'revoked' : expiresAt !== null && expiresAt <= at ? 'expired' : 'open';
  return { id: idOf(hash), person, title, scopes: given, createdAt, expiresAt, usedAt, state } satisfies ListedToken;
}

function idOf(hash: string): string {
  return hash.slice(0, 12);
}

function later(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}

const badTitle: Text = {
  da: 'Skriv på én linje og med højst 100 tegn, hvad adgangsnøglen skal bruges til.',
  en: 'Write on one line, in at most 100 characters, what the token is for.',
};
const noScope: Text = {
  da: 'Vælg, hvad adgangsnøglen skal give adgang til.',
  en: 'Choose what the token is to give access to.',
};
const badDays: Text = {
  da: `Adgangsnøglen kan gælde i 1 til ${mostDays} dage.`,
  en: `The token can last from 1 to ${mostDays} days.`,
};

function badScopes(beyond: string[], allowed: Scope[]): Text {
  return {
    da: `Rollerne giver ikke adgang til: ${beyond.join(', ')}. Der kan vælges: ${allowed.join(', ')}.`,
    en: `The roles give no access to: ${beyond.join(', ')}. To choose from: ${allowed.join(', ')}.`,
  };
}
