/** What those who plan meetings are to put on an agenda, and the agendas that are still open. */

import { givable } from '../engine/available.ts';
import type { Instant } from '../engine/types.ts';
import type { StoredCase } from '../ledger/contract.ts';
import type { Access } from './access.ts';
import { openCases } from './cases-seen.ts';
import { meetingWorkflow } from './meeting-agenda.ts';
import { type Office, policyOf } from './office.ts';
import { type PendingDecision, pendingDecisions } from './pending-decisions.ts';

export interface DecisionsToPut {
  pending: PendingDecision[];
  /** Meetings that the person may put an item on, the next first. */
  agendas: { id: string; title: string }[];
}

/** Nothing for those who plan no meetings. */
export async function decisionsToPut(
  office: Office,
  access: Access,
  at: Instant,
  open: StoredCase[] | Promise<StoredCase[]> = openCases(office, access),
): Promise<DecisionsToPut> {
  if (!access.starts.some(({ workflow }) => workflow === meetingWorkflow)) return { pending: [], agendas: [] };
  const seen = await open;
  const pending = await pendingDecisions(office, at, access.sees);
  const agendas: (DecisionsToPut['agendas'][number] & { on: string })[] = [];
  for (const { snapshot } of pending.length === 0 ? [] : seen) {
    if (snapshot.workflow !== meetingWorkflow) continue;
    const policy = await policyOf(office, snapshot);
    const may = access
      .rolesIn(snapshot)
      .flatMap((role) => givable(policy, snapshot, { role, by: access.person.id }))
      .some(({ command }) => command === 'item.add');
    const on = snapshot.planned['meeting-held']?.when.earliest ?? '9999-12-31';
    if (may) agendas.push({ id: snapshot.id, title: snapshot.title, on });
  }
  return {
    pending,
    agendas: agendas.sort((a, b) => (a.on < b.on ? -1 : 1)).map(({ id, title }) => ({ id, title })),
  };
}
