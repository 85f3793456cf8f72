/** One tick: what is due now, and nothing else. Level-triggered: what was missed is sent, what was sent is not sent again. */

import { confirm } from '../engine/confirm.ts';
import { decide } from '../engine/decide.ts';
import { evolve } from '../engine/evolve.ts';
import { reminders } from '../engine/reminders.ts';
import { dateOf } from '../engine/time.ts';
import type { Case, Instant, Reminder } from '../engine/types.ts';
import { nextWakeUp } from '../engine/wake-up.ts';
import { Conflict, type NewOutboxRow, type Person } from '../ledger/contract.ts';
import type { Policy } from '../policy/types.ts';
import { messageIdFor } from '../post/deliver.ts';
import { caseById, type Office, policyOf } from './office.ts';
import { receivers } from './recipients.ts';
import { letterTo } from './write-letter.ts';

export interface Ticked {
  cases: number;
  letters: number;
  passed: number;
  /** Cases changed by somebody else meanwhile; the next tick takes them. */
  conflicts: number;
}

/** Ticks every case whose wake-up has come, until none is left. */
export async function tickAll(office: Office, at: Instant, batch = 100): Promise<Ticked> {
  const total: Ticked = { cases: 0, letters: 0, passed: 0, conflicts: 0 };
  const people = await office.ledger.people();
  const seen = new Set<string>();
  while (true) {
    const due = (await office.ledger.due(at, batch + seen.size)).filter((id) => !seen.has(id));
    if (due.length === 0) return total;
    for (const id of due) {
      seen.add(id);
      const ticked = await tickCase(office, id, at, people);
      if (ticked === 'conflict') {
        total.conflicts += 1;
        continue;
      }
      total.cases += 1;
      total.letters += ticked.letters;
      total.passed += ticked.passed;
    }
  }
}

async function tickCase(office: Office, id: string, at: Instant, people: Person[]) {
  const { snapshot, origin } = await caseById(office, id);
  const policy = await policyOf(office, snapshot);
  const decision = await confirm(policy, decide(policy, snapshot, { kind: 'tick', at }));
  const events = 'events' in decision ? decision.events : [];
  if ('refusals' in decision) {
    const detail = decision.refusals.map(({ rule, why }) => ({ rule, why: why.en }));
    await office.ledger.recordIncident({ at, caseId: id, what: 'second-opinion', detail });
  }
  const kase = events.reduce<Case>((so, event) => evolve(policy, so, event), snapshot);
  const known = await office.ledger.outboxKeys(id);
  const outbox = lettersDue(office, policy, kase, at, people, known);
  const write = {
    expectedVersion: snapshot.version,
    snapshot: kase,
    events,
    outbox,
    wakeAt: nextWakeUp(policy, kase, at),
    origin,
  };
  try {
    await office.ledger.append([write]);
  } catch (error) {
    if (error instanceof Conflict) return 'conflict';
    throw error;
  }
  const letters = outbox.filter(({ state }) => state === 'pending').length;
  return { letters, passed: events.filter(({ type }) => type === 'deadline-passed').length };
}

/** Outbox rows for every reminder that is due and whose key is not there yet; of late ones, a person gets the newest. */
function lettersDue(
  office: Office,
  policy: Policy,
  kase: Case,
  at: Instant,
  people: Person[],
  known: Set<string>,
): NewOutboxRow[] {
  const rows = new Map<string, { row: NewOutboxRow; coalesce: string }>();
  for (const reminder of reminders(policy, kase)) {
    if (reminder.at > at) break;
    const late = dateOf(reminder.at, policy.calendar.timeZone) < dateOf(at, policy.calendar.timeZone);
    const to = receivers(people, kase, reminder.to);
    const fresh = to.filter(({ person }) => !known.has(`${reminder.key}/${person.id}`));
    for (const receiver of fresh) {
      const letter = letterTo(policy, kase, reminder, receiver, late);
      const row = outboxRow(office, kase, reminder, receiver.person.id, letter, late);
      rows.set(row.key, { row, coalesce: `${reminder.coalesce}/${receiver.person.id}` });
    }
    if (to.length === 0 && !known.has(`${reminder.key}/${nobody}`)) {
      const letter = letterTo(policy, kase, reminder, { person: unaddressed, role: reminder.to[0]?.role ?? '' }, late);
      const row = outboxRow(office, kase, reminder, nobody, letter, late);
      rows.set(row.key, { row, coalesce: row.key });
    }
  }
  const newest = new Map([...rows.values()].map(({ row, coalesce }) => [coalesce, row.key]));
  return [...rows.values()].map(({ row, coalesce }) =>
    newest.get(coalesce) === row.key ? row : { ...row, state: 'superseded' },
  );
}

/** A reminder whose roles nobody holds is written all the same: delivery fails, and the dead letter shows it. */
const nobody = 'nobody';
const unaddressed: Person = { id: nobody, name: '—', email: '', language: 'da', roles: [] };

function outboxRow(
  office: Office,
  kase: Case,
  reminder: Reminder,
  person: string,
  letter: { subject: string; text: string; html: string },
  late: boolean,
): NewOutboxRow {
  const key = `${reminder.key}/${person}`;
  return {
    key,
    caseId: kase.id,
    person,
    messageId: messageIdFor(key, office.mailDomain),
    ...letter,
    plannedAt: reminder.at,
    late,
    state: 'pending',
  };
}
