import { type Available, available } from '../engine/available.ts';
import { type Explanation, explain, happening } from '../engine/explain.ts';
import type { Actor, Case, CaseEvent } from '../engine/types.ts';
import type { CalendarDate, Policy, Text } from '../policy/types.ts';
import { type DeadlineOn, deadlinesOn } from './deadlines-on.ts';
import { labelsIn } from './labelled.ts';
import { caseById, type Office, policyOf, relatedFacts } from './office.ts';
import { type CaseLine, caseLine } from './overview.ts';
import { storedPolicies } from './stored-policies.ts';

/** Everything about one case: where it stands, what may happen next and why not, deadlines, history. */
export interface CaseFile {
  line: CaseLine;
  case: Case;
  policy: Policy;
  next: Available[];
  deadlines: DeadlineOn[];
  history: ToldEvent[];
}

/** An event with the name that the text gave it at the time. */
export interface ToldEvent {
  event: CaseEvent;
  what: Text;
  by: Text;
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
    deadlines: await deadlinesOn(office, snapshot, today),
    history: await historyOf(office, snapshot),
  };
}

async function historyOf(office: Office, { id, workflow }: Case): Promise<ToldEvent[]> {
  const events = await office.ledger.events(id);
  const policyThen = await storedPolicies(
    office,
    events.map(({ event }) => event.policy),
  );
  return events.map(({ event }) => ({ event, ...told(policyThen(event.policy), workflow, event) }));
}

/** What an event and its actor's role were called under the text that decided it. */
export function told(policy: Policy, workflow: string, event: CaseEvent): Pick<ToldEvent, 'what' | 'by'> {
  const { role } = event.actor;
  return { what: happening(policy, workflow, event).what, by: policy.roles[role]?.title ?? { da: role, en: role } };
}

export interface Explained extends ToldEvent {
  explanation: Explanation;
  policy: Policy;
  /** What the facts that its rules read are called: path → label. */
  labels: Record<string, Text>;
}

/** Why an event came about; the latest when no version is given. Undefined when the case has no such event. */
export async function explainEvent(office: Office, id: string, version?: number): Promise<Explained | undefined> {
  const { snapshot } = await caseById(office, id);
  const events = await office.ledger.events(id);
  const event = events.find((each) => each.event.version === (version ?? snapshot.version))?.event;
  if (!event) return undefined;
  const policy = (await storedPolicies(office, [event.policy]))(event.policy);
  const explanation = explain(policy, snapshot.workflow, event);
  const labels: Explained['labels'] = Object.assign(
    {},
    ...explanation.rules.map(({ because }) => labelsIn(policy, snapshot.workflow, because)),
  );
  return { ...told(policy, snapshot.workflow, event), event, explanation, policy, labels };
}
