/** Invented cases, events, letters and people for tests of the ledger. */

import type { Case, CaseEvent, Instant } from '../../src/engine/types.ts';
import type { CaseWrite, NewOutboxRow, Person } from '../../src/ledger/contract.ts';
import type { Policy } from '../../src/policy/types.ts';

/** A later instant for a larger number. */
export const minute = (count: number): Instant => new Date(Date.UTC(2026, 0, 1, 0, count)).toISOString();

export function sampleCase(id: string, version: number, change: Partial<Case> = {}): Case {
  return {
    id,
    workflow: 'loan',
    title: `Lån ${id} — æøå`,
    policy: 'policy-1',
    version,
    state: 'lent',
    history: {},
    status: 'active',
    started: { earliest: '2026-01-01', latest: '2026-01-01' },
    facts: { book: { shelf: 'B2', copies: 3 } },
    milestones: {},
    planned: {},
    extensions: {},
    pauses: [],
    stays: [],
    waivers: {},
    kept: {},
    passed: {},
    notices: [],
    links: {},
    ...change,
  };
}

export function sampleEvent(id: string, version: number): CaseEvent {
  return {
    type: 'placed',
    case: id,
    version,
    actor: { role: 'librarian', by: 'librarian-1' },
    occurredAt: { earliest: '2026-01-01', latest: null },
    recordedAt: minute(version),
    policy: 'policy-1',
    state: 'lent',
    history: {},
    done: false,
    reason: `Nr. ${version} — æøå`,
    facts: { zebra: 1, apple: { b: [1, 2.5, null], a: true } },
    milestones: {},
    planned: {},
  };
}

/** `count` events on top of version `from`. */
export function sampleWrite(id: string, from: number, count = 1, change: Partial<CaseWrite> = {}): CaseWrite {
  return {
    expectedVersion: from,
    snapshot: sampleCase(id, from + count),
    events: Array.from({ length: count }, (_, index) => sampleEvent(id, from + index + 1)),
    outbox: [],
    wakeAt: null,
    origin: 'run',
    ...change,
  };
}

export function sampleLetter(caseId: string, key: string, change: Partial<NewOutboxRow> = {}): NewOutboxRow {
  return {
    key,
    caseId,
    person: 'person-1',
    messageId: `<${key}@ledger.example>`,
    subject: 'Påmindelse',
    text: 'Bogen skal afleveres.',
    html: '<p>Bogen skal afleveres.</p>',
    plannedAt: minute(0),
    late: false,
    calendar: null,
    state: 'pending',
    ...change,
  };
}

export function samplePerson(id: string, change: Partial<Person> = {}): Person {
  return { id, name: 'Prøve Prøvesen', email: `${id}@library.example`, language: 'da', roles: [], ...change };
}

export const samplePolicy: Policy = {
  at: '2026-01-01',
  trial: null,
  workflows: {},
  parameters: {},
  gates: {},
  criteria: {},
  conditions: {},
  deadlines: {},
  reminders: {},
  roles: {},
  acts: {},
  rights: {},
  organisations: {},
  calendar: {
    id: 'sample',
    timeZone: 'Europe/Copenhagen',
    workingDays: [1, 2, 3, 4, 5],
    holidays: [],
    mail: { from: '08:00', to: '16:00', workingDaysOnly: true },
  },
  messages: {},
  forms: {},
};
