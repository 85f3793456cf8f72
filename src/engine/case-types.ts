/** A case as it stands: all plain data. */

import type { CalendarDate, JsonObject } from '../policy/types.ts';
import type { RecordedNotice } from './event-types.ts';

/** A point in time in UTC, ISO 8601 with milliseconds and `Z`. */
export type Instant = string;

/** When something happened, as far as it is known; both ends inclusive, null where nothing is known. */
export interface Span {
  earliest: CalendarDate | null;
  latest: CalendarDate | null;
}

export interface Case {
  id: string;
  workflow: string;
  title: string;
  /** Content hash of the policy the case is pinned to. */
  policy: string;
  /** Number of events applied. */
  version: number;
  /** XState state value. */
  state: StateValue;
  /** XState history: id of the history node → ids of the remembered states. */
  history: Record<string, string[]>;
  status: 'active' | 'done';
  started: Span;
  facts: JsonObject;
  milestones: Record<string, Dated>;
  planned: Record<string, Planned>;
  /** Due dates set by decision: deadline id → until. */
  extensions: Record<string, Dated & { decided: Span; of: number | null }>;
  pauses: Stop[];
  /** Every state the case has been in, in order; the last is where it is. */
  stays: (Stop & { in: string[]; entered?: Instant })[];
  /** Criteria set aside for this case: criterion → until when. */
  waivers: Record<string, Dated>;
  /** Due dates kept from an earlier policy: deadline → due date, for the count that began at that version. */
  kept: Record<string, { due: Span; fromVersion: number }>;
  /** Deadlines whose passing has been recorded: deadline id → due date. */
  passed: Record<string, CalendarDate>;
  notices: RecordedNotice[];
  /** Other cases this one belongs to: role of the relation → case id. */
  links: Record<string, string>;
}

export type StateValue = string | { [key: string]: StateValue };

export interface Dated {
  when: Span;
  /** Version of the case at which it was recorded. */
  version: number;
  /** The day it was entered. */
  entered: CalendarDate;
}

export interface Planned extends Dated {
  /** How often it was moved to another day. */
  moves?: number;
  /** When that, or the first plan, was entered. Absent, as the number is, in cases written before moves were counted. */
  movedAt?: Instant;
}

/** A stretch of time that ends when the next begins, or is still running. */
export interface Stop {
  from: Span;
  to: Span | null;
  version: number;
}
