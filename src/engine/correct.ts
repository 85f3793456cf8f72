/** Correcting the record: earlier events withdrawn or amended, and everything after them judged again. */

import type { Facts } from '../conditions/types.ts';
import type { JsonObject, Policy, Text } from '../policy/types.ts';
import { carryOut } from './carry-out.ts';
import { actorRefusals, actRefusals } from './command-checks.ts';
import { evolve } from './evolve.ts';
import { type Differences, differences } from './migrate.ts';
import { nested } from './read-facts.ts';
import { refusal } from './refusals.ts';
import { passedDeadlines } from './tick.ts';
import { dateOf, exactly } from './time.ts';
import type { Actor, Case, CaseEvent, Instant, Refusal, Span } from './types.ts';

export interface Correction {
  /** Versions of the events that did not happen. */
  withdraw: number[];
  /** One event that happened otherwise than recorded: another payload, another day. */
  amend: { version: number; payload?: JsonObject; occurredAt?: Span } | null;
  reason: string;
  actor: Actor;
  recordedAt: Instant;
}

export interface Corrected extends Differences {
  event: CaseEvent;
  before: Case;
  after: Case;
  /** What became of later events that are not simply as they were. */
  later: LaterEvent[];
  /** The facts each event was judged by again: version → facts; for the second opinion. */
  judgedBy: Record<number, Facts>;
}

interface LaterEvent {
  version: number;
  event: CaseEvent;
  what: 'withdrawn' | 'amended' | 'judged-otherwise' | 'would-be-refused' | 'dropped';
  /** Criteria whose answer is another now. */
  criteria: { criterion: string; before: string; after: string }[];
  refusals: Refusal[];
}

/** The history that counts: corrections applied, the events they replaced left out. */
export function effectiveEvents(events: CaseEvent[]): CaseEvent[] {
  const counting: CaseEvent[] = [];
  for (const event of events) {
    if (event.type !== 'corrected') counting.push(event);
    else
      counting.splice(
        counting.findIndex(({ version }) => version >= event.since),
        Infinity,
        ...event.rejudged,
      );
  }
  return counting;
}

/**
 * What the record would be with the correction, and how that differs; nothing is written. Later decisions stand even
 * where a rule would now refuse them, marked as entered without binding verdicts; one that the statechart no longer
 * takes must be withdrawn in the same correction. Drives into other cases are not taken back.
 * @param policyOf the stored policy of a hash.
 */
export function correct(
  policyOf: (hash: string) => Policy,
  events: CaseEvent[],
  asked: Correction,
): Corrected | { refusals: Refusal[] } {
  const what: Text = { da: 'Ret sagens historik', en: 'Correct the record of the case' };
  const history = effectiveEvents(events);
  const before = fold(policyOf, history);
  const policy = policyOf(before.policy);
  const touched = [...asked.withdraw, ...(asked.amend ? [asked.amend.version] : [])];
  const refusals = [
    ...actorRefusals(what, asked.actor),
    ...actRefusals(policy, 'correct', asked.actor, what),
    ...touched.flatMap((version) => untouchable(what, history, version)),
    ...(touched.length === 0 ? [nothingToCorrect(what)] : []),
  ];
  if (refusals.length > 0) return { refusals };

  const since = Math.min(...touched);
  const later: LaterEvent[] = [];
  const rejudged: CaseEvent[] = [];
  const judgedBy: Record<number, Facts> = {};
  let kase = fold(
    policyOf,
    history.filter(({ version }) => version < since),
  );
  for (const event of history.filter(({ version }) => version >= since)) {
    const told = (kind: LaterEvent['what'], more: Partial<LaterEvent> = {}) =>
      later.push({ version: event.version, event, what: kind, criteria: [], refusals: [], ...more });
    if (asked.withdraw.includes(event.version)) {
      told('withdrawn');
      continue;
    }
    const amended = asked.amend?.version === event.version ? asked.amend : null;
    if (amended) told('amended');
    const again = judgeAgain(policyOf(kase.policy), { ...kase, version: event.version - 1 }, event, amended);
    if ('refusals' in again) {
      // What the engine did because time had passed falls away where it no longer follows.
      if (event.actor.role !== 'engine') return { refusals: again.refusals.map((each) => cannotStand(each, event)) };
      told('dropped', again);
      continue;
    }
    if (again.refused.length > 0) told('would-be-refused', { refusals: again.refused });
    else if (again.criteria.length > 0) told('judged-otherwise', { criteria: again.criteria });
    rejudged.push(again.event);
    if (again.facts) judgedBy[event.version] = again.facts;
    kase = evolve(policyOf(kase.policy), kase, again.event);
  }
  const version = (events.at(-1) as CaseEvent).version + 1;
  const after = { ...kase, version };
  const event: CaseEvent = {
    type: 'corrected',
    case: before.id,
    version,
    actor: asked.actor,
    occurredAt: exactly(dateOf(asked.recordedAt, policy.calendar.timeZone)),
    recordedAt: asked.recordedAt,
    policy: after.policy,
    since,
    withdrawn: asked.withdraw,
    amended: asked.amend?.version ?? null,
    reason: asked.reason,
    rejudged,
    result: after,
  };
  const moved = differences({ policy, kase: before }, { policy: policyOf(after.policy), kase: after });
  return { event, before, after, later, judgedBy, ...moved };
}

