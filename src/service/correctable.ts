import { effectiveEvents } from '../engine/correct.ts';
import { machineOf } from '../engine/machine.ts';
import type { Form, JsonObject } from '../policy/types.ts';
import { caseById, type Office } from './office.ts';
import { storedPolicies } from './stored-policies.ts';

/**
 * What an event of a case carries as it stands after earlier corrections, and the form it was given by; of a placing,
 * its facts. Null when there is no such event, or it carries no payload. @throws {NoSuchCase}
 */
export async function correctable(
  office: Office,
  id: string,
  version: number,
): Promise<{ payload: JsonObject; form: Form | undefined } | null> {
  const { snapshot } = await caseById(office, id);
  const events = effectiveEvents((await office.ledger.events(id)).map(({ event }) => event));
  const event = events.find((each) => each.version === version);
  if (event?.type === 'placed') return { payload: event.facts, form: undefined };
  if (event?.type !== 'accepted') return null;
  const policy = (await storedPolicies(office, [event.policy]))(event.policy);
  const form = machineOf(policy, snapshot.workflow)?.candidates(event.from, event.command)[0]?.meta.form;
  return { payload: event.payload, form: form === undefined ? undefined : policy.forms[form] };
}
