import { deadlineState } from '../engine/deadline-state.ts';
import { deadlines } from '../engine/deadlines.ts';
import type { Deadline, DeadlineState, Span } from '../engine/types.ts';
import { policyOf } from './office.ts';
import { perCase } from './per-case.ts';

export type DeadlineOn = Deadline & { state: DeadlineState };

/** The deadlines of a case, and how each stands on a day. */
export const deadlinesOn = perCase(async (office, kase, day): Promise<DeadlineOn[]> => {
  return deadlines(await policyOf(office, kase), kase).map((each) => ({ ...each, state: deadlineState(each, day) }));
});

/** The binding ones that count and have not been met: the one that falls due first on top, those that stand still last. */
export const runningOn = perCase(async (office, kase, day): Promise<(DeadlineOn & { due: Span })[]> => {
  return (await deadlinesOn(office, kase, day))
    .filter((each): each is DeadlineOn & { due: Span } => each.binding && each.counting && !each.metBy && !!each.due)
    .sort((a, b) => Number(a.stopped) - Number(b.stopped) || ((a.due.latest ?? '') < (b.due.latest ?? '') ? -1 : 1));
});
