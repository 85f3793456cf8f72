import type { Case, RecordedNotice } from '../engine/types.ts';
import type { Office } from './office.ts';
import { receivers } from './recipients.ts';

/** Roles that letters go to and that nobody holds for the case, each once. */
export async function unreachedRoles({ ledger }: Office, kase: Case, notices: RecordedNotice[]): Promise<string[]> {
  const people = await ledger.people();
  const recipients = notices.flatMap(({ to }) => to);
  const reached = (role: string) =>
    recipients.some((each) => each.role === role && receivers(people, kase, [each]).length > 0);
  return [...new Set(recipients.map(({ role }) => role))].filter((role) => !reached(role));
}
