import { type Available, available } from '../engine/available.ts';
import { deadlineState } from '../engine/deadline-state.ts';
import { deadlines } from '../engine/deadlines.ts';
import { type Explanation, explain } from '../engine/explain.ts';
import type { Actor, Case, CaseEvent, Deadline, DeadlineState } from '../engine/types.ts';
import type { StoredEvent } from '../ledger/contract.ts';
import type { CalendarDate, Policy } from '../policy/types.ts';
import { caseById, type Office, policyOf, relatedFacts } from './office.ts';
import { type CaseLine, caseLine } from './overview.ts';

/** Everything about one case: where it stands, what may happen next and why not, deadlines, history. */
export interface CaseFile {
  line: CaseLine;
  case: Case;
  policy: Policy;
  next: Available[];
  deadlines: (Deadline & { state: DeadlineState })[];
  history: StoredEvent[];
}

/** @throws {NoSuchCase} */
export async function caseFile(office: Office, id: string, actor: Actor, today: CalendarDate): Promise<CaseFile> {
  const { snapshot, origin } = await caseById(office, id);
  const policy = await policyOf(office, snapshot);
  return {
    line: await caseLine(office, snapshot, origin, today),
    case: snapshot,
    policy,
    next: available(policy, snapshot, actor, today, await relatedFacts(office, snapshot)),
    deadlines: deadlines(policy, snapshot).map((each) => ({ ...each, state: deadlineState(each, today) })),
    history: await office.ledger.events(id),
  };
}

/** Why an event came about; the latest when no version is given. Undefined when the case has no such event. */
export async function explainEvent(
  office: Office,
  id: string,
  version?: number,
): Promise<{ event: CaseEvent; explanation: Explanation; policy: Policy } | undefined> {
  const { snapshot } = await caseById(office, id);
  const events = await office.ledger.events(id);
  const event = events.find((each) => each.event.version === (version ?? snapshot.version))?.event;
  if (!event) return undefined;
  const policy = await office.ledger.policy(event.policy);
  if (!policy) throw new Error(`The ledger does not hold policy ${event.policy}, under which the event was decided.`);
  return { event, explanation: explain(policy, snapshot.workflow, event), policy };
}
