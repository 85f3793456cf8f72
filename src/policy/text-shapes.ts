/** What stands in the files once they follow their schemas. */

import type { Condition, Facts, Verdict } from '../conditions/types.ts';
import type { RetainedKind } from './retention.ts';
import type {
  Anchor,
  Calendar,
  CalendarDate,
  Criterion,
  DeadlineRule,
  Holiday,
  InvitationRule,
  Json,
  JsonObject,
  Milestone,
  NamedCondition,
  Organisation,
  Parameter,
  Period,
  ReminderRule,
  Role,
  Source,
  StateMeta,
  Status,
  Text,
  TransitionMeta,
} from './types.ts';

export interface WorkflowFile {
  title: Text;
  source: Source;
  initial: string;
  milestones?: Record<string, Milestone>;
  /** Link → workflow of the linked case. */
  links?: Record<string, string>;
  states: Record<string, StateText>;
  on?: On;
}

export interface PhaseFile {
  title: Text;
  source: Source;
  owner?: string;
  initial: string;
  states: Record<string, StateText>;
  on?: On;
}

export interface StateText {
  use?: string;
  type?: 'final' | 'history' | 'parallel';
  history?: 'shallow' | 'deep';
  initial?: string;
  meta?: Omit<StateMeta, 'phase'>;
  states?: Record<string, StateText>;
  on?: On;
}

export type On = Record<string, TransitionText | TransitionText[]>;

export interface TransitionText {
  target?: string;
  guard?: string;
  meta: TransitionMeta;
}

export interface ParametersFile {
  parameters: Record<string, ParameterText>;
}
export interface ParameterText {
  title: Text;
  unit: Parameter['unit'];
  values: Record<
    CalendarDate,
    { value: Json; status: Status; applies?: boolean; until?: CalendarDate; note?: Text; source: Source }
  >;
}

export interface ConditionsFile {
  conditions: Record<string, NamedCondition>;
}

export interface CriteriaFile {
  gate: string;
  workflow: string;
  title: Text;
  criteria: Record<string, CriterionText>;
}
interface CriterionText extends Omit<Criterion, 'gate' | 'workflow' | 'cases'> {
  cases?: Criterion['cases'];
  when: Condition;
  never?: Partial<Record<Verdict, Text>>;
  examples: { given: Facts; then: Verdict }[];
}

export interface DeadlinesFile {
  deadlines: Record<string, DeadlineText>;
}
export interface DeadlineText extends Partial<Omit<DeadlineRule, 'for' | 'from'>> {
  title: Text;
  workflow: string;
  kind: DeadlineRule['kind'];
  from: Anchor;
  for: Period | { parameter: string };
  source: Source;
}

export interface RemindersFile {
  reminders: Record<string, ReminderRule & { note?: Text }>;
}

export interface InvitationsFile {
  invitations: Record<string, InvitationText>;
}
interface InvitationText extends Omit<InvitationRule, 'while' | 'hours' | 'days'> {
  while?: string[];
  hours: { from: TimeText; to: TimeText };
  days?: number;
  note?: Text;
}
export type TimeText = string | { parameter: string };

export interface RightsFile {
  roles: Record<string, Role & { onlyReceives?: true }>;
  rights: Record<string, Record<string, { roles: string[]; in?: string[]; source: Source }>>;
  acts?: Record<string, { roles: string[]; source: Source }>;
  starts?: Record<string, { roles: string[]; source: Source }>;
}

export interface RetentionFile {
  retention: Record<RetainedKind, RetentionText>;
}
/** Why something is held on people, and for how long. */
interface RetentionText {
  title: Text;
  holds: Text;
  purpose: Text;
  basis: Text;
  /** From when it ended; only for what is deleted by itself. */
  period?: Period;
  afterwards: Text;
  status: Status;
  source?: Source;
}

export interface OrganisationsFile {
  organisations: Record<string, Organisation>;
}

export interface CalendarFile {
  id: string;
  timeZone: string;
  workingDays: string[];
  holidays: Holiday[];
  mail: Calendar['mail'];
}

/** `rules/sources/facts.yaml` and `rules/sources/documents.yaml`: id → entry, under `facts` or `documents`. */
export interface RegisterFile {
  facts?: Record<string, FactText>;
  documents?: Record<string, { title: Text }>;
}

/** A fact has a statement and a Danish term; a contradiction between the sources has a subject and a detail. */
export interface FactText {
  source?: Place[];
  statement?: Partial<Text>;
  term?: string;
  subject?: Partial<Text>;
}

/** `rules/sources/not-encoded.yaml`: why a fact stands in no rule. */
export interface NotEncodedFile {
  reasons: Record<string, { title: Text; facts: string[]; notes?: Record<string, Text> }>;
}

export interface TrialFile {
  title: Text;
  note?: Text;
  source?: Source;
  change: Record<string, string | number | boolean>;
}

/** `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, `unknown`, or a span of them. */
export type When = string | { earliest?: string; latest?: string };

export interface Place {
  document: string;
  place?: string;
}

export interface PrecedentFile {
  title: Text;
  workflow: string;
  organisation?: string;
  knownUntil: CalendarDate;
  note?: Text;
  events: PrecedentEvent[];
  open?: Text[];
  source?: Source;
}

export type PrecedentEvent =
  | { start: string | null; at: When; facts?: JsonObject; source?: Place }
  | { do: string; as: string; at: When; payload?: JsonObject; planned?: boolean; source: Place }
  | ({ place: string; reason: Text } & RecordedAsIs)
  | ({ note: Text } & RecordedAsIs);

interface RecordedAsIs {
  at: When;
  milestones?: Record<string, When>;
  planned?: Record<string, When>;
  facts?: JsonObject;
  source: Place;
}
