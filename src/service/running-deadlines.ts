import { deadlineState } from '../engine/deadline-state.ts';
import { deadlines } from '../engine/deadlines.ts';
import type { Deadline, DeadlineState, Instant } from '../engine/types.ts';
import type { CalendarDate, Policy } from '../policy/types.ts';
import { daySeenFrom } from './day-seen-from.ts';
import { caseById, type Office, policyOf } from './office.ts';

export interface RunningDeadline {
  case: string;
  caseTitle: string;
  workflow: string;
  deadline: Deadline & { state: DeadlineState };
  policy: Policy;
}

/**
 * Binding deadlines that count and have not been met, those overdue first and those that stand still last: of one case,
 * or of every open one.
 * @throws {NoSuchCase}
 */
export async function runningDeadlines(office: Office, at: Instant, caseId?: string): Promise<RunningDeadline[]> {
  const stored =
    caseId === undefined
      ? await office.ledger.listCases({ origin: 'run', status: 'active' })
      : [await caseById(office, caseId)];
  const running: RunningDeadline[] = [];
  for (const each of stored) {
    const { snapshot } = each;
    const day = await daySeenFrom(office, each, at);
    const policy = await policyOf(office, snapshot);
    for (const deadline of deadlines(policy, snapshot)) {
      if (!deadline.binding || !deadline.counting || deadline.metBy || !deadline.due) continue;
      running.push({
        case: snapshot.id,
        caseTitle: snapshot.title,
        workflow: snapshot.workflow,
        deadline: { ...deadline, state: deadlineState(deadline, day) },
        policy,
      });
    }
  }
  return running.sort((a, b) => urgency(a) - urgency(b) || (lastDay(a) < lastDay(b) ? -1 : 1));
}

function urgency({ deadline }: RunningDeadline): number {
  if (deadline.stopped) return 2;
  return deadline.state.is === 'overdue' ? 0 : 1;
}

function lastDay({ deadline }: RunningDeadline): CalendarDate {
  return deadline.due?.latest ?? deadline.due?.earliest ?? '9999-12-31';
}
