/** Who comes in, and what they looked at: sign-in links, sessions, tokens and the access log. Apart from the events, so that it can be erased. */

import type { Instant } from '../engine/types.ts';
import type { Language } from '../policy/types.ts';

/** Secrets are never stored: `hash` is the SHA-256 of one, in hexadecimal. */
export interface AccessStore {
  saveSignInLink(link: SignInLink): Promise<void>;
  /** A link that can still be used; looking at it uses nothing. */
  signInLink(hash: string, at: Instant): Promise<SignInLink | null>;
  signInLinksOf(person: string): Promise<SignInLink[]>;
  /** Uses a link up and opens the session in one step. False when it was used, has expired or never was. */
  signIn(hash: string, session: Session): Promise<boolean>;
  /** Uses a link up that leads to no session. False when it was used, has expired or never was. */
  useLink(hash: string, at: Instant): Promise<boolean>;
  /** Makes every link of a person useless. */
  dropLinksOf(person: string): Promise<void>;
  /** Opens a session for somebody whom another house has vouched for. */
  openSession(session: Session): Promise<void>;
  session(hash: string, at: Instant): Promise<Session | null>;
  /** Notes that the session was used, and how long it lasts from now. */
  keepSession(hash: string, seenAt: Instant, expiresAt: Instant): Promise<void>;
  setSessionLanguage(hash: string, language: Language): Promise<void>;
  closeSession(hash: string): Promise<void>;
  /** Ends every session of a person. */
  closeSessionsOf(person: string): Promise<void>;
  sessions(at: Instant): Promise<Session[]>;

  saveToken(token: Token): Promise<void>;
  /** A token that is neither revoked nor expired. */
  token(hash: string, at: Instant): Promise<Token | null>;
  tokens(person?: string): Promise<Token[]>;
  noteTokenUse(hash: string, at: Instant): Promise<void>;
  /** False when there is no such token, or it was revoked before. */
  revokeToken(hash: string, at: Instant): Promise<boolean>;

  logAccess(entry: AccessEntry): Promise<void>;
  /** The newest first. */
  accessLog(filter: AccessFilter & { limit: number; offset?: number }): Promise<AccessEntry[]>;
  accessCount(filter: AccessFilter): Promise<number>;
}

export interface SignInLink {
  hash: string;
  person: string;
  /** Path of the page it leads to. */
  target: string;
  createdAt: Instant;
  expiresAt: Instant;
}

export interface Session {
  hash: string;
  person: string;
  language: Language;
  /** How the person proved who they are. */
  by: 'link' | 'openid';
  createdAt: Instant;
  seenAt: Instant;
  expiresAt: Instant;
}

export interface Token {
  hash: string;
  person: string;
  title: string;
  /** What it opens: `read`, `write`, `administer`, `calendar`. */
  scopes: string[];
  createdAt: Instant;
  expiresAt: Instant | null;
  revokedAt: Instant | null;
  usedAt: Instant | null;
}

export interface AccessFilter {
  person?: string;
  subject?: string;
  outcome?: AccessEntry['outcome'];
}

export interface AccessEntry {
  at: Instant;
  /** Null for somebody who was not signed in. */
  person: string | null;
  /** Method and route, such as `GET /cases/:case`. */
  action: string;
  /** Id of the case or person it was about. */
  subject: string | null;
  outcome: 'granted' | 'refused';
}
