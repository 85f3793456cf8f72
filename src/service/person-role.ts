import type { Person } from '../ledger/contract.ts';

/** Reads `role`, `role@organisation` (only for that organisation) or `role#case` (only for that case). */
export function personRole(text: string): Person['roles'][number] {
  const [, role = text, mark, of = ''] = /^([^@#]+)([@#])(.+)$/.exec(text) ?? [];
  if (mark === '@') return { role, organisation: of };
  if (mark === '#') return { role, case: of };
  return { role };
}

/** The same the other way. */
export function writtenRole({ role, organisation, case: only }: Person['roles'][number]): string {
  return role + (organisation ? `@${organisation}` : only ? `#${only}` : '');
}
