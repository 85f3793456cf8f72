import type { DeadlineState, Span } from '../engine/types.ts';
import type { Person, StoredCase } from '../ledger/contract.ts';
import type { CalendarDate, Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import { bouncingPeople } from './bouncing-people.ts';
import { openCases } from './cases-seen.ts';
import { runningOn } from './deadlines-on.ts';
import type { Office } from './office.ts';

/** What has gone wrong or been forgotten. */
export interface Trouble {
  /** Binding deadlines that have passed unmet, what is latest first. */
  overdue: { case: { id: string; title: string }; title: Text; due: Span; state: DeadlineState }[];
  /** Mails that could not be delivered: for those who administer. */
  dead: number;
  /** People whose address no longer receives mail: likewise. */
  bouncing: Pick<Person, 'id' | 'name'>[];
}

export async function troubleFor(
  office: Office,
  access: Access,
  today: CalendarDate,
  open: StoredCase[] | Promise<StoredCase[]> = openCases(office, access),
): Promise<Trouble> {
  return { overdue: await overdueDeadlines(office, today, await open), ...(await mailTrouble(office, access)) };
}

export async function mailTrouble(office: Office, access: Access): Promise<Pick<Trouble, 'dead' | 'bouncing'>> {
  if (!access.mayAct('administer')) return { dead: 0, bouncing: [] };
  const marked = await bouncingPeople(office.ledger);
  const people = await office.ledger.people();
  return {
    dead: (await office.ledger.countOutbox()).dead ?? 0,
    bouncing: people.filter(({ id }) => marked.has(id)).map(({ id, name }) => ({ id, name })),
  };
}

/** Binding deadlines of the given cases that have passed unmet, what is latest first. */
export async function overdueDeadlines(
  office: Office,
  today: CalendarDate,
  open: StoredCase[],
): Promise<Trouble['overdue']> {
  const overdue: Trouble['overdue'] = [];
  for (const { snapshot } of open) {
    for (const { title, due, state } of await runningOn(office, snapshot, today)) {
      if (state.is === 'overdue') overdue.push({ case: { id: snapshot.id, title: snapshot.title }, title, due, state });
    }
  }
  return overdue.sort((a, b) => ((a.due.latest ?? '') < (b.due.latest ?? '') ? -1 : 1));
}
