/** What is held on people beside their roles, and how it goes: deputies, erasure, and what is too old to keep. */

import type { Instant } from '../engine/types.ts';
import type { TimedKind } from '../policy/retention.ts';
import type { CalendarDate } from '../policy/types.ts';

export interface PersonalStore {
  /** Enters a deputy, and wakes open cases, because whom their letters go to may be another. */
  saveDeputy(deputy: NewDeputy): Promise<void>;
  /** False when there is no such deputy, or it was ended before. */
  endDeputy(id: number, by: string, at: Instant): Promise<boolean>;
  /** The newest first. */
  deputies(): Promise<Deputy[]>;

  /**
   * Erases a person: the register, deputies, links, sessions, tokens, bounces, and the letters to them; in letters to
   * others the name and the address become the id. Events stay as they are. False when there is no such person.
   */
  erase(person: string, by: string, at: Instant): Promise<boolean>;
  /** People who were erased; nobody can be entered under such an id again. */
  erased(): Promise<{ id: string; at: Instant; by: string }[]>;

  /** Deletes what ended before an instant, and answers how much. Of letters the keys stay, so that none is sent again. */
  deleteBefore(kind: TimedKind, before: Instant): Promise<number>;
}

/** A role of one person that another holds as well for a time. */
export interface NewDeputy {
  person: string;
  deputy: string;
  role: { role: string; organisation?: string; case?: string };
  /** First and last day. */
  from: CalendarDate;
  to: CalendarDate;
  enteredBy: string;
  enteredAt: Instant;
}

export interface Deputy extends NewDeputy {
  id: number;
  /** Ended before its last day. */
  endedBy: string | null;
  endedAt: Instant | null;
}
