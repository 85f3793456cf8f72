import type { Span } from '../engine/types.ts';
import { plannedTitle } from '../engine/wording.ts';
import type { StoredCase } from '../ledger/contract.ts';
import type { CalendarDate, Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import { openCases } from './cases-seen.ts';
import { type Office, policyOf } from './office.ts';

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
  for (const { snapshot } of await open) {
    const workflow = (await policyOf(office, snapshot)).workflows[snapshot.workflow];
    for (const [id, { when, version }] of Object.entries(snapshot.planned)) {
      const held = snapshot.milestones[id];
      if (held && held.version >= version) continue;
      found.push({
        case: { id: snapshot.id, title: snapshot.title },
        title: plannedTitle(workflow, id) ?? { da: id, en: id },
        when,
        passed: when.latest !== null && when.latest < today,
      });
    }
  }
  return found.sort((a, b) => ((a.when.earliest ?? '') < (b.when.earliest ?? '') ? -1 : 1));
}
