import type { Span } from '../engine/types.ts';
import { plannedTitle } from '../engine/wording.ts';
import type { StoredCase } from '../ledger/contract.ts';
import type { CalendarDate, Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import { openCases } from './cases-seen.ts';
import { type Office, policyOf } from './office.ts';
import { perCase } from './per-case.ts';

/** Something planned for a day to come, or for a day that has passed without being recorded. */
export interface Coming {
  case: { id: string; title: string };
  title: Text;
  when: Span;
  /** The day has passed and nothing tells that it was held. */
  passed: boolean;
}

/** Planned milestones of the cases that somebody may see: meetings, seminars, deadlines of rounds; the next first. */
export async function comingDays(
  office: Office,
  access: Access,
  today: CalendarDate,
  open: StoredCase[] | Promise<StoredCase[]> = openCases(office, access),
): Promise<Coming[]> {
  const found: Coming[] = [];
  for (const { snapshot } of await open) found.push(...(await daysOf(office, snapshot, today)));
  return found.sort((a, b) => ((a.when.earliest ?? '') < (b.when.earliest ?? '') ? -1 : 1));
}

const daysOf = perCase(async (office, kase, today): Promise<Coming[]> => {
  const workflow = (await policyOf(office, kase)).workflows[kase.workflow];
  return Object.entries(kase.planned)
    .filter(([id, { version }]) => (kase.milestones[id]?.version ?? 0) < version)
    .map(([id, { when }]) => ({
      case: { id: kase.id, title: kase.title },
      title: plannedTitle(workflow, id) ?? { da: id, en: id },
      when,
      passed: when.latest !== null && when.latest < today,
    }));
});
