/** What a time line shows: one case's phases, milestones and limits, each as precisely dated as it is known. */

import type { Deadline, DeadlineState, Span } from '../engine/types.ts';
import type { CalendarDate, Text } from '../policy/types.ts';

export interface TimeLine {
  id: string;
  title: string;
  workflow: Text;
  /** The day all is seen from: today, or the day the record of a precedent ends. */
  seenFrom: { day: CalendarDate; is: 'today' | 'end-of-record' };
  /** In the order in which the case first came to them. */
  phases: Phase[];
  /** When the case was taken over in the middle of its course; null where it is told from the beginning. */
  takenOver: Span | null;
  pauses: Stretch[];
  /** Held and planned. */
  milestones: Mark[];
  limits: Limit[];
}

export interface Phase {
  /** Dotted path of the state with the others inside. */
  id: string;
  title: Text;
  stays: Stay[];
}

/** The time from one change to the next; `to` is null while it lasts. */
export interface Stretch {
  from: Span;
  to: Span | null;
}

/** Time spent in one state of the phase. */
export interface Stay extends Stretch {
  title: Text;
  /** The last known day on which the case was elsewhere before: it cannot have come here earlier. */
  notBefore: CalendarDate | null;
  /** The state ends the case: it begins and never lasts. */
  final: boolean;
}

export interface Mark {
  id: string;
  title: Text;
  when: Span;
  planned: boolean;
  /** How the plan stands; null where nothing falls due with it. */
  state: DeadlineState | null;
}

/** A cap, or a deadline that counts or has been met. */
export interface Limit
  extends Pick<Deadline, 'id' | 'title' | 'kind' | 'binding' | 'forecast' | 'for' | 'original' | 'extendedBy'> {
  from: { title: Text; when: Span } | null;
  due: Span;
  /** When the due date was set by decision. */
  decided: Span | null;
  met: { title: Text; when: Span } | null;
  state: DeadlineState;
}
