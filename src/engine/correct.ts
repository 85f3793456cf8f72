/** Correcting the record: earlier events withdrawn or amended, and everything after them judged again. */

import type { Facts } from '../conditions/types.ts';
import type { Policy, Text } from '../policy/types.ts';
import { calendarRefusals } from './beyond-the-calendar.ts';
import { actorRefusals, actRefusals, reasonRefusals } from './command-checks.ts';
import { evolve } from './evolve.ts';
import { type Amendment, beginAgain, judgeAgain, type RelatedAt } from './judge-again.ts';
import { type Differences, differences } from './migrate.ts';
import { refusal } from './refusals.ts';
import { dateOf, exactly } from './time.ts';
import type { Actor, Case, CaseEvent, Instant, Refusal } from './types.ts';

export interface Correction {
  /** Versions of the events that did not happen. */
  withdraw: number[];
  /** One event that happened otherwise than recorded. */
  amend: Amendment | null;
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
 * @param relatedAt what is at the other end of a link that the beginning turns out to have.
 */
export function correct(
  policyOf: (hash: string) => Policy,
  events: CaseEvent[],
  asked: Correction,
  relatedAt: RelatedAt = () => undefined,
): Corrected | { refusals: Refusal[] } {
  const history = effectiveEvents(events);
  const before = fold(policyOf, history);
  const policy = policyOf(before.policy);
  const touched = [...asked.withdraw, ...(asked.amend ? [asked.amend.version] : [])];
  const refusals = [
    ...actorRefusals(what, asked.actor),
    ...actRefusals(policy, 'correct', asked.actor, what),
    ...reasonRefusals(what, asked.reason),
    ...asked.withdraw.flatMap((version) => untouchable(history, version, true)),
    ...(asked.amend ? untouchable(history, asked.amend.version, false) : []),
    ...(touched.length === 0 ? [nothingToCorrect()] : []),
  ];
  if (refusals.length > 0) return { refusals };

  const since = Math.min(...touched);
  const later: LaterEvent[] = [];
  const rejudged: CaseEvent[] = [];
  const judgedBy: Record<number, Facts> = {};
  const [first, ...rest] = history as [CaseEvent, ...CaseEvent[]];
  const untouched = rest.filter(({ version }) => version < since);
  // The case as it was recorded to be, event by event, beside what it now turns out to have been.
  let was = fold(policyOf, [first, ...untouched]);
  let kase = was;
  if (first.version === since) {
    const began = beginAgain(policyOf(first.policy), first, asked.amend, asked.recordedAt);
    if ('refusals' in began) return { refusals: began.refusals.map((each) => cannotBe(each, first)) };
    later.push({ version: first.version, event: first, what: 'amended', criteria: [], refusals: [] });
    rejudged.push(began.event);
    kase = fold(policyOf, [began.event]);
  }
  let dropped = 0;
  for (const event of rest.filter(({ version }) => version >= since)) {
    const told = (kind: LaterEvent['what'], more: Partial<LaterEvent> = {}) =>
      later.push({ version: event.version, event, what: kind, criteria: [], refusals: [], ...more });
    const then = was;
    was = evolve(policyOf(was.policy), was, event);
    if (asked.withdraw.includes(event.version)) {
      told('withdrawn');
      continue;
    }
    // What the engine did because a deadline had passed falls away with the passing.
    if (event.type === 'accepted' && event.actor.role === 'engine' && event.version === dropped + 1) {
      told('dropped');
      continue;
    }
    const amended = asked.amend?.version === event.version ? asked.amend : null;
    if (amended) told('amended');
    const now = { ...kase, version: event.version - 1 };
    const again = judgeAgain(policyOf, { was: then, now }, event, amended, asked.recordedAt, relatedAt);
    if ('refusals' in again) {
      if (amended) return { refusals: again.refusals.map((each) => cannotBe(each, event)) };
      // What the engine did because time had passed falls away where it no longer follows.
      if (event.actor.role !== 'engine') return { refusals: again.refusals.map((each) => cannotStand(each, event)) };
      told('dropped', again);
      dropped = event.version;
      continue;
    }
    if (again.refused.length > 0) told('would-be-refused', { refusals: again.refused });
    else if (again.criteria.length > 0) told('judged-otherwise', { criteria: again.criteria });
    rejudged.push(again.event);
    if (again.facts) judgedBy[event.version] = again.facts;
    kase = evolve(policyOf(kase.policy), kase, again.event);
    const beyond = amended ? calendarRefusals(policyOf(kase.policy), kase, asked.recordedAt, what) : [];
    if (beyond.length > 0) return { refusals: beyond };
  }
  const beyond = calendarRefusals(policyOf(kase.policy), kase, asked.recordedAt, what);
  if (beyond.length > 0) return { refusals: beyond };
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

function fold(policyOf: (hash: string) => Policy, events: CaseEvent[]): Case {
  const kase = events.reduce<Case | null>((so, event) => evolve(policyOf(event.policy), so, event), null);
  if (!kase) throw new Error('A record without events cannot be corrected.');
  return kase;
}

function untouchable(history: CaseEvent[], version: number, withdrawn: boolean): Refusal[] {
  const event = history.find((each) => each.version === version);
  if (event?.type === 'started') return withdrawn ? [cannotCorrect(version, theBeginning)] : [];
  if (event?.type === 'migrated') return [cannotCorrect(version, theMove)];
  const mayBe = event && (event.type === 'accepted' || event.type === 'placed') && event.actor.role !== 'engine';
  return mayBe ? [] : [cannotCorrect(version, onlyWhatCounts)];
}

function cannotCorrect(version: number, why: Text): Refusal {
  return refusal({
    code: 'cannot-correct',
    what,
    why: {
      da: `Hændelse ${version} kan ikke rettes: ${why.da}`,
      en: `Event ${version} cannot be corrected: ${why.en}`,
    },
  });
}

function nothingToCorrect(): Refusal {
  return refusal({
    code: 'cannot-correct',
    what,
    why: { da: 'Angiv, hvilken hændelse der skal rettes.', en: 'Say which event is to be corrected.' },
  });
}

function cannotBe(each: Refusal, { version }: CaseEvent): Refusal {
  const why: Text = {
    da: `Hændelse ${version} kan ikke ændres sådan: ${each.why.da}`,
    en: `Event ${version} cannot be changed like that: ${each.why.en}`,
  };
  return { ...each, what, why };
}

function cannotStand(each: Refusal, { version }: CaseEvent): Refusal {
  const why: Text = {
    da: `Hændelse ${version} kan ikke stå efter rettelsen: ${each.why.da} Træk den tilbage i samme rettelse, eller ret noget andet.`,
    en: `Event ${version} cannot stand after the correction: ${each.why.en} Withdraw it in the same correction, or correct something else.`,
  };
  return { ...each, what, why };
}

const what: Text = { da: 'Ret sagens historik', en: 'Correct the record of the case' };
const theBeginning: Text = {
  da: 'den er sagens begyndelse, som alt andet bygger på, og kan ikke trækkes tilbage. Titel, dato, oplysninger og forbindelser kan rettes. Er sagen oprettet ved en fejl eller i et forkert forløb, så afslut den, og opret en ny.',
  en: 'it is the beginning of the case, on which everything else rests, and cannot be withdrawn. Title, date, facts and links can be corrected. If the case was started by mistake, or in the wrong workflow, end it and start another.',
};
const theMove: Text = {
  da: 'sagen kan i stedet flyttes tilbage til de tidligere regler.',
  en: 'the case can be moved back to the earlier policy instead.',
};
const onlyWhatCounts: Text = {
  da: 'kun det, mennesker har registreret, og som stadig gælder, kan trækkes tilbage eller ændres.',
  en: 'only what people recorded, and what still counts, can be withdrawn or amended.',
};
