/** The text of every query. Nothing here belongs to one database alone, so that every adapter reads and writes with the same text. */

import type { Insertable, Kysely } from 'kysely';
import type { Case, Instant } from '../engine/types.ts';
import type { Origin, OutboxFilter, OutboxState, Outcome } from './contract.ts';
import type {
  BounceTable,
  CaseTable,
  EventTable,
  IncidentTable,
  MailStopTable,
  OutboxTable,
  RoleTable,
  Tables,
} from './tables.ts';

interface OutboxPage {
  states: OutboxState[];
  person?: string;
  limit: number;
  offset: number;
}

interface CaseFilter {
  workflow?: string;
  origin?: Origin;
  status?: Case['status'];
}

const heads = ['id', 'version', 'head', 'wake_at', 'origin'] as const;

function chosen(db: Kysely<Tables>, { workflow, origin, status }: CaseFilter) {
  let query = db.selectFrom('cases').orderBy('id');
  if (workflow !== undefined) query = query.where('workflow', '=', workflow);
  if (origin !== undefined) query = query.where('origin', '=', origin);
  if (status !== undefined) query = query.where('status', '=', status);
  return query;
}

export function statements(db: Kysely<Tables>) {
  return {
    head: (id: string) => db.selectFrom('cases').select(['version', 'head', 'origin']).where('id', '=', id),
    insertCase: (row: CaseTable) => db.insertInto('cases').values(row),
    /** Changes no row when somebody else was there first, on a server too where reading took no lock. */
    updateCase: ({ id, expected, ...row }: CaseTable & { expected: number }) =>
      db.updateTable('cases').set(row).where('id', '=', id).where('version', '=', expected),
    insertEvent: (row: EventTable) => db.insertInto('events').values(row),

    case: (id: string) =>
      db
        .selectFrom('cases')
        .select([...heads, 'snapshot'])
        .where('id', '=', id),
    heads: (filter: CaseFilter) => chosen(db, filter).select(heads),
    cases: (filter: CaseFilter) => chosen(db, filter).select([...heads, 'snapshot']),
    events: (id: string) =>
      db.selectFrom('events').select(['json', 'hash']).where('case_id', '=', id).orderBy('version'),
    due: (at: Instant, limit: number) =>
      db.selectFrom('cases').select('id').where('wake_at', '<=', at).orderBy('wake_at').orderBy('id').limit(limit),
    nextWakeUp: () =>
      db.selectFrom('cases').select('wake_at').where('wake_at', 'is not', null).orderBy('wake_at').limit(1),

    /** An earlier wake-up stays as it is. */
    wakeOpen: (at: Instant) =>
      db
        .updateTable('cases')
        .set({ wake_at: at })
        .where('status', '=', 'active')
        .where('origin', '=', 'run')
        .where((where) => where.or([where('wake_at', 'is', null), where('wake_at', '>', at)])),

    savePolicy: (hash: string, json: string) =>
      db
        .insertInto('policies')
        .values({ hash, json })
        .onConflict((conflict) => conflict.column('hash').doNothing()),
    policy: (hash: string) => db.selectFrom('policies').select('json').where('hash', '=', hash),

    savePerson: (row: Tables['people']) =>
      db
        .insertInto('people')
        .values(row)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({ name: row.name, email: row.email, language: row.language }),
        ),
    person: (id: string) => db.selectFrom('people').selectAll().where('id', '=', id),
    dropRoles: (person: string) => db.deleteFrom('roles').where('person_id', '=', person),
    insertRole: (row: RoleTable) => db.insertInto('roles').values(row),
    people: () => db.selectFrom('people').selectAll().orderBy('id'),
    roles: () => db.selectFrom('roles').selectAll().orderBy('person_id').orderBy('position'),

    /**
     * A key that is already there is passed over: reminders are level-triggered, so every tick proposes all that are
     * due, and the first row with a key is the only one ever. Only the key: any other fault of a row must still be heard.
     */
    insertOutbox: (row: OutboxTable) =>
      db
        .insertInto('outbox')
        .values(row)
        .onConflict((conflict) => conflict.column('key').doNothing()),
    erasedPerson: (id: string) => db.selectFrom('erased_people').select('id').where('id', '=', id),

    outboxKeys: (caseId: string) => db.selectFrom('outbox').select('key').where('case_id', '=', caseId),
    outbox: (filter: OutboxFilter) => {
      let query = db.selectFrom('outbox').selectAll().orderBy('planned_at').orderBy('key');
      if (filter.state !== undefined) query = query.where('state', '=', filter.state);
      if (filter.caseId !== undefined) query = query.where('case_id', '=', filter.caseId);
      if (filter.messageId !== undefined) query = query.where('message_id', '=', filter.messageId);
      if (filter.key !== undefined) query = query.where('key', '=', filter.key);
      return query;
    },
    outboxPage: ({ states, person, limit, offset }: OutboxPage) => {
      const query = db
        .selectFrom('outbox')
        .selectAll()
        .where('state', 'in', states)
        .orderBy('planned_at', 'desc')
        .orderBy('key')
        .limit(limit)
        .offset(offset);
      return person === undefined ? query : query.where('person', '=', person);
    },
    outboxSize: ({ states, person }: Pick<OutboxPage, 'states' | 'person'>) => {
      const query = db
        .selectFrom('outbox')
        .select((row) => row.fn.countAll<number>().as('of'))
        .where('state', 'in', states);
      return person === undefined ? query : query.where('person', '=', person);
    },
    countOutbox: () =>
      db
        .selectFrom('outbox')
        .select((row) => ['state', row.fn.countAll<number>().as('of')])
        .groupBy('state'),
    digest: (keys: string[], within: string) =>
      db
        .updateTable('outbox')
        .set({ state: 'digested' as const, within })
        .where('key', 'in', keys)
        .where('state', '=', 'held'),

    insertStop: (row: Insertable<MailStopTable>) =>
      db
        .insertInto('mail_stops')
        .values(row)
        .onConflict((conflict) => conflict.doNothing()),
    endStop: ({ person, at, by }: { person: string; at: Instant; by: string }) =>
      db
        .updateTable('mail_stops')
        .set({ ended_at: at, ended_by: by })
        .where('person', '=', person)
        .where('ended_at', 'is', null),
    stopOf: ({ person }: { person: string }) =>
      db.selectFrom('mail_stops').select('id').where('person', '=', person).where('ended_at', 'is', null),
    stops: () => db.selectFrom('mail_stops').selectAll().orderBy('id', 'desc'),
    /** Letters to a person that wait are never to be sent. */
    supersede: (person: string, at: Instant, why: string) =>
      db
        .updateTable('outbox')
        .set({ state: 'superseded' as const, due_at: null, last_error: why, settled_at: at })
        .where('person', '=', person)
        .where('state', 'in', ['pending', 'held']),

    insertBounce: (row: Insertable<BounceTable>) =>
      db
        .insertInto('bounces')
        .values(row)
        .onConflict((conflict) => conflict.columns(['letter', 'address', 'action', 'status']).doNothing()),
    clearBounces: (person: string) =>
      db
        .updateTable('bounces')
        .set({ cleared: 1 as const })
        .where('person', '=', person),
    bounces: () => db.selectFrom('bounces').selectAll().where('cleared', '=', 0).orderBy('id'),

    /** An attempt counts from the moment it is begun: a letter that kills its sender must not be tried for ever. */
    claim: (at: Instant, leaseUntil: Instant, limit: number) =>
      db
        .updateTable('outbox')
        .set((row) => ({ state: 'sending' as const, due_at: leaseUntil, attempts: row('attempts', '+', 1) }))
        .where('due_at', '<=', at)
        .where(
          'key',
          'in',
          db
            .selectFrom('outbox')
            .select('key')
            .where('due_at', '<=', at)
            // A letter that was under way when its reader was stopped comes back to wait.
            .where('person', 'not in', db.selectFrom('mail_stops').select('person').where('ended_at', 'is', null))
            .orderBy('due_at')
            .orderBy('key')
            .limit(limit),
        )
        .returningAll(),
    settle: (key: string, leaseUntil: Instant, outcome: Outcome) =>
      db
        .updateTable('outbox')
        .set((row) => ({
          ...settled(outcome),
          ...(outcome.is === 'untried' && { attempts: row('attempts', '-', 1) }),
        }))
        .where('key', '=', key)
        .where('state', '=', 'sending')
        .where('due_at', '=', leaseUntil),
    /** The count of attempts starts again, or the first failure would bury the letter a second time. */
    requeue: (key: string, at: Instant) =>
      db
        .updateTable('outbox')
        .set({ state: 'pending', due_at: at, attempts: 0, settled_at: null })
        .where('key', '=', key)
        .where('state', '=', 'dead')
        .where('html', '<>', ''),

    insertIncident: (row: Insertable<IncidentTable>) => db.insertInto('incidents').values(row),
    incidents: () => db.selectFrom('incidents').select(['at', 'case_id', 'what', 'detail']).orderBy('id'),

    /** Ids of all cases, also of those that have lost their row or their events. */
    everyCase: () =>
      db.selectFrom('cases').select('id').union(db.selectFrom('events').select('case_id as id')).orderBy('id'),
    /** A case and its events read at one moment; one row with nulls for a case without events. */
    caseWithEvents: (id: string) =>
      db
        .selectFrom('cases')
        .leftJoin('events', 'events.case_id', 'cases.id')
        .select(['cases.version as at', 'cases.head', 'cases.snapshot', 'events.version', 'events.json', 'events.hash'])
        .where('cases.id', '=', id)
        .orderBy('events.version'),
  };
}

function settled(outcome: Outcome): Partial<Pick<OutboxTable, 'state' | 'due_at' | 'last_error' | 'settled_at'>> {
  switch (outcome.is) {
    case 'sent':
      return { state: 'sent', due_at: null, last_error: null, settled_at: outcome.at };
    case 'retry':
      return { state: 'pending', due_at: outcome.nextAttemptAt, last_error: outcome.error, settled_at: null };
    case 'dead':
      return { state: 'dead', due_at: null, last_error: outcome.error, settled_at: outcome.at };
    case 'untried':
      return { state: 'pending', due_at: outcome.at };
    default:
      return outcome satisfies never;
  }
}
