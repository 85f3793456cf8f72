import type { DeadlineState, Span } from '../engine/types.ts';
import type { StoredCase } from '../ledger/contract.ts';
import type { CalendarDate, Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import { openCases } from './cases-seen.ts';
import { nationalWorkflow, roundWorkflow } from './nominations.ts';
import type { Office } from './office.ts';
import { caseLine } from './overview.ts';

/** A nomination round under way, as a front page tells of it. */
export interface OpenRound {
  id: string;
  title: string;
  state: Text;
  /** Nominations linked to it that the reader may see. */
  nominations: number;
  due: { title: Text; on: Span; state: DeadlineState } | null;
}

export async function openRounds(
  office: Office,
  access: Access,
  today: CalendarDate,
  open: StoredCase[] | Promise<StoredCase[]> = openCases(office, access),
): Promise<OpenRound[]> {
  const rounds = (await open).filter(({ snapshot }) => snapshot.workflow === roundWorkflow);
  if (rounds.length === 0) return [];
  const nominations = await office.ledger.listCases({ workflow: nationalWorkflow, origin: 'run' });
  return Promise.all(
    rounds.map(async ({ snapshot, origin }) => {
      const { id, title, state, next } = await caseLine(office, snapshot, origin, today);
      const linked = nominations.filter((each) => each.snapshot.links.round === id && access.sees(each.snapshot));
      const due = next?.due ? { title: next.title, on: next.due, state: next.state } : null;
      return { id, title, state, nominations: linked.length, due };
    }),
  );
}
