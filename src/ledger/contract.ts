/** The ledger's contract: one shape, any number of adapters. Everything here is asynchronous so that a server database can follow. */

import type { Case, CaseEvent, Instant } from '../engine/types.ts';
import type { Language, Policy } from '../policy/types.ts';
import type { AccessStore } from './access-contract.ts';
import type { AttachmentStore } from './attachments-contract.ts';
import type { PersonalStore } from './personal-contract.ts';
import type { Answered, RequestStore } from './requests-contract.ts';

export interface Ledger {
  access: AccessStore;
  attachments: AttachmentStore;
  requests: RequestStore;
  personal: PersonalStore;
  /**
   * Writes events, snapshots, outbox rows and wake-ups of all the given cases in one transaction, or nothing.
   * @param reads cases that were only read, and by whose facts something was decided.
   * @param answered the answer that a request in hand gets, kept in the same transaction.
   * @throws {Conflict} when a case is not at its expected version.
   * @throws {RequestLost} when the request is in hand no longer.
   */
  append(writes: CaseWrite[], reads?: CaseRead[], answered?: Answered): Promise<void>;
  loadCase(id: string): Promise<StoredCase | null>;
  listCases(filter?: { workflow?: string; origin?: Origin; status?: Case['status'] }): Promise<StoredCase[]>;
  events(id: string): Promise<StoredEvent[]>;
  /** Ids of cases whose wake-up is at or before `at`, earliest first. */
  due(at: Instant, limit: number): Promise<string[]>;
  /** The earliest wake-up of all cases, null when none is planned. */
  nextWakeUp(): Promise<Instant | null>;

  savePolicy(hash: string, policy: Policy): Promise<void>;
  policy(hash: string): Promise<Policy | null>;

  /**
   * Enters or replaces a person; what has bounced from their address before is cleared. Open cases are woken at `wakeAt`,
   * because whom their letters go to may be another. Whose address changes is signed out everywhere, and the links that
   * were sent to it are useless; tokens are the person's, and stay. @throws {LedgerProblem} when the id is that of somebody erased.
   */
  savePerson(person: Person, wakeAt?: Instant): Promise<void>;
  /** The same for several, in one transaction. */
  savePeople(people: Person[], wakeAt?: Instant): Promise<void>;
  people(): Promise<Person[]>;

  /** Keys of the outbox rows of one case, whatever their state. */
  outboxKeys(caseId: string): Promise<Set<string>>;
  outbox(filter?: OutboxFilter): Promise<OutboxRow[]>;
  /** Part of the outbox, what was planned last first, and how many rows there are in all. */
  outboxPage(filter: {
    states: OutboxState[];
    person?: string;
    limit: number;
    offset: number;
  }): Promise<{ rows: OutboxRow[]; of: number }>;
  /** How many rows are in each state; none for a state with no rows. */
  countOutbox(): Promise<Partial<Record<OutboxState, number>>>;
  /**
   * Puts a mail into the outbox that carries the held letters with these keys, which then are `digested`. False, with
   * nothing changed, when one of them is no longer held or the mail's key is taken.
   */
  gather(mail: NewOutboxRow, keys: string[]): Promise<boolean>;
  /** Takes up to `limit` rows that are due for sending, or whose lease has run out, and leases them until `leaseUntil`. */
  claim(at: Instant, leaseUntil: Instant, limit: number): Promise<OutboxRow[]>;
  /** Records the outcome of one attempt. Refused (false) when the lease is no longer the caller's. */
  settle(key: string, leaseUntil: Instant, outcome: Outcome): Promise<boolean>;
  /** Puts a dead letter back for sending. False when there is none with that key, or its text has been erased. */
  requeue(key: string, at: Instant): Promise<boolean>;

  /**
   * Sends a person no more letters: those that wait and those that come are `superseded`. Answers how many waited; null,
   * with nothing changed, when the person is stopped already.
   */
  stopMail(stop: Pick<MailStop, 'person' | 'at' | 'by' | 'reason'>): Promise<number | null>;
  /** Letters that come from now on are sent again. False when the person is not stopped. */
  startMail(start: { person: string; at: Instant; by: string }): Promise<boolean>;
  /** Every stop there has been, the newest first. */
  mailStops(): Promise<MailStop[]>;

  /** Records a bounce and puts the letters about it into the outbox. False, with nothing changed, when it is known. */
  recordBounce(bounce: Bounce, letters: NewOutboxRow[]): Promise<boolean>;
  /** Bounces in the order they were recorded, but for those of people who have been saved again since. */
  bounces(): Promise<Bounce[]>;