interface Again {
  event: CaseEvent;
  criteria: LaterEvent['criteria'];
  /** Refusals that do not undo a decision already taken. */
  refused: Refusal[];
  facts?: Facts;
}

function judgeAgain(
  policy: Policy,
  kase: Case,
  event: CaseEvent,
  amended: Correction['amend'],
): Again | { refusals: Refusal[] } {
  const occurredAt = amended?.occurredAt ?? event.occurredAt;
  if (event.type === 'deadline-passed') {
    const today = dateOf(event.recordedAt, policy.calendar.timeZone);
    const still = passedDeadlines(policy, kase, today).find(({ deadline }) => deadline === event.deadline);
    return still ? { event: { ...event, ...still }, criteria: [], refused: [] } : { refusals: [] };
  }
  if (event.type !== 'accepted') return { event: { ...event, occurredAt }, criteria: [], refused: [] };
  const { actor, recordedAt, command: name } = event;
  const give = (history: boolean) =>
    carryOut(policy, kase, {
      kind: 'do',
      name,
      payload: amended?.payload ?? event.payload,
      actor,
      occurredAt,
      recordedAt,
      related: relatedThen(kase, event),
      history,
    });
  const strict = give(event.advisory);
  const refused = 'refusals' in strict ? strict.refusals : [];
  const mild = refused.every(({ code }) => code === 'criterion-failed' || code === 'criterion-unknown');
  const decision = refused.length > 0 && mild ? give(true) : strict;
  if ('refusals' in decision) return decision;
  const [again] = decision.events;
  if (again?.type !== 'accepted') throw new Error(`Judging ${name} again gave no accepted event.`);
  const was = new Map(event.verdicts.map(({ criterion, verdict }) => [criterion, verdict]));
  const criteria = again.verdicts
    .filter(({ criterion, verdict }) => was.get(criterion) !== verdict)
    .map(({ criterion, verdict }) => ({ criterion, before: was.get(criterion) ?? '–', after: verdict }));
  const facts = decision.judgedBy[again.version];
  return { event: { ...again, drives: event.drives }, criteria, refused, ...(facts ? { facts } : {}) };
}

/** The facts of linked cases as the decision read them then; what they are today is another matter. */
function relatedThen(kase: Case, event: Extract<CaseEvent, { type: 'accepted' }>): Record<string, JsonObject> {
  const read = nested(Object.assign({}, ...event.verdicts.map((verdict) => verdict.read)));
  return Object.fromEntries(
    Object.keys(kase.links).flatMap((link) => (link in read ? [[link, read[link] as JsonObject]] : [])),
  );
}

function fold(policyOf: (hash: string) => Policy, events: CaseEvent[]): Case {
  const kase = events.reduce<Case | null>((so, event) => evolve(policyOf(event.policy), so, event), null);
  if (!kase) throw new Error('A record without events cannot be corrected.');
  return kase;
}

function untouchable(what: Text, history: CaseEvent[], version: number): Refusal[] {
  const event = history.find((each) => each.version === version);
  const mayBe = event && (event.type === 'accepted' || event.type === 'placed') && event.actor.role !== 'engine';
  if (mayBe) return [];
  return [
    refusal({
      code: 'cannot-correct',
      what,
      why: {
        da: `Hændelse ${version} kan ikke rettes: kun det, mennesker har registreret, og som stadig gælder, kan trækkes tilbage eller ændres.`,
        en: `Event ${version} cannot be corrected: only what people recorded, and what still counts, can be withdrawn or amended.`,
      },
    }),
  ];
}

function nothingToCorrect(what: Text): Refusal {
  return refusal({
    code: 'cannot-correct',
    what,
    why: { da: 'Angiv, hvilken hændelse der skal rettes.', en: 'Say which event is to be corrected.' },
  });
}

function cannotStand(each: Refusal, event: CaseEvent): Refusal {
  return {
    ...each,
    why: {
      da: `Hændelse ${event.version} kan ikke stå efter rettelsen: ${each.why.da} Træk den tilbage i samme rettelse, eller ret noget andet.`,
      en: `Event ${event.version} cannot stand after the correction: ${each.why.en} Withdraw it in the same correction, or correct something else.`,
    },
  };
}
