import type { OutboxState } from '../ledger/contract.ts';
import type { CalendarDate } from '../policy/types.ts';
import { bouncingPeople } from './bouncing-people.ts';
import type { Office } from './office.ts';
import { overdueDeadlines } from './trouble.ts';

/** How things stand, in numbers alone: nothing here tells of a person or a case. */
export interface Figures {
  openCases: number;
  overdue: number;
  outbox: Partial<Record<OutboxState, number>>;
  bouncing: number;
  incidents: number;
}

export async function figures(office: Office, today: CalendarDate): Promise<Figures> {
  const { ledger } = office;
  return {
    openCases: (await ledger.listCases({ status: 'active', origin: 'run' })).length,
    overdue: (await overdueDeadlines(office, today)).length,
    outbox: await ledger.countOutbox(),
    bouncing: (await bouncingPeople(ledger)).size,
    incidents: (await ledger.incidents()).length,
  };
}
