/** What a replay tells: a precedent run through the engine, as far as its sources reach. */

import type { Verdict } from '../conditions/types.ts';
import type { Deadline, Duration, Span } from '../engine/types.ts';
import type { Place } from '../policy/text-shapes.ts';
import type { CalendarDate, Policy, Text } from '../policy/types.ts';

/** The policy in force on a day; the same object for the same day. */
export type PolicyAt = (date: CalendarDate) => Policy;

export interface Named {
  id: string;
  title: Text;
}

export interface Replay {
  id: string;
  title: Text;
  workflow: Named;
  organisation: Named | null;
  /** The sources end here; nothing is told of the time after. */
  knownUntil: CalendarDate;
  phases: Phase[];
  milestones: Record<string, DatedTitle>;
  /** Everything that was planned, also what has since happened. */
  planned: Record<string, DatedTitle>;
  /** Commands that a source plans and that were therefore not carried out. */
  plannedCommands: RecordedCommand[];
  deadlines: ReplayedDeadline[];
  extensions: Extension[];
  replanned: Replanned[];
  pauses: { from: Span; to: Span | null }[];
  decisions: ReplayedDecision[];
  followUps: FollowUp[];
  /** What the sources do not tell, in the precedent's own words. */
  open: Text[];
  problems: ReplayProblem[];
}

/** Where the case stood; `title` names the state from the outermost in. */
export interface Phase {
  state: string;
  title: Text;
  from: Span;
  /** Null while the record ends there. */
  to: Span | null;
  by: 'command' | 'placed';
  source: Place | null;
}

export interface DatedTitle {
  title: Text;
  when: Span;
}

/** A milestone, plan or deadline by id, with its name and date. */
export interface DatedThing extends DatedTitle {
  what: string;
}

export interface ReplayedDeadline
  extends Pick<
    Deadline,
    'id' | 'title' | 'kind' | 'binding' | 'status' | 'for' | 'due' | 'original' | 'extendedBy' | 'pausedDays'
  > {
  from: DatedThing | null;
  metBy: DatedThing | null;
  plannedFor: DatedThing | null;
  verdict: DeadlineVerdict;
  /** How the planned date would keep the deadline, where nothing has met it yet. */
  plannedVerdict?: PlannedVerdict;
  /** From the milestone it is counted from to the one that met it. */
  taken?: Taken;
  /** It was met on the day planned last; what was planned first, where that was another. */
  originalPlan?: Span;
}

/** Null where the dates do not tell. */
export interface Taken {
  shortest: Duration | null;
  longest: Duration | null;
}

export type DeadlineVerdict =
  | PlannedVerdict
  /** The sources end while the deadline is still running. */
  | { is: 'open'; why: Text }
  /** The case is not in a state in which it counts. */
  | { is: 'not-counting' }
  /** Nothing has happened that it is counted from. */
  | { is: 'not-begun' };

export type PlannedVerdict = { is: 'met' } | Exceeded | { is: 'not-decidable'; why: Text };

/** Exceeded by at least `by`, at most `atMost` (null: not known). */
export interface Exceeded {
  is: 'exceeded';
  by: Duration;
  atMost: Duration | null;
}

export interface Extension {
  deadline: string;
  title: Text;
  until: Span;
  decided: Span;
  source: Place | null;
}

/** A plan that was moved. */
export interface Replanned {
  what: string;
  title: Text;
  from: Span;
  to: Span;
  at: Span;
  source: Place | null;
}

export interface RecordedCommand {
  /** Place of the event in the precedent, from 1. */
  event: number;
  command: string;
  title: Text;
  at: Span;
  role: Named;
  source: Place | null;
}

export interface ReplayedDecision extends RecordedCommand {
  /** Over the `must` criteria; `no-rules` when the command has none. */
  verdict: 'passes' | 'fails' | 'not-decidable' | 'no-rules';
  rules: JudgedRule[];
}

export interface JudgedRule {
  criterion: string;
  title: Text;
  strength: 'must' | 'should';
  verdict: Verdict;
  missing: string[];
  /** What the missing facts are called. */
  labels: Text[];
}

/** Something the engine would ask for by itself and that the record does not show done. */
export interface FollowUp {
  deadline: string;
  title: Text;
  due: Span | null;
  since: DatedThing | null;
}

export interface ReplayProblem {
  /** Place of the event in the precedent, from 1. */
  event: number;
  what: Text;
  why: Text;
}
