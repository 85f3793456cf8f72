import { effectiveEvents } from '../engine/correct.ts';
import { machineOf } from '../engine/machine.ts';
import type { CaseEvent } from '../engine/types.ts';
import type { Form, JsonObject, Policy } from '../policy/types.ts';
import { caseById, type Office } from './office.ts';
import { storedPolicies } from './stored-policies.ts';

export interface Correctable {
  event: CaseEvent;
  payload: JsonObject;
  form: Form | undefined;
  formId: string | undefined;
  /** The policy it was decided under. */
  policy: Policy;
}

/**
 * What an event of a case carries as it stands after earlier corrections, and the form it was given by; of a placing
 * and of the beginning, the facts. Null when there is no such event, or it carries no payload. @throws {NoSuchCase}
 */
export async function correctable(office: Office, id: string, version: number): Promise<Correctable | null> {
  const { snapshot } = await caseById(office, id);
  const events = effectiveEvents((await office.ledger.events(id)).map(({ event }) => event));
  const event = events.find((each) => each.version === version);
  if (event?.type !== 'accepted' && event?.type !== 'placed' && event?.type !== 'started') return null;
  const policy = (await storedPolicies(office, [event.policy]))(event.policy);
  if (event.type !== 'accepted') return { event, payload: event.facts, form: undefined, formId: undefined, policy };
  const formId = machineOf(policy, snapshot.workflow)?.candidates(event.from, event.command)[0]?.meta.form;
  const form = formId === undefined ? undefined : policy.forms[formId];
  return { event, payload: event.payload, form, formId, policy };
}
