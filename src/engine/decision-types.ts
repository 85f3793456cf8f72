/** What the engine answers to a command. */

import type { Facts } from '../conditions/types.ts';
import type { Source, Text } from '../policy/types.ts';
import type { CaseEvent, RecordedNotice } from './event-types.ts';

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
