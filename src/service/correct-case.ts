import { confirm } from '../engine/confirm.ts';
import { type Corrected, type Correction, correct } from '../engine/correct.ts';
import type { CaseEvent, Refusal } from '../engine/types.ts';
import type { CaseWrite } from '../ledger/contract.ts';
import { actingAs } from './acting.ts';
import type { Noted } from './keyed-request.ts';
import { lettersChanged } from './letters-changed.ts';
import { caseById, type Office } from './office.ts';
import { storedPolicies } from './stored-policies.ts';

/**
 * What a correction would change; written only when accepted. @throws {NoSuchCase | Conflict}
 */
export async function correctCase(
  office: Office,
  input: Correction & { case: string; accept: boolean } & Noted,
): Promise<Corrected | { refusals: Refusal[] }> {
  const { case: id, accept, seen, answer, ...correction } = input;
  const { snapshot, origin } = await caseById(office, id, seen);
  const events = (await office.ledger.events(id)).map(({ event }) => event);
  const policies = await storedPolicies(office, [snapshot.policy, ...events.map(({ policy }) => policy)]);
  const what = { da: 'Ret sagens historik', en: 'Correct the record of the case' };
  const { actor: given, recordedAt } = correction;
  const acting = await actingAs(office, policies(snapshot.policy), given, what, recordedAt, snapshot);
  if ('refusals' in acting) return acting;
  const judged = correct(policies, events, { ...correction, actor: acting.actor });
  if ('refusals' in judged) return judged;
  const corrected = { ...judged, ...(await lettersChanged(office, { id, origin }, judged, correction.recordedAt)) };
  if (!accept) return corrected;
  const { event } = corrected;
  if (event.type !== 'corrected') throw new Error('A correction gave another event.');
  const rejudged: CaseEvent[] = [];
  for (const one of event.rejudged) {
    // Each by the policy it was judged by: the case may have moved since.
    const decided = { events: [one], effects: [], judgedBy: corrected.judgedBy };
    const confirmed = await confirm(policies(one.policy), decided);
    if ('refusals' in confirmed) return confirmed;
    rejudged.push(...confirmed.events);
  }
  const final = { ...event, rejudged };
  const wakeAt = origin === 'run' ? correction.recordedAt : null;
  const writes: CaseWrite[] = [
    { expectedVersion: snapshot.version, snapshot: corrected.after, events: [final], outbox: [], wakeAt, origin },
  ];
  await office.ledger.append(writes, [], answer?.(writes));
  return { ...corrected, event: final };
}
