import { available } from '../engine/available.ts';
import type { Form } from '../policy/types.ts';
import { caseById, type Office, policyOf } from './office.ts';

/** The form of a command that the case's state takes; null when it takes none, or no such command. @throws {NoSuchCase} */
export async function commandForm(office: Office, id: string, command: string): Promise<Form | null> {
  const { snapshot } = await caseById(office, id);
  const policy = await policyOf(office, snapshot);
  const found = available(policy, snapshot, { role: '', by: '' }, policy.at).find((each) => each.command === command);
  return found?.form ? (policy.forms[found.form] ?? null) : null;
}
