import { effectiveEvents } from '../engine/correct.ts';
import { machineOf } from '../engine/machine.ts';
import type { Case } from '../engine/types.ts';
import type { Form, JsonObject, Policy } from '../policy/types.ts';
import type { Office } from './office.ts';
import { openProposal } from './pending-decisions.ts';

/**
 * What the form of a decision begins with: what the proposal that it settles says in the fields that both have. The
 * reasons are left out, for those who decide give their own.
 */
export async function proposedValues(
  office: Office,
  policy: Policy,
  kase: Case,
  command: string,
  form: Form | null | undefined,
): Promise<JsonObject> {
  const possible = machineOf(policy, kase.workflow)?.commands(kase.state) ?? [];
  const events = (await office.ledger.events(kase.id)).map(({ event }) => event);
  const open = openProposal(
    effectiveEvents(events),
    possible.filter((each) => !each.endsWith('.propose')),
  );
  if (!open?.decisions.includes(command)) return {};
  const { reason, ...proposed } = open.event.payload;
  const fields = Object.keys((form?.properties ?? {}) as JsonObject);
  return Object.fromEntries(Object.entries(proposed).filter(([field]) => fields.includes(field)));
}
