/** One event of a corrected history, judged by what came before it as that is known now. */

import type { Facts } from '../conditions/types.ts';
import type { JsonObject, Policy, Text } from '../policy/types.ts';
import { carryOut } from './carry-out.ts';
import { dateRefusals } from './command-checks.ts';
import { machineOf, sameState } from './machine.ts';
import { migrateAgain } from './migrate.ts';
import { placedRefusals } from './place.ts';
import { nested } from './read-facts.ts';
import { refusal } from './refusals.ts';
import { passedDeadlines } from './tick.ts';
import { dateOf } from './time.ts';
import type { Case, CaseEvent, Instant, Refusal, Span } from './types.ts';

/** How an event really happened; what is left out is as it was recorded. */
export interface Amendment {
  version: number;
  /** Of a placing or a beginning: its facts. */
  payload?: JsonObject;
  occurredAt?: Span;
  /** Of the beginning. */
  title?: string;
  /** Of the beginning: all of them. */
  links?: Record<string, string>;
  /** Of a placing; the others that it recorded stay. */
  milestones?: Record<string, Span>;
  planned?: Record<string, Span>;
}

/** The facts of the case at the other end of a link as they were recorded at an instant. */
export type RelatedAt = (link: string, at: Instant) => JsonObject | undefined;

interface Again {
  event: CaseEvent;
  /** Criteria whose answer is another now. */
  criteria: { criterion: string; before: string; after: string }[];
  /** Refusals that do not undo a decision already taken. */
  refused: Refusal[];
  facts?: Facts;
}

type Accepted = Extract<CaseEvent, { type: 'accepted' }>;
type Started = Extract<CaseEvent, { type: 'started' }>;
type Placed = Extract<CaseEvent, { type: 'placed' }>;
type Outcome = Again | { refusals: Refusal[] };

/** The beginning as it really was. The case keeps its workflow, and the rules it was started under. */
export function beginAgain(
  policy: Policy,
  event: CaseEvent,
  amended: Amendment | null,
  at: Instant,
): { event: Started } | { refusals: Refusal[] } {
  if (event.type !== 'started') throw new Error(`The record of case ${event.case} begins with another event.`);
  if (amended?.milestones || amended?.planned) return { refusals: [onlyPlacings] };
  const occurredAt = amended?.occurredAt ?? event.occurredAt;
  const recordedAt = enteredAt(policy, event, occurredAt, at);
  const refusals = dateRefusals(policy, what, null, { occurredAt, recordedAt });
  if (refusals.length > 0) return { refusals };
  const title = amended?.title ?? event.title;
  const links = amended?.links ?? event.links;
  return { event: { ...event, occurredAt, recordedAt, title, links, facts: amended?.payload ?? event.facts } };
}

/**
 * @param sides the case before the event, as it was recorded to be and as it now turns out to have been.
 * @param at when the correction is made.
 */
export function judgeAgain(
  policyOf: (hash: string) => Policy,
  sides: { was: Case; now: Case },
  event: CaseEvent,
  amended: Amendment | null,
  at: Instant,
  relatedAt: RelatedAt,
): Outcome {
  const policy = policyOf(sides.now.policy);
  if (amended && (amended.title !== undefined || amended.links)) return { refusals: [onlyTheBeginning] };
  switch (event.type) {
    case 'deadline-passed': {
      const today = dateOf(event.recordedAt, policy.calendar.timeZone);
      const still = passedDeadlines(policy, sides.now, today).find(({ deadline }) => deadline === event.deadline);
      return still ? unchanged({ ...event, ...still }) : { refusals: [] };
    }
    case 'migrated': {
      const moved = migrateAgain(policy, policyOf(event.to), sides.now, event);
      return 'refusals' in moved ? moved : unchanged(moved.event);
    }
    case 'placed':
      return placedAgain(policy, sides, event, amended, at);
    case 'accepted':
      if (amended?.milestones || amended?.planned) return { refusals: [onlyPlacings] };
      return acceptedAgain(policy, sides, event, amended, at, relatedAt);
    default:
      return unchanged(event);
  }
}

function unchanged(event: CaseEvent): Again {
  return { event, criteria: [], refused: [] };
}

function placedAgain(
  policy: Policy,
  { was, now }: { was: Case; now: Case },
  event: Placed,
  amended: Amendment | null,
  at: Instant,
): Outcome {
  const stays = { state: now.state, history: now.history, done: now.status === 'done' };
  const occurredAt = amended?.occurredAt ?? event.occurredAt;
  const again: Placed = {
    ...event,
    ...(sameState(was.state, event.state) ? stays : {}),
    facts: amended?.payload ?? event.facts,
    milestones: { ...event.milestones, ...amended?.milestones },
    planned: { ...event.planned, ...amended?.planned },
    occurredAt,
    recordedAt: enteredAt(policy, event, occurredAt, at),
  };
  const refusals = amended
    ? placedRefusals(policy, now, again, at)
    : dateRefusals(policy, what, now, { occurredAt, recordedAt: at });
  return refusals.length > 0 ? { refusals } : unchanged(again);
}

