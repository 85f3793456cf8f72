import { deadlineState } from '../engine/deadline-state.ts';
import { deadlines } from '../engine/deadlines.ts';
import type { Case, DeadlineState, Span } from '../engine/types.ts';
import type { Person } from '../ledger/contract.ts';
import type { CalendarDate, Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import { bouncingPeople } from './bouncing-people.ts';
import { type Office, policyOf } from './office.ts';

/** What has gone wrong or been forgotten. */
export interface Trouble {
  /** Binding deadlines that have passed unmet, what is latest first. */
  overdue: { case: { id: string; title: string }; title: Text; due: Span; state: DeadlineState }[];
  /** Mails that could not be delivered: for those who administer. */
  dead: number;
  /** People whose address no longer receives mail: likewise. */
  bouncing: Pick<Person, 'id' | 'name'>[];
}

export async function troubleFor(office: Office, access: Access, today: CalendarDate): Promise<Trouble> {
  const overdue = await overdueDeadlines(office, today, access.sees);
  if (!access.mayAct('administer')) return { overdue, dead: 0, bouncing: [] };
  const marked = await bouncingPeople(office.ledger);
  const people = await office.ledger.people();
  return {
    overdue,
    dead: (await office.ledger.countOutbox()).dead ?? 0,
    bouncing: people.filter(({ id }) => marked.has(id)).map(({ id, name }) => ({ id, name })),
  };
}

/** Binding deadlines of open cases that have passed unmet, what is latest first. */
export async function overdueDeadlines(
  office: Office,
  today: CalendarDate,
  sees: (kase: Case) => boolean = () => true,
): Promise<Trouble['overdue']> {
  const overdue: Trouble['overdue'] = [];
  for (const { snapshot } of await office.ledger.listCases({ status: 'active', origin: 'run' })) {
    if (!sees(snapshot)) continue;
    for (const each of deadlines(await policyOf(office, snapshot), snapshot)) {
      const state = deadlineState(each, today);
      if (!each.binding || !each.counting || each.due === null || state.is !== 'overdue') continue;
      overdue.push({ case: { id: snapshot.id, title: snapshot.title }, title: each.title, due: each.due, state });
    }
  }
  return overdue.sort((a, b) => ((a.due.latest ?? '') < (b.due.latest ?? '') ? -1 : 1));
}
