/** What the engine takes and gives: cases, commands, events, refusals, deadlines and reminders, all plain data. */

import type { Facts, Verdict } from '../conditions/types.ts';
import type {
  CalendarDate,
  DeadlineRule,
  Json,
  JsonObject,
  Notice,
  Recipient,
  Source,
  Status,
  Text,
} from '../policy/types.ts';

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

/** One thing an event writes on the case: a recording of the text with the payload's values filled in. */
export type Change =
  | { set: string; value: Json }
  | { append: string; value: Json }
  | { milestone: string; when: Span }
  | { plan: string; when: Span }
  /** `of`: the version at which the extended count began; null when it had not begun. */
  | { extend: string; until: Span; of: number | null }
  | { waive: string; until: Span }
  | { clock: 'stop' | 'start' };

/** What an accepted command leads to in other cases, the payload's values filled in. */
export type Driven = { as: string } & (
  | { case: string; command: string; payload: JsonObject }
  | { linkedAs: string; in: string[]; command: string }
  | { start: string; title: string; linkAs: string; links: Record<string, string>; facts: JsonObject }
);

/** A notice with the fields of the payload that its message mentions. */
export interface FilledNotice extends Notice {
  values?: JsonObject;
}

export interface RecordedNotice extends FilledNotice {
  version: number;
  /** Place among the notices of its event, from 0. */
  index: number;
  at: Instant;
}

export interface Actor {
  role: string;
  /** Identifier of a person or organisation; names and addresses are held apart from events. */
  by: string;
}

interface CommandBase {
  actor: Actor;
  /** Business date. */
  occurredAt: Span;
  /** Entry date. */
  recordedAt: Instant;
}

export type Command =
  | (CommandBase & {
      kind: 'start';
      id: string;
      workflow: string;
      title: string;
      policy: string;
      facts?: JsonObject;
      links?: Record<string, string>;
    })
  /** A command of the workflow. `history`: decided outside the engine and entered afterwards; verdicts are recorded but cannot stop it. */
  | (CommandBase & {
      kind: 'do';
      name: string;
      payload: JsonObject;
      /** Facts of linked cases: relation → facts. */
      related?: Record<string, JsonObject>;
      history?: boolean;
    })
  /** Puts a case where the record shows it to be, without judging how it came there. */
  | (CommandBase & {
      kind: 'place';
      /** Dotted path; left out: the case stays where it is and only gains facts or dates. */
      state?: string;
      reason: string;
      facts?: JsonObject;
      milestones?: Record<string, Span>;
      planned?: Record<string, Span>;
    })
  /** Lets time be noticed: records deadlines that have passed and gives the commands that follow from it. */
  | {
      kind: 'tick';
      at: Instant;
      related?: Record<string, JsonObject>;
      /** Only what has passed is recorded: the commands that would follow cannot be carried out. */
      recordOnly?: boolean;
    };

interface EventBase {
  case: string;
  version: number;
  actor: Actor;
  occurredAt: Span;
  recordedAt: Instant;
  policy: string;
}

export type CaseEvent = EventBase &
  (
    | {
        type: 'started';
        workflow: string;
        title: string;
        state: StateValue;
        facts: JsonObject;
        links: Record<string, string>;
      }
    | {
        type: 'accepted';
        command: string;
        payload: JsonObject;
        from: StateValue;
        to: StateValue;
        history: Record<string, string[]>;
        done: boolean;
        changes: Change[];
        notices: FilledNotice[];
        drives: Driven[];
        verdicts: CriterionVerdict[];
        /** True when entered as history: the verdicts did not bind. */
        advisory: boolean;
      }
    | {
        type: 'placed';
        state: StateValue;
        history: Record<string, string[]>;
        done: boolean;
        reason: string;
        facts: JsonObject;
        milestones: Record<string, Span>;
        planned: Record<string, Span>;
      }
    /** Moved to another policy; `kept` are the due dates of running deadlines that stay as they were. */
    | { type: 'migrated'; to: string; reason: string; kept: Case['kept'] }
    /**
     * Earlier events withdrawn or amended. `rejudged` stand in the place of everything from the version `since` on;
     * `result` is the case that the corrected history makes.
     */
    | {
        type: 'corrected';
        since: number;
        withdrawn: number[];
        amended: number | null;
        reason: string;
        rejudged: CaseEvent[];
        result: Case;
      }
    | { type: 'deadline-passed'; deadline: string; due: CalendarDate; kind: DeadlineRule['kind'] }
  );

export interface CriterionVerdict {
  criterion: string;
  gate: string;
  strength: 'must' | 'should';
  verdict: Verdict;
  missing: string[];
  /** Set aside for this case by decision, until this day: it does not bind. */
  waivedUntil?: CalendarDate;
  /** The facts it read: `fact.path` → value. */
  read: Record<string, Json>;
  /** The answer of json-rules-engine; null when a fact was missing, absent before it was asked. */
  second?: boolean | null;
}

export type Decision =
  | {
      events: CaseEvent[];
      /** Messages that the events give rise to. */
      effects: RecordedNotice[];
      /** The facts each accepted command was judged by: event version → facts; for the second opinion. */
      judgedBy: Record<number, Facts>;
      /** Commands that time alone would have given and that were refused. */
      held?: Refusal[];
    }
  | { refusals: Refusal[] };

export interface Refusal {
  code:
    | 'unknown-workflow'
    | 'unknown-state'
    | 'case-ended'
    | 'not-available'
    | 'no-right'
    | 'payload'
    | 'criterion-failed'
    | 'criterion-unknown'
    | 'guard-failed'
    | 'in-the-future'
    | 'not-a-person-id'
    | 'recording'
    | 'before-start'
    | 'second-opinion'
    | 'cannot-correct'
    | 'same-policy'
    | 'case-id'
    | 'no-such-case'
    | 'out-of-range';
  what: Text;
  why: Text;
  /** The rule that stands in the way: criterion, right or form. */
  rule?: string;
  source: Source;
  missing: string[];
}

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
