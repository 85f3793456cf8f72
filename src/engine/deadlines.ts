/** Deadlines: derived from milestones and policy, never stored. Source for their course: the case's own events. */

import type { CalendarDate, DeadlineRule, Period, Policy } from '../policy/types.ts';
import { isIn, isWithin } from './machine.ts';
import { addPeriodToSpan, daysBetween, exactly, roll, shiftSpan } from './time.ts';
import type { Case, Deadline, Span, Stop } from './types.ts';

/** All deadlines of the case's workflow, in the order of the text. */
export function deadlines(policy: Policy, kase: Case): Deadline[] {
  const known = new Map<string, Deadline>();
  return Object.entries(policy.deadlines)
    .filter(([, rule]) => rule.workflow === kase.workflow)
    .map(([id]) => deadline(policy, kase, id, known));
}

/** Whether time runs on it: it binds, counts, is not met, and the clock does not stand still. */
export function isRunning({ binding, counting, stopped, metBy, due }: Deadline): boolean {
  return binding && counting && !stopped && !metBy && due?.latest != null;
}

function deadline(policy: Policy, kase: Case, id: string, known: Map<string, Deadline>): Deadline {
  const ready = known.get(id);
  if (ready) return ready;
  const rule = policy.deadlines[id] as DeadlineRule;
  const start = startOf(policy, kase, rule, known);
  const kept = Object.hasOwn(kase.kept, id) ? kase.kept[id] : undefined;
  const fresh = start ? addPeriod(policy, rule, start.when, rule.for) : null;
  const counted = kept && kept.fromVersion === start?.version ? kept.due : fresh;
  const decided = Object.hasOwn(kase.extensions, id) ? kase.extensions[id] : undefined;
  // An extension of an earlier count says nothing of the one that has begun since.
  const extension = decided && (decided.of === null || !start || decided.of === start.version) ? decided : undefined;
  const moved = stoppedDue(kase, rule, extension?.when ?? counted, extension?.decided ?? start?.when ?? null);
  const result: Deadline = {
    id,
    title: rule.title,
    kind: rule.kind,
    binding: rule.binding,
    status: rule.status,
    source: rule.source,
    owner: rule.owner,
    from: start ? { what: start.what, when: start.when } : null,
    fromVersion: start?.version ?? 0,
    begun: start?.begun ?? null,
    for: rule.for,
    // A day set by decision stands as it is; one that a pause has moved is rolled like any other.
    due: moved.due && (!extension || moved.most > 0) ? rolled(policy, rule, moved.due) : moved.due,
    counted,
    original: counted && rolled(policy, rule, counted),
    extendedBy: extension?.when ?? null,
    pausedDays: { fewest: moved.fewest, most: moved.most },
    stopped: moved.stopped,
    metBy: metBy(kase, rule, start),
    plannedFor: firstOf(rule.until, kase.planned),
    forecast: start?.forecast ?? false,
    counting:
      !start?.forecast &&
      kase.status === 'active' &&
      (rule.while.length === 0 || rule.while.some((path) => isIn(kase, path))),
  };
  known.set(id, result);
  return result;
}

interface Start {
  what: string;
  when: Span;
  version: number;
  begun: CalendarDate | null;
  /** Counted from a plan or another deadline because the milestone it really begins with has not come. */
  forecast: boolean;
  /** Counted from a plan. */
  planned: boolean;
}

/** The first that is known: a milestone of the list, the planned milestone, the other deadline. */
function startOf(policy: Policy, kase: Case, rule: DeadlineRule, known: Map<string, Deadline>): Start | null {
  const { milestone = [], plan, deadline: other } = rule.from;
  const happened = milestone.find((id) => Object.hasOwn(kase.milestones, id));
  if (happened) {
    const { when, version } = kase.milestones[happened] as { when: Span; version: number };
    return { what: happened, when, version, begun: when.earliest, forecast: false, planned: false };
  }
  if (plan && Object.hasOwn(kase.planned, plan)) {
    const { when, version, entered } = kase.planned[plan] as { when: Span; version: number; entered: CalendarDate };
    return { what: plan, when, version, begun: entered, forecast: milestone.length > 0, planned: true };
  }
  if (other) {
    const { due, fromVersion, begun } = deadline(policy, kase, other, known);
    if (due)
      return { what: other, when: due, version: fromVersion, begun, forecast: milestone.length > 0, planned: false };
  }
  return null;
}

function addPeriod(policy: Policy, rule: DeadlineRule, from: Span, period: Period): Span {
  return addPeriodToSpan(from, period, { monthEnd: rule.monthEnd, roll: 'none', calendar: policy.calendar });
}

function rolled(policy: Policy, rule: DeadlineRule, due: Span): Span {
  if (rule.roll === 'none') return due;
  const direction = rule.roll;
  const one = (date: CalendarDate | null) => date && roll(policy.calendar, date, direction);
  return { earliest: one(due.earliest), latest: one(due.latest) };
}

/**
 * The due date after the stretches in which the clock stood still: those that began before it was due. Where it was set
 * by decision, only what comes after that decision counts. Fewest and most days differ where a day is not known.
 */
function stoppedDue(kase: Case, rule: DeadlineRule, due: Span | null, since: Span | null) {
  let moved = due;
  let fewest = 0;
  let most = 0;
  let stopped = false;
  for (const stop of stopsOf(kase, rule)) {
    if (moved?.latest && stop.from.earliest && stop.from.earliest > moved.latest) continue;
    if (!stop.to) {
      stopped = true;
      continue;
    }
    const least = length(later(stop.from.latest, since?.latest ?? null), stop.to.earliest);
    const longest = length(later(stop.from.earliest, since?.earliest ?? null), stop.to.latest);
    fewest += least ?? 0;
    most += longest ?? 0;
    moved = moved && {
      earliest: moved.earliest && least !== null ? shiftSpan(exactly(moved.earliest), least).earliest : null,
      latest: moved.latest && longest !== null ? shiftSpan(exactly(moved.latest), longest).latest : null,
    };
  }
  return { due: moved, fewest, most, stopped };
}

function stopsOf(kase: Case, rule: DeadlineRule): Stop[] {
  const pauses = rule.stopsWhenPaused ? kase.pauses : [];
  if (rule.stopsIn.length === 0) return pauses;
  const stays = kase.stays.filter((stay) => rule.stopsIn.some((path) => stay.in.some((leaf) => isWithin(leaf, path))));
  return [...pauses, ...stays].sort((a, b) => a.version - b.version);
}

function length(from: CalendarDate | null, to: CalendarDate | null): number | null {
  return from && to ? Math.max(0, daysBetween(from, to)) : null;
}

function later(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (!a || !b) return a ?? b;
  return a > b ? a : b;
}

/**
 * Met by a milestone recorded since the count began. The one it began with does not meet it; the one whose plan it is
 * counted from does, whichever was recorded first.
 */
function metBy(kase: Case, rule: DeadlineRule, start: Start | null): Deadline['metBy'] {
  const since = start?.version ?? 0;
  const met = rule.until.find((id) => {
    const milestone = Object.hasOwn(kase.milestones, id) ? kase.milestones[id] : undefined;
    if (!milestone) return false;
    if (id === start?.what) return start.planned || milestone.version > since;
    return milestone.version >= since;
  });
  return met ? { what: met, when: (kase.milestones[met] as { when: Span }).when } : null;
}

function firstOf(ids: string[], dated: Record<string, { when: Span }>): { what: string; when: Span } | null {
  const id = ids.find((each) => Object.hasOwn(dated, each));
  return id ? { what: id, when: (dated[id] as { when: Span }).when } : null;
}