function acceptedAgain(
  policy: Policy,
  { was, now }: { was: Case; now: Case },
  event: Accepted,
  amended: Amendment | null,
  at: Instant,
  relatedAt: RelatedAt,
): Outcome {
  const { actor, command: name } = event;
  const occurredAt = amended?.occurredAt ?? event.occurredAt;
  const recordedAt = enteredAt(policy, event, occurredAt, at);
  const give = (history: boolean) =>
    carryOut(policy, now, {
      kind: 'do',
      name,
      payload: amended?.payload ?? givenThen(policy, was, event),
      actor,
      occurredAt,
      recordedAt,
      related: relatedThen({ was, now }, event, relatedAt),
      history,
    });
  const strict = give(event.advisory);
  const refused = 'refusals' in strict ? strict.refusals : [];
  const mild = refused.every(({ code }) => code === 'criterion-failed' || code === 'criterion-unknown');
  const decision = refused.length > 0 && mild ? give(true) : strict;
  if ('refusals' in decision) return decision;
  const [again] = decision.events;
  if (again?.type !== 'accepted') throw new Error(`Judging ${name} again gave no accepted event.`);
  const answers = new Map(event.verdicts.map(({ criterion, verdict }) => [criterion, verdict]));
  const criteria = again.verdicts
    .filter(({ criterion, verdict }) => answers.get(criterion) !== verdict)
    .map(({ criterion, verdict }) => ({ criterion, before: answers.get(criterion) ?? '–', after: verdict }));
  const facts = decision.judgedBy[again.version];
  return { event: { ...again, drives: event.drives }, criteria, refused, ...(facts ? { facts } : {}) };
}

/** What happened after it was first recorded was entered by the correction. */
function enteredAt(policy: Policy, { recordedAt }: CaseEvent, { earliest }: Span, at: Instant): Instant {
  return earliest && earliest > dateOf(recordedAt, policy.calendar.timeZone) ? at : recordedAt;
}

/**
 * The payload as it was given. What is merged into a fact was recorded laid over what the fact held; of that, only what
 * the event itself brought is laid over what the fact holds now.
 */
function givenThen(policy: Policy, was: Case, event: Accepted): JsonObject {
  const candidates = machineOf(policy, was.workflow)?.candidates(event.from, event.command) ?? [];
  const merged = candidates.flatMap(({ meta }) => meta.record ?? []).find((recording) => 'merge' in recording);
  const held = merged && Object.hasOwn(was.facts, merged.merge) ? was.facts[merged.merge] : undefined;
  if (!held || typeof held !== 'object' || Array.isArray(held)) return event.payload;
  const brought = Object.entries(event.payload).filter(
    ([field, value]) => !Object.hasOwn(held, field) || JSON.stringify(held[field]) !== JSON.stringify(value),
  );
  return Object.fromEntries(brought);
}

/**
 * The facts of linked cases as the decision read them then; what they are today is another matter. Of a case that it
 * turns out to have been linked to, what was recorded of that then.
 */
function relatedThen(
  { was, now }: { was: Case; now: Case },
  event: Accepted,
  relatedAt: RelatedAt,
): Record<string, JsonObject> {
  const read = nested(Object.assign({}, ...event.verdicts.map((verdict) => verdict.read)));
  return Object.fromEntries(
    Object.entries(now.links).flatMap(([link, to]) => {
      const facts = was.links[link] === to ? (read[link] as JsonObject | undefined) : relatedAt(link, event.recordedAt);
      return facts === undefined ? [] : [[link, facts]];
    }),
  );
}

const what: Text = { da: 'Ret sagens historik', en: 'Correct the record of the case' };
const onlyPlacings = refusal({
  code: 'cannot-correct',
  what,
  why: {
    da: 'kun en indplacering har milepæle og planer for sig. Andre hændelser rettes ved deres oplysninger.',
    en: 'only a placing has milestones and plans of its own. Other events are corrected by their payload.',
  },
});
const onlyTheBeginning = refusal({
  code: 'cannot-correct',
  what,
  why: {
    da: 'kun sagens begyndelse har titel og forbindelser. Andre hændelser rettes ved deres oplysninger.',
    en: 'only the beginning of a case has a title and links. Other events are corrected by their payload.',
  },
});
