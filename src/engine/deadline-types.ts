/** Deadlines and reminders as they are counted for a case. */

import type { CalendarDate, DeadlineRule, JsonObject, Recipient, Source, Status, Text } from '../policy/types.ts';
import type { Instant, Span } from './case-types.ts';

export interface Deadline {
  id: string;
  title: Text;
  kind: DeadlineRule['kind'];
  binding: boolean;
  status: Status;
  source: Source;
  owner: Recipient[];
  /** What it was counted from: milestone, plan or deadline id, with its date. Null when that is not known. */
  from: { what: string; when: Span } | null;
  /** Version of the case at which the count began, and the day reminders may begin. */
  fromVersion: number;
  begun: CalendarDate | null;
  for: string;
  /** Null when it cannot be counted. Both ends equal when known to the day. Inclusive: on the day itself it is not yet exceeded. */
  due: Span | null;
  /** As counted from the start, before the roll to a working day. */
  counted: Span | null;
  /** The due date before extension and pauses. */
  original: Span | null;
  extendedBy: Span | null;
  /** Days the clock stood still, fewest and most. */
  pausedDays: { fewest: number; most: number };
  /** True while a pause is running. */
  stopped: boolean;
  metBy: { what: string; when: Span } | null;
  plannedFor: { what: string; when: Span } | null;
  /** Counted from a plan or another deadline, because the milestone it really begins with has not come. */
  forecast: boolean;
  /** False for a forecast, and while the case is in no state in which the deadline counts: no reminders, no breach. */
  counting: boolean;
}

export type DeadlineState =
  | { is: 'not-begun' }
  | { is: 'open'; daysLeft: number }
  | { is: 'overdue'; days: number }
  | { is: 'stopped' }
  | { is: 'met' }
  | { is: 'exceeded'; by: Duration; atMost: Duration | null }
  | { is: 'undecidable'; why: Text }
  | { is: 'not-counting' };

/** Whole months and the days left over, plus the whole length in days. */
export interface Duration {
  months: number;
  days: number;
  inDays: number;
}

export interface Reminder {
  /** Stable for ever: case, rule, rung, number of the repeat and due date. */
  key: string;
  /** Reminders of one deadline that is late coalesce to the newest; notices each stand alone. */
  coalesce: string;
  at: Instant;
  to: Recipient[];
  message: string;
  deadline?: { id: string; title: Text; due: CalendarDate };
  /** Fields of the payload of the command that a notice tells of. */
  values?: JsonObject;
  rule: string;
  source: Source;
}
