/** The resolved policy: plain, immutable data, stored by content hash. Every shape mirrors the YAML key for key. */

import type { Condition } from '../conditions/types.ts';

export type Language = 'da' | 'en';
export type Text = Record<Language, string>;
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A calendar date, `YYYY-MM-DD`. */
export type CalendarDate = string;
/** An ISO 8601 date period such as `P24M` or `-P1M`. */
export type Period = string;
/** Ids of governance facts and contradictions (`GOV-085`, `CON-06`) that an element rests on. */
export type Source = string[];
/** How far the sources bind: decided or in force, merely proposed, or observed practice. */
export type Status = 'in-force' | 'decided' | 'proposed' | 'practice';

export interface Policy {
  /** The date the text was resolved at. */
  at: CalendarDate;
  trial: string | null;
  workflows: Record<string, Workflow>;
  parameters: Record<string, Parameter>;
  gates: Record<string, Gate>;
  criteria: Record<string, Criterion>;
  /** Named conditions that criteria, guards and other conditions refer to. */
  conditions: Record<string, NamedCondition>;
  deadlines: Record<string, DeadlineRule>;
  reminders: Record<string, ReminderRule>;
  /** Absent in policies that were stored before there were invitations. */
  invitations?: Record<string, InvitationRule>;
  roles: Record<string, Role>;
  /** workflow → command → who may give it. */
  rights: Record<string, Record<string, Right>>;
  /** Acts that belong to no statechart: placing, correcting or moving a case, and keeping people, access and mail in order. */
  acts: Partial<Record<'place' | 'correct' | 'migrate' | 'export' | 'administer', Right>>;
  /** Workflow → who may start a case of it; one left out may be started by anybody. Absent in older policies. */
  starts?: Record<string, Right>;
  organisations: Record<string, Organisation>;
  calendar: Calendar;
  messages: Record<string, Message>;
  /** Form id → JSON Schema of the payload. */
  forms: Record<string, Form>;
}

export interface Workflow {
  title: Text;
  source: Source;
  initial: string;
  /** Milestones and other dated things keep Danish and English names here: id → text. */
  milestones: Record<string, Milestone>;
  states: Record<string, StateNode>;
  on?: Record<string, Transition[]>;
}

export interface Milestone {
  title: Text;
  /** What its planned day is called while it is to come. */
  planned?: Text;
  source: Source;
}

export interface StateNode {
  type?: 'final' | 'history' | 'parallel';
  history?: 'shallow' | 'deep';
  initial?: string;
  meta: StateMeta;
  on?: Record<string, Transition[]>;
  states?: Record<string, StateNode>;
}

export interface StateMeta {
  title: Text;
  /** The phase file that the state comes from. */
  phase?: string;
  /** The role that is waited for. */
  owner?: string;
  /** Why a case may stand here without a deadline that reminds anybody. */
  openEnded?: Text;
  source?: Source;
}

export interface Transition {
  /** Absolute dotted path of the target state; absent when the case stays where it is. */
  target?: string;
  /** A gate (all its `must` criteria) or a named condition. */
  guard?: string;
  meta: TransitionMeta;
}

export interface TransitionMeta {
  title: Text;
  source: Source;
  form?: string;
  record?: Recording[];
  notify?: Notice[];
  drive?: Drive[];
}

/**
 * What an accepted command leads to in other cases, written in the same transaction. Strings that start with `$` read
 * the payload; `as` is the role in which the further command is given.
 */
export type Drive =
  /** A command to the case named in the payload; refused there, it is refused here. Nothing when the field is absent. */
  | { case: string; command: string; payload?: string; as: string }
  /** A command to every case linked to this one under that name; cases in other states are passed over. */
  | { linkedAs: string; in: string[]; command: string; as: string }
  /** A new case, linked to this one and to those that `links` finds in the payload; `facts` are paths of this case's facts. */
  | {
      start: string;
      title: string;
      linkAs: string;
      links?: Record<string, string>;
      facts?: Record<string, string>;
      as: string;
    };

/**
 * What an accepted command writes on the case. Strings that start with `$` read the payload:
 * `$` the whole of it, `$.name` one field. In names of milestones `{field}` is replaced by the payload's field.
 */
export type Recording =
  | { set: string; value?: string }
  /** The payload is laid over what the fact holds already; a field that is null is taken away. */
  | { merge: string }
  | { append: string; value?: string }
  /** Takes out of a list what holds the value in one of the fields. */
  | { remove: string; by: string[]; value: string }
  /** Lays fields of the payload over the one element of a list that holds the value, looked for field by field. */
  | { amend: string; by: string[]; value: string; fields: string[] }
  | { milestone: string; at?: string }
  | { plan: string; at: string }
  /** Moves a planned milestone; with `shiftLater` true in the payload, later planned ones move as many days. */
  | { replan: string; at: string; shiftLater?: string }
  /** Sets a deadline's due date by decision. `deadline` and `until` may read the payload. */
  | { extend: string; until: string }
  /** Sets a criterion aside for this case until a day. Both read the payload. */
  | { waive: string; until: string }
  | { clock: 'stop' | 'start' };

