/** A scenario as it is written, and what running it tells. */

import type { Verdict } from '../conditions/types.ts';
import type { DeadlineState, Refusal, Span } from '../engine/types.ts';
import type { Finding } from '../policy/findings.ts';
import type { CalendarDate, Json, JsonObject, Policy, Source, Status, Text } from '../policy/types.ts';

/** The text resolved at a date, with or without a trial; as `resolvePolicy` gives it. */
export type ResolveAt = (date: CalendarDate, trial?: string) => { policy: Policy } | { findings: Finding[] };

/** Fixture id → payload or facts. */
export type Fixtures = Record<string, JsonObject>;

export type When = CalendarDate | Partial<Span>;

export interface ScenarioFile {
  title: Text;
  source: Source;
  given: Given;
  steps: Step[];
}

/** A scenario that has been checked; `lines` tells where each step stands. */
export interface Scenario extends ScenarioFile {
  file: string;
  lines: number[];
}

interface Given {
  policy: CalendarDate;
  trial?: string;
  workflow: string;
  at: CalendarDate;
  place?: string;
  facts?: JsonObject;
  milestones?: Record<string, When>;
  planned?: Record<string, When>;
  related?: Record<string, JsonObject>;
}

interface Step {
  when?: Happening;
  then?: Then;
}

export type Happening = Doing | { tick: CalendarDate } | Placing;

export interface Doing {
  do: string;
  as: string;
  by?: string;
  at?: When;
  entered?: CalendarDate;
  payload?: JsonObject;
  related?: Record<string, JsonObject>;
  history?: boolean;
}

export interface Placing {
  place: string;
  reason: string;
  at?: When;
  entered?: CalendarDate;
  facts?: JsonObject;
  milestones?: Record<string, When>;
  planned?: Record<string, When>;
}

export interface Then {
  state?: string;
  status?: 'active' | 'done';
  facts?: Record<string, Json>;
  milestones?: Record<string, When | null>;
  planned?: Record<string, When | null>;
  deadlines?: Record<string, ExpectedDeadline>;
  events?: ExpectedEvent[];
  notices?: string[];
  drives?: ExpectedDrive[];
  refused?: ExpectedRefusal | ExpectedRefusal[];
  verdicts?: Record<string, Verdict>;
  reminders?: ExpectedReminders;
  /** Role → command → `allowed` or a refusal's code. */
  commands?: Record<string, Record<string, string>>;
}

export interface ExpectedDeadline {
  due?: When | null;
  original?: When | null;
  extendedBy?: When | null;
  is?: DeadlineState['is'];
  daysLeft?: number;
  days?: number;
  binding?: boolean;
  counting?: boolean;
  forecast?: boolean;
  stopped?: boolean;
  pausedDays?: number;
  status?: Status;
  from?: string | null;
  metBy?: string | null;
  plannedFor?: When | null;
}

export type ExpectedEvent = { passed: string; due?: CalendarDate } | { did: string };

/** Any of what a drive says; what is left out is not compared. */
export interface ExpectedDrive {
  case?: string;
  linkedAs?: string;
  start?: string;
  command?: string;
  as?: string;
  title?: string;
  payload?: JsonObject;
  facts?: JsonObject;
  links?: JsonObject;
}

export interface ExpectedRefusal {
  code: Refusal['code'];
  rule?: string;
  missing?: string[];
  among?: true;
}

export interface ExpectedReminders {
  of?: string;
  due?: ExpectedReminder[];
  newest?: ExpectedReminder[];
  next?: ExpectedReminder | null;
  between?: [CalendarDate, CalendarDate];
  are?: ExpectedReminder[];
}

export interface ExpectedReminder {
  on?: CalendarDate;
  rule?: string;
  message?: string;
  to?: string[];
  due?: CalendarDate;
  key?: string;
}

/** Something that is not as the scenario says; null stands for nothing. */
export interface Difference {
  what: Text;
  expected: Json;
  found: Json;
}

export interface Deviation extends Difference {
  /** From 1; 0 for what is given. */
  step: number;
  line: number;
}

export interface ScenarioResult {
  file: string;
  title: Text;
  source: Source;
  workflow: string;
  policy: { at: CalendarDate; trial: string | null };
  steps: number;
  deviations: Deviation[];
  touched: Touched;
}

/** What the run came by, so that a collection of scenarios can be asked what it leaves out. */
export interface Touched {
  /** Commands that were carried out. */
  commands: string[];
  /** Criteria with every verdict they gave. */
  verdicts: Record<string, Verdict[]>;
  /** Dotted paths of the states the case was in. */
  states: string[];
  /** Messages of notices and of reminders that fell due. */
  messages: string[];
  /** Deadlines whose passing was recorded. */
  passed: string[];
  /** Transitions that were taken, as `transitionsOf` names them. */
  transitions: string[];
  /** Deadlines that were counting towards a due date, that were met, and whose day has gone by, binding or not. */
  deadlines: { due: string[]; met: string[]; gone: string[] };
  /** `rule/rung` of reminders that fell due; repeats are numbered, the last of them may be `escalated`. */
  rungs: string[];
}
