/** An operation of the interface for programs: who may come, what it takes, and what it answers. */

import type { Instant } from '../../engine/types.ts';
import type { Token } from '../../ledger/access-contract.ts';
import type { CaseWrite, StoredCase } from '../../ledger/contract.ts';
import type { Answered } from '../../ledger/requests-contract.ts';
import type { CalendarDate, Language, Policy, Text } from '../../policy/types.ts';
import type { Access } from '../../service/access.ts';
import type { Scope } from '../../service/api-tokens.ts';
import type { House } from '../house.ts';
import type { Schema } from './schema.ts';

export interface Operation {
  /** `operationId` of the OpenAPI document; stable. */
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below /api; `:case` is the id of a case that the caller must be allowed to see. */
  path: string;
  group: Group;
  title: Text;
  scope: Scope;
  /** Only for those whose role the text gives the act to. */
  act?: keyof Policy['acts'];
  /** Shows or changes personal data: every call is in the access log. A path with an id always is. */
  personal?: true;
  /** A command to a case: it must tell by If-Match which version it has seen. */
  versioned?: true;
  /** Its answer is kept under no Idempotency-Key: it changes nothing, or tells a secret. */
  unkept?: true;
  query?: Record<string, Schema>;
  /** What must be in the query. */
  needs?: string[];
  /** JSON, or bytes of one of some media types. */
  body?: Schema | Bytes;
  /** May answer 201. */
  creates?: true;
  answer: Schema | { paged: Schema } | { files: string[] };
  /** Calls a minute with one token; the house's own limit when left out. */
  perMinute?: number;
  handle(call: Call): Reply | Promise<Reply>;
}

export type Group =
  | 'self'
  | 'work'
  | 'cases'
  | 'record'
  | 'nominations'
  | 'programme'
  | 'meetings'
  | 'rules'
  | 'lists'
  | 'people'
  | 'mail'
  | 'operations';

export interface Bytes {
  bytes: string[];
  /** How many there may be; a mebibyte when left out. */
  atMost?: number;
}

export function takesBytes(body: Operation['body']): body is Bytes {
  return Array.isArray(body?.bytes);
}

export interface Caller {
  token: Token;
  access: Access;
}

export interface Call {
  house: House;
  access: Access;
  token: Token;
  at: Instant;
  today: CalendarDate;
  /** What texts are told in that come in one language only. */
  language: Language;
  params: Record<string, string>;
  query: Record<string, string | number>;
  body: unknown;
  page: { offset: number; limit: number };
  /** The case of a path with `:case`. @throws where the path has none. */
  kase: StoredCase;
  /** The version the caller has seen, of a versioned operation. */
  seen: number;
  /** For use cases that write cases: notes what is answered, to be kept together with what is written. */
  answer(status: 200 | 201): { answer(writes: CaseWrite[]): Answered | undefined; reply(): Reply };
}

export type Reply =
  | { json: unknown; status?: 200 | 201; version?: number; location?: string }
  /** Part of a list; `total` where it is known. */
  | { items: unknown[]; more: boolean; total: number | null }
  | { file: string | Uint8Array | NodeJS.ReadableStream; type: string; name?: string };

/** The part of a list that was asked for, each element shown. */
export async function pageOf<T>({ page }: Pick<Call, 'page'>, all: T[], show: (each: T) => unknown): Promise<Reply> {
  const { offset, limit } = page;
  const items = await Promise.all(all.slice(offset, offset + limit).map(show));
  return { items, more: offset + limit < all.length, total: all.length };
}
