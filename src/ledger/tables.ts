/** The tables as the queries see them. JSON is kept as text, so that what was hashed is what is stored. */

import type { Generated } from 'kysely';
import type { Case, Instant } from '../engine/types.ts';
import type { CalendarDate, Language } from '../policy/types.ts';
import type { AccessEntry, Session } from './access-contract.ts';
import type { Origin, OutboxState } from './contract.ts';

export interface Tables {
  cases: CaseTable;
  events: EventTable;
  policies: { hash: string; json: string };
  people: { id: string; name: string; email: string; language: Language };
  roles: RoleTable;
  outbox: OutboxTable;
  bounces: BounceTable;
  mail_stops: MailStopTable;
  incidents: IncidentTable;
  sign_in_links: SignInLinkTable;
  sessions: SessionTable;
  tokens: TokenTable;
  deputies: DeputyTable;
  erased_people: { id: string; at: Instant; by_person: string };
  access_log: {
    id: Generated<number>;
    at: Instant;
    person: string | null;
    action: string;
    subject: string | null;
    outcome: AccessEntry['outcome'];
  };
  attachment_contents: { hash: string; content: Uint8Array };
  attachments: AttachmentTable;
  requests: {
    token: string;
    key: string;
    fingerprint: string;
    taken_at: Instant;
    /** Null while the request is in hand, as the body is. */
    status: number | null;
    body: string | null;
  };
}

export interface CaseTable {
  id: string;
  workflow: string;
  origin: Origin;
  status: Case['status'];
  version: number;
  /** Hash of the last event: the end of the chain, where the next event is joined. */
  head: string;
  wake_at: Instant | null;
  snapshot: string;
}

export interface EventTable {
  case_id: string;
  version: number;
  /** Canonical JSON of the event. */
  json: string;
  hash: string;
}

export interface RoleTable {
  person_id: string;
  position: number;
  role: string;
  organisation: string | null;
  case_id: string | null;
}

export interface DeputyTable {
  id: Generated<number>;
  person: string;
  deputy: string;
  role: string;
  organisation: string | null;
  case_id: string | null;
  from_day: CalendarDate;
  to_day: CalendarDate;
  entered_by: string;
  entered_at: Instant;
  ended_by: string | null;
  ended_at: Instant | null;
}

export interface OutboxTable {
  key: string;
  case_id: string | null;
  person: string;
  message_id: string;
  subject: string;
  text: string;
  html: string;
  calendar: string | null;
  within: string | null;
  planned_at: Instant;
  late: 0 | 1;
  state: OutboxState;
  attempts: number;
  /** When the row may be taken: the next attempt while `pending`, the end of the lease while `sending`, else null. */
  due_at: Instant | null;
  last_error: string | null;
  settled_at: Instant | null;
}

export interface BounceTable {
  id: Generated<number>;
  at: Instant;
  letter: string;
  person: string;
  address: string;
  action: string;
  status: string;
  reason: string;
  permanent: 0 | 1;
  /** The person has been saved again since. */
  cleared: 0 | 1;
}

export interface MailStopTable {
  id: Generated<number>;
  person: string;
  at: Instant;
  by: string;
  reason: string;
  ended_at: Instant | null;
  ended_by: string | null;
}

export interface IncidentTable {
  id: Generated<number>;
  at: Instant;
  case_id: string | null;
  what: string;
  detail: string;
}

export interface SignInLinkTable {
  hash: string;
  person: string;
  target: string;
  created_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
}

export interface SessionTable {
  hash: string;
  person: string;
  language: Language;
  proof: Session['by'];
  created_at: Instant;
  seen_at: Instant;
  expires_at: Instant;
}

export interface TokenTable {
  hash: string;
  person: string;
  title: string;
  /** Separated by spaces. */
  scopes: string;
  created_at: Instant;
  expires_at: Instant | null;
  revoked_at: Instant | null;
  used_at: Instant | null;
}

export interface AttachmentTable {
  id: Generated<number>;
  case_id: string;
  name: string;
  type: string;
  size: number;
  hash: string;
  added_by: string;
  added_at: Instant;
}
