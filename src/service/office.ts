/** What every use case works with: the ledger, the text that is current, and the domain that letters come from. */

import { exactly } from '../engine/time.ts';
import type { Case, Span } from '../engine/types.ts';
import { Conflict, type Ledger, type StoredCase } from '../ledger/contract.ts';
import { policyHash } from '../policy/hash.ts';
import { resolvePolicy } from '../policy/resolve.ts';
import type { ParsedText } from '../policy/text.ts';
import type { CalendarDate, JsonObject, Policy } from '../policy/types.ts';
import { TextHasErrors } from './text-has-errors.ts';

export interface Office {
  ledger: Ledger;
  text: ParsedText;
  /** Who letters and invitations come from; the domain of the address is that of Message-IDs. */
  sender: { name: string; address: string };
  /** The address people reach the house at, without a slash at the end; letters link to it. */
  url?: string;
}

const kept = new WeakMap<Ledger, Map<string, Policy>>();

interface Dated {
  hash: string;
  policy: Policy;
}

/** The policies of a text on the days that were asked about last: today, and the days that are told of afterwards. */
const resolved = new WeakMap<ParsedText, Map<CalendarDate, { dated: Dated; stored: WeakSet<Ledger> }>>();
const mostDays = 4;

/** The policy of the text on a day, stored in the ledger under its hash. @throws {TextHasErrors} */
export async function currentPolicy({ text, ledger }: Office, on: CalendarDate): Promise<Dated> {
  const days = resolved.get(text) ?? new Map();
  resolved.set(text, days);
  const day = days.get(on) ?? { dated: policyAt(text, on), stored: new WeakSet<Ledger>() };
  // The newest last: the oldest goes first.
  days.delete(on);
  days.set(on, day);
  if (days.size > mostDays) days.delete(days.keys().next().value!);
  if (!day.stored.has(ledger)) await ledger.savePolicy(day.dated.hash, day.dated.policy);
  day.stored.add(ledger);
  return day.dated;
}

function policyAt(text: ParsedText, on: CalendarDate): Dated {
  const found = resolvePolicy(text, on);
  if ('findings' in found) throw new TextHasErrors();
  return { hash: policyHash(found.policy), policy: found.policy };
}

/** The policy a case is pinned to. */
export async function policyOf(office: Office, kase: Case): Promise<Policy> {
  const policy = await policyWith(office, kase.policy);
  if (!policy) throw new Error(`The ledger does not hold policy ${kase.policy}, to which case ${kase.id} is pinned.`);
  return policy;
}

/** The policy that the ledger holds under a hash; null where it holds none. */
export async function policyWith({ ledger }: Office, hash: string): Promise<Policy | null> {
  const known = kept.get(ledger) ?? new Map<string, Policy>();
  kept.set(ledger, known);
  const policy = known.get(hash) ?? (await ledger.policy(hash));
  if (policy) known.set(hash, policy);
  return policy;
}

/** Facts of the cases that a case is linked to, under the name of the link. */
export async function relatedFacts(office: Office, kase: Case): Promise<Record<string, JsonObject>> {
  const related: Record<string, JsonObject> = {};
  for (const [link, id] of Object.entries(kase.links)) {
    const other = await office.ledger.loadCase(id);
    if (other) related[link] = other.snapshot.facts;
  }
  return related;
}

/** A case by its id. @param seen the version it must be at; any when left out. @throws {NoSuchCase | Conflict} */
export async function caseById(office: Office, id: string, seen?: number): Promise<StoredCase> {
  const stored = await office.ledger.loadCase(id);
  if (!stored) throw new NoSuchCase(id);
  const { version } = stored.snapshot;
  if (seen !== undefined && seen !== version) throw new Conflict(id, seen, version);
  return stored;
}

/** The domain of Message-IDs and of calendar entries. */
export function mailDomain({ sender }: Office): string {
  return sender.address.slice(sender.address.indexOf('@') + 1);
}

export class NoSuchCase extends Error {
  readonly id: string;
  constructor(id: string) {
    super(`There is no case "${id}". "lkt case list" shows those there are.`);
    this.name = 'NoSuchCase';
    this.id = id;
  }
}

/** The business date of something done today, unless another day is given. */
export function businessDate(today: CalendarDate, given: CalendarDate | undefined): Span {
  return exactly(given ?? today);
}
