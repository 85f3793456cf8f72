/** Rows of the tables to shapes of the contract, and back. */

import type { Insertable, Selectable } from 'kysely';
import type { Bounce, CaseWrite, MailStop, NewOutboxRow, OutboxRow, Person, StoredCase } from './contract.ts';
import type { BounceTable, CaseTable, MailStopTable, OutboxTable, RoleTable, Tables } from './tables.ts';

export function caseRow({ snapshot, origin, wakeAt }: CaseWrite, head: string): CaseTable {
  return {
    id: snapshot.id,
    workflow: snapshot.workflow,
    origin,
    status: snapshot.status,
    version: snapshot.version,
    head,
    wake_at: wakeAt,
    snapshot: JSON.stringify(snapshot),
  };
}

export function storedCase(row: Pick<CaseTable, 'snapshot' | 'wake_at' | 'origin'>): StoredCase {
  return { snapshot: JSON.parse(row.snapshot), wakeAt: row.wake_at, origin: row.origin };
}

export function newOutboxRow(row: NewOutboxRow): OutboxTable {
  return {
    key: row.key,
    case_id: row.caseId,
    person: row.person,
    message_id: row.messageId,
    subject: row.subject,
    text: row.text,
    html: row.html,
    calendar: row.calendar,
    within: null,
    planned_at: row.plannedAt,
    late: row.late ? 1 : 0,
    state: row.state,
    attempts: 0,
    due_at: row.state === 'pending' ? row.plannedAt : null,
    last_error: null,
    settled_at: null,
  };
}

export function outboxRow(row: OutboxTable): OutboxRow {
  return {
    key: row.key,
    caseId: row.case_id,
    person: row.person,
    messageId: row.message_id,
    subject: row.subject,
    text: row.text,
    html: row.html,
    calendar: row.calendar,
    within: row.within,
    plannedAt: row.planned_at,
    late: row.late === 1,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.state === 'pending' ? row.due_at : null,
    leaseUntil: row.state === 'sending' ? row.due_at : null,
    lastError: row.last_error,
    settledAt: row.settled_at,
  };
}

export function newBounce({ permanent, ...bounce }: Bounce): Insertable<BounceTable> {
  return { ...bounce, permanent: permanent ? 1 : 0, cleared: 0 };
}

export function storedBounce({ id: _, cleared: __, permanent, ...bounce }: Selectable<BounceTable>): Bounce {
  return { ...bounce, permanent: permanent === 1 };
}

export function storedStop({ id: _, ended_at, ended_by, ...stop }: Selectable<MailStopTable>): MailStop {
  return { ...stop, endedAt: ended_at, endedBy: ended_by };
}

export function roleRows(person: Person): RoleTable[] {
  const own = person.roles.filter((held) => held.for === undefined);
  return own.map(({ role, organisation = null, case: caseId = null }, position) => ({
    person_id: person.id,
    position,
    role,
    organisation,
    case_id: caseId,
  }));
}

export function persons(people: Tables['people'][], roles: RoleTable[]): Person[] {
  const rolesOf = Map.groupBy(roles, (row) => row.person_id);
  return people.map((person) => ({
    ...person,
    roles: (rolesOf.get(person.id) ?? []).map((row) => ({
      role: row.role,
      ...(row.organisation !== null && { organisation: row.organisation }),
      ...(row.case_id !== null && { case: row.case_id }),
    })),
  }));
}