  recordIncident(incident: { at: Instant; caseId: string | null; what: string; detail: unknown }): Promise<void>;
  incidents(): Promise<{ at: Instant; caseId: string | null; what: string; detail: unknown }[]>;

  /** Walks the hash chain of every case and compares each snapshot's version with its events. */
  verify(): Promise<Verification>;
  /** Writes a consistent copy to a file that does not exist yet. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

/** Where a case comes from: run here, or replayed from the record for reading only (never woken, never mailed). */
export type Origin = 'run' | 'precedent';

export interface CaseWrite {
  /** Version the case had when it was read; 0 for a new case. */
  expectedVersion: number;
  snapshot: Case;
  events: CaseEvent[];
  outbox: NewOutboxRow[];
  wakeAt: Instant | null;
  origin: Origin;
}

export interface CaseRead {
  id: string;
  expectedVersion: number;
}

export interface StoredCase {
  snapshot: Case;
  wakeAt: Instant | null;
  origin: Origin;
}

export interface StoredEvent {
  event: CaseEvent;
  /** SHA-256 over the previous event's hash and this event's canonical JSON. */
  hash: string;
}

export interface Person {
  id: string;
  name: string;
  email: string;
  language: Language;
  /** A role everywhere, or only for an organisation or a case. */
  roles: HeldRole[];
}

export interface HeldRole {
  role: string;
  organisation?: string;
  case?: string;
  /** Held as a deputy of this person; comes from the register of deputies and is never saved with the person. */
  for?: string;
}

/** `held`: waits for the person's one mail of the day; `digested`: is inside such a mail, and never sent by itself. */
export type OutboxState = 'pending' | 'sending' | 'sent' | 'dead' | 'superseded' | 'held' | 'digested';

export interface NewOutboxRow {
  /** Unique for ever: reminder key and person. */
  key: string;
  /** Null for a mail that belongs to no case, or to several. */
  caseId: string | null;
  person: string;
  messageId: string;
  subject: string;
  text: string;
  html: string;
  /** The calendar entry that goes with it, as iCalendar text; its METHOD is the mail's. */
  calendar: string | null;
  /** When it was planned for. */
  plannedAt: Instant;
  /** Sent later than planned because nobody was awake to send it. */
  late: boolean;
  /** `superseded`: never to be sent, because a newer one of the same deadline was due at the same time. */
  state: 'pending' | 'superseded' | 'held';
}

export interface OutboxRow extends Omit<NewOutboxRow, 'state'> {
  state: OutboxState;
  /** Key of the mail that carries it. */
  within: string | null;
  attempts: number;
  nextAttemptAt: Instant | null;
  leaseUntil: Instant | null;
  lastError: string | null;
  settledAt: Instant | null;
}

export type Outcome =
  | { is: 'sent'; at: Instant }
  | { is: 'retry'; at: Instant; error: string; nextAttemptAt: Instant }
  | { is: 'dead'; at: Instant; error: string }
  /** Claimed, and given back before anything was tried: it waits as it did. */
  | { is: 'untried'; at: Instant };

export interface OutboxFilter {
  state?: OutboxState;
  caseId?: string;
  messageId?: string;
  key?: string;
}

/** A time in which a person is sent nothing. */
export interface MailStop {
  person: string;
  at: Instant;
  /** Who stopped it, and why. */
  by: string;
  reason: string;
  /** Null while it lasts. */
  endedAt: Instant | null;
  endedBy: string | null;
}

/** A report that a letter did not arrive, or not yet. */
export interface Bounce {
  at: Instant;
  /** Outbox key of the letter. */
  letter: string;
  person: string;
  /** The address it was sent to. */
  address: string;
  /** RFC 3464: `failed`, `delayed` … and a status such as `5.1.1`. */
  action: string;
  status: string;
  /** The receiving server's own words, on one line. */
  reason: string;
  /** The address will not receive mail until somebody has put it right. */
  permanent: boolean;
}

export interface Verification {
  ok: boolean;
  cases: number;
  events: number;
  /** The first break of each broken case. */
  breaks: { caseId: string; version: number; what: string }[];
}

/** A case was changed by somebody else since it was read. */
export class Conflict extends Error {
  readonly caseId: string;
  constructor(caseId: string, expected: number, found: number) {
    super(
      `Case ${caseId} is at version ${found}, not ${expected}: it was changed in the meantime. Read it again and repeat the command.`,
    );
    this.name = 'Conflict';
    this.caseId = caseId;
  }
}
