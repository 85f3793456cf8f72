import type { Case, RecordedNotice } from '../engine/types.ts';
import { type Office, policyOf } from './office.ts';
import { allDone, receivers } from './recipients.ts';

/** Roles that letters go to and that nobody holds for the case, each once. */
export async function unreachedRoles(office: Office, kase: Case, notices: RecordedNotice[]): Promise<string[]> {
  const policy = await policyOf(office, kase);
  const people = await office.ledger.people();
  const recipients = notices.flatMap(({ to }) => to);
  const reached = (role: string) =>
    recipients.some(
      (each) =>
        each.role === role &&
        (receivers(policy, people, kase, [each]).length > 0 || allDone(policy, people, kase, [each])),
    );
  return [...new Set(recipients.map(({ role }) => role))].filter((role) => !reached(role));
}
