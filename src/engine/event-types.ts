/** What is asked of a case, and what happens to it: commands, events and what follows from them. */

import type { Verdict } from '../conditions/types.ts';
import type { CalendarDate, DeadlineRule, Json, JsonObject, Notice } from '../policy/types.ts';
import type { Case, Instant, Span, StateValue } from './case-types.ts';

export interface Actor {
  role: string;
  /** Identifier of a person or organisation; names and addresses are held apart from events. */
  by: string;
  /** Identifier of the person whose role it is, where another acts as deputy. */
  for?: string;
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

/** One thing an event writes on the case: a recording of the text with the payload's values filled in. */
export type Change =
  | { set: string; value: Json }
  | { append: string; value: Json }
  | { remove: string; by: string[]; value: Json }
  | { amend: string; by: string[]; value: Json; with: JsonObject }
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
