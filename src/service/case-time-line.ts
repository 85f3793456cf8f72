import { drawTimeLine } from '../documents/time-line.ts';
import type { Limit, Mark, TimeLine } from '../documents/time-line-model.ts';
import { effectiveEvents } from '../engine/correct.ts';
import { deadlineState } from '../engine/deadline-state.ts';
import { deadlines } from '../engine/deadlines.ts';
import type { Case, CaseEvent, Deadline, Instant, Span } from '../engine/types.ts';
import { plannedTitle } from '../engine/wording.ts';
import type { CalendarDate, Language, Policy, Text } from '../policy/types.ts';
import { phasesOf, takenOverAt } from './case-phases.ts';
import { daySeenFrom } from './day-seen-from.ts';
import { caseById, type Office, policyOf } from './office.ts';

/** What the time line of a case shows, and the line drawn as SVG. @throws {NoSuchCase} */
export async function caseTimeLine(
  office: Office,
  id: string,
  at: Instant,
  language: Language,
): Promise<{ timeLine: TimeLine; svg: string }> {
  const stored = await caseById(office, id);
  const events = effectiveEvents((await office.ledger.events(id)).map(({ event }) => event));
  const day = await daySeenFrom(office, stored, at);
  const seenFrom = { day, is: stored.origin === 'run' ? ('today' as const) : ('end-of-record' as const) };
  const timeLine = timeLineOf(await policyOf(office, stored.snapshot), stored.snapshot, events, seenFrom);
  return { timeLine, svg: drawTimeLine(timeLine, language) };
}

/** @param events those that stand, in order. */
export function timeLineOf(policy: Policy, kase: Case, events: CaseEvent[], seenFrom: TimeLine['seenFrom']): TimeLine {
  const workflow = policy.workflows[kase.workflow];
  const all = deadlines(policy, kase);
  const title = (what: string): Text =>
    workflow?.milestones[what]?.title ?? policy.deadlines[what]?.title ?? { da: what, en: what };
  return {
    id: kase.id,
    title: kase.title,
    workflow: workflow?.title ?? { da: kase.workflow, en: kase.workflow },
    seenFrom,
    phases: workflow ? phasesOf(workflow, events) : [],
    takenOver: takenOverAt(events),
    pauses: kase.pauses.map(({ from, to }) => ({ from, to })),
    milestones: [
      ...happened(events).map(({ id, when }) => ({ id, title: title(id), when, planned: false, state: null })),
      ...planned(kase, all, seenFrom.day).map((each) => ({
        ...each,
        title: plannedTitle(workflow, each.id) ?? title(each.id),
      })),
    ],
    limits: all.filter(isShown).map((each) => ({
      ...limitOf(each, seenFrom.day, title),
      decided: kase.extensions[each.id]?.decided ?? null,
    })),
  };
}

/** Every time a milestone came. One placed again is the same one, better known; one that a command brings again is another. */
function happened(events: CaseEvent[]): { id: string; when: Span }[] {
  const found: { id: string; when: Span }[] = [];
  for (const event of events) {
    if (event.type === 'accepted') {
      for (const change of event.changes) {
        if ('milestone' in change) found.push({ id: change.milestone, when: change.when });
      }
    }
    if (event.type === 'placed') {
      for (const [id, when] of Object.entries(event.milestones)) {
        const known = found.findLast((each) => each.id === id);
        if (known) known.when = when;
        else found.push({ id, when });
      }
    }
  }
  return found;
}

/** Plans that have not been carried out. */
function planned(kase: Case, all: Deadline[], day: CalendarDate): Omit<Mark, 'title'>[] {
  return Object.entries(kase.planned)
    .filter(([id, { version }]) => (kase.milestones[id]?.version ?? 0) < version)
    .map(([id, { when }]) => {
      const due = all.find((each) => each.from?.what === id && fallsOnTheDay(each));
      return { id, when, planned: true, state: due ? deadlineState(due, day) : null };
    });
}

/** Caps with a due date, and other deadlines that count or were met. What falls due on a planned day stands among the plans. */
function isShown(deadline: Deadline): boolean {
  const { kind, due, binding, counting, forecast, metBy, extendedBy } = deadline;
  if (!due || fallsOnTheDay(deadline)) return false;
  return kind === 'cap' || extendedBy !== null || (binding && !forecast && (counting || metBy !== null));
}

function fallsOnTheDay({ for: period }: Deadline): boolean {
  return /^P0[DWMY]$/.test(period);
}

function limitOf(deadline: Deadline, day: CalendarDate, title: (what: string) => Text): Omit<Limit, 'decided'> {
  const { id, kind, binding, forecast, original, extendedBy, from, due, metBy } = deadline;
  return {
    id,
    title: deadline.title,
    kind,
    binding,
    forecast,
    for: deadline.for,
    original,
    extendedBy,
    from: from && { title: title(from.what), when: from.when },
    due: due as Span,
    met: metBy && { title: title(metBy.what), when: metBy.when },
    state: deadlineState(deadline, day),
  };
}