export interface Notice {
  to: Recipient[];
  message: string;
}

/** A role, narrowed to the organisations found at a path of the case's facts where `of` is given. */
export interface Recipient {
  role: string;
  of?: string;
  /** Those named in the list have done their part and receive nothing. */
  without?: NamedIn;
}

/** People by their ids: a list among the case's facts, and the field of its elements in which the id stands. */
export interface NamedIn {
  list: string;
  by: string;
}

export interface Parameter {
  title: Text;
  unit: 'period' | 'count' | 'switch' | 'time' | 'text';
  value: Json;
  from: CalendarDate;
  status: Status;
  /** Whether the engine enforces it: a proposal is shown but not applied unless the text switches it on. */
  applies: boolean;
  source: Source;
}

export interface Gate {
  title: Text;
  criteria: string[];
}

export interface Criterion {
  title: Text;
  gate: string;
  workflow: string;
  strength: 'must' | 'should';
  inForce: { from: CalendarDate; until?: CalendarDate };
  /** Whether it also binds cases that were started before it came into force and have been moved to this policy. */
  cases: 'new' | 'running';
  source: Source;
  when: Condition;
  otherwise: Text;
  /** Said after `otherwise` where two in a list are alike: `{field}` is a field of the one that was there first. */
  already?: Text;
}

export interface NamedCondition {
  title: Text;
  source: Source;
  when: Condition;
}

export interface DeadlineRule {
  title: Text;
  workflow: string;
  /** A cap is a longest duration, a deadline something to be done by, a date something that falls due by itself. */
  kind: 'cap' | 'deadline' | 'date';
  from: Anchor;
  for: Period;
  /** The parameter the period was taken from; a parameter that does not apply makes the deadline non-binding. */
  parameter?: string;
  binding: boolean;
  status: Status;
  /** Meeting the deadline: the first of these milestones that the case has. */
  until: string[];
  /** Open only while the case is in one of these states; empty: always. */
  while: string[];
  monthEnd: 'down' | 'up';
  roll: 'none' | 'following' | 'preceding';
  stopsWhenPaused: boolean;
  /** The clock stands still while the case is in one of these states, because somebody else must answer. */
  stopsIn: string[];
  /** What becomes of one that is running when its case is moved to this policy. */
  running: 'keep' | 'recompute' | 'earliest';
  owner: Recipient[];
  /** A command the engine gives by itself when the day has passed. */
  passed?: string;
  source: Source;
}

/** Where a deadline is counted from: the first milestone of the list that the case has, a planned one, or another deadline. */
export interface Anchor {
  milestone?: string[];
  plan?: string;
  deadline?: string;
}

export interface ReminderRule {
  title: Text;
  deadline: string;
  ladder: Rung[];
  source: Source;
}

export interface Rung {
  id: string;
  /** Counted from the day the deadline began. */
  begin?: Period;
  before?: Period;
  on?: true;
  after?: Period;
  /** Repeated with this period until the deadline is met, at most `atMost` times in all. */
  every?: Period;
  atMost?: number;
  to: Recipient[];
  message: string;
  /** One period after the last repeat. */
  escalate?: { to: Recipient[]; message: string };
}

/** A planned milestone as an entry in people's calendars. */
export interface InvitationRule {
  title: Text;
  workflow: string;
  milestone: string;
  /** Invited to while the case is in one of these states, and called off when it leaves them; empty: until it ends. */
  while: string[];
  /** Local times of day, `HH:mm`. */
  hours: { from: string; to: string };
  /** Length in days; every day is inside one entry from the first morning to the last afternoon. */
  days: number;
  to: Recipient[];
  /** What is written to somebody invited for the first time, after a move, and when it is called off. */
  messages: { invited: string; moved: string; cancelled: string };
  source: Source;
}

export interface Role {
  title: Text;
  /** Its letters of a day come as one mail. */
  digest?: 'daily';
  /** Workflows whose cases it may read, all of them; any other only where the case names it. */
  sees?: string[];
  /** Whoever is named there does not hold the role in the case: neither sees it, acts in it, nor is written to. */
  except?: NamedIn;
  source: Source;
}

export interface Right {
  roles: string[];
  /** Phases or states where the right holds; empty: wherever the statechart takes the command. */
  in: string[];
  source: Source;
}

export interface Organisation {
  title: Text;
  kind: string;
  source: Source;
}

export interface Calendar {
  id: string;
  timeZone: string;
  /** ISO weekday numbers, 1 = Monday. */
  workingDays: number[];
  holidays: Holiday[];
  mail: {
    from: string;
    to: string;
    workingDaysOnly: boolean;
    /** When the one mail a day is sent to roles that want no more, and the message it opens with. */
    digest?: { at: string; message: string };
    /** Who is told of a person whose address no longer receives mail. */
    bounces?: Notice;
  };
}

/** A day off: a fixed day of the year (`MM-DD`) or a number of days from Easter Sunday. */
export interface Holiday {
  title: Text;
  on?: string;
  easter?: number;
  from?: number;
  until?: number;
  basis: 'law' | 'policy';
}

export type Message = Record<Language, { subject: string; body: string }>;

export type Form = JsonObject;
