/** Moving a case to another policy: what would change, shown before it is done, and the event that does it. */

import type { CalendarDate, JsonObject, Policy, Text } from '../policy/types.ts';
import { available } from './available.ts';
import { calendarRefusals } from './beyond-the-calendar.ts';
import { actorRefusals, actRefusals, reasonRefusals } from './command-checks.ts';
import { deadlines } from './deadlines.ts';
import { evolve } from './evolve.ts';
import { header } from './header.ts';
import { leafPaths, machineOf } from './machine.ts';
import { refusal } from './refusals.ts';
import { reminders } from './reminders.ts';
import { dateOf, exactly } from './time.ts';
import type { Actor, Case, CaseEvent, CriterionVerdict, Deadline, Instant, Refusal, Reminder, Span } from './types.ts';

export interface MovedDeadline {
  id: string;
  title: Text;
  before: DeadlineThen | null;
  after: DeadlineThen | null;
}

interface DeadlineThen extends Pick<Deadline, 'due' | 'binding' | 'stopped'> {
  met: boolean;
}

/** What the same case would be like under the other policy. */
export interface Differences {
  deadlines: MovedDeadline[];
  /** Reminders that would no longer be sent, and those that would be sent instead. */
  remindersGone: Reminder[];
  remindersCome: Reminder[];
}

export interface Migration extends Differences {
  event: CaseEvent;
  /** Criteria of what may happen next that would be answered otherwise; null: not asked under that policy. */
  verdicts: { criterion: string; title: Text; before: Verdict | null; after: Verdict | null }[];
}

type Verdict = CriterionVerdict['verdict'];

export interface Migrating {
  /** Hash of the policy that the case moves to. */
  to: string;
  reason: string;
  actor: Actor;
  recordedAt: Instant;
  /** Facts of linked cases: relation → facts. */
  related?: Record<string, JsonObject>;
}

/** Refused where the other policy does not know the case's workflow or a state it is in, or would come back to. */
export function migrate(from: Policy, to: Policy, kase: Case, asked: Migrating): Migration | { refusals: Refusal[] } {
  const refusals = [
    ...actorRefusals(what, asked.actor),
    ...actRefusals(from, 'migrate', asked.actor, what),
    ...reasonRefusals(what, asked.reason),
    ...(asked.to === kase.policy ? [noMove(what)] : stateRefusals(to, kase, what)),
  ];
  if (refusals.length > 0) return { refusals };
  const today = dateOf(asked.recordedAt, to.calendar.timeZone);
  const event: CaseEvent = {
    type: 'migrated',
    ...header(kase, { actor: asked.actor, occurredAt: exactly(today), recordedAt: asked.recordedAt }),
    to: asked.to,
    reason: asked.reason,
    kept: keptDeadlines(from, to, kase),
  };
  const moved = evolve(to, kase, event);
  const beyond = calendarRefusals(to, moved, asked.recordedAt, what);
  if (beyond.length > 0) return { refusals: beyond };
  return {
    event,
    ...differences({ policy: from, kase }, { policy: to, kase: moved }),
    verdicts: changedVerdicts({ policy: from, kase }, { policy: to, kase: moved }, today, asked),
  };
}

/** The same move of a case whose earlier history was corrected: what runs is counted anew, and so is what it keeps. */
export function migrateAgain(
  from: Policy,
  to: Policy,
  kase: Case,
  event: Extract<CaseEvent, { type: 'migrated' }>,
): { event: CaseEvent } | { refusals: Refusal[] } {
  const refusals = stateRefusals(to, kase, what);
  if (refusals.length > 0) return { refusals };
  return { event: { ...event, kept: keptDeadlines(from, to, kase) } };
}

interface Side {
  policy: Policy;
  kase: Case;
}

/** Deadlines and reminders that differ between two ways a case could be. */
export function differences(before: Side, after: Side): Differences {
  const [old, now] = [deadlines(before.policy, before.kase), deadlines(after.policy, after.kase)];
  const ids = [...new Set([...old, ...now].map(({ id }) => id))];
  const moved = ids.flatMap((id): MovedDeadline[] => {
    const [was, is] = [old.find((each) => each.id === id), now.find((each) => each.id === id)];
    if (same(was, is)) return [];
    const title = (is ?? was)?.title ?? { da: id, en: id };
    return [{ id, title, before: was ? bare(was) : null, after: is ? bare(is) : null }];
  });
  const [sentBefore, sentAfter] = [reminders(before.policy, before.kase), reminders(after.policy, after.kase)];
  const keys = (list: Reminder[]) => new Set(list.map(({ key, at }) => `${key} ${at}`));
  const [keysBefore, keysAfter] = [keys(sentBefore), keys(sentAfter)];
  return {
    deadlines: moved,
    remindersGone: sentBefore.filter(({ key, at }) => !keysAfter.has(`${key} ${at}`)),
    remindersCome: sentAfter.filter(({ key, at }) => !keysBefore.has(`${key} ${at}`)),
  };
}

function bare({ due, binding, stopped, metBy }: Deadline): DeadlineThen {
  return { due, binding, stopped, met: metBy !== null };
}

/** What has a date on neither side moves nowhere. */
function same(a: Deadline | undefined, b: Deadline | undefined): boolean {
  const [was, is] = [a?.due ? bare(a) : null, b?.due ? bare(b) : null];
  if (!was || !is) return was === is;
  const { earliest, latest } = is.due as Span;
  return (
    was.due?.earliest === earliest &&
    was.due?.latest === latest &&
    was.binding === is.binding &&
    was.stopped === is.stopped &&
    was.met === is.met
  );
}

/** The due dates that the other policy lets a running deadline keep. */
function keptDeadlines(from: Policy, to: Policy, kase: Case): Case['kept'] {
  const kept: Case['kept'] = {};
  const under = new Map(deadlines(to, { ...kase, kept: {} }).map((each) => [each.id, each]));
  for (const { id, counted, fromVersion, forecast, metBy } of deadlines(from, kase)) {
    const rule = to.deadlines[id];
    const other = under.get(id);
    if (!rule || !counted || forecast || metBy || rule.running === 'recompute') continue;
    if (rule.running === 'earliest' && other?.counted && earlier(other.counted.latest, counted.latest)) continue;
    kept[id] = { due: counted, fromVersion };
  }
  return kept;
}

function earlier(a: CalendarDate | null, b: CalendarDate | null): boolean {
  return a !== null && (b === null || a < b);
}

function stateRefusals(to: Policy, kase: Case, what: Text): Refusal[] {
  const machine = machineOf(to, kase.workflow);
  const remembered = Object.values(kase.history)
    .flat()
    .map((node) => node.slice(kase.workflow.length + 1));
  const places = [...new Set([...leafPaths(kase.state), ...remembered])];
  const lost = machine ? places.filter((path) => !machine.positionOf(path)) : [kase.workflow];
  return lost.map((name) =>
    refusal({
      code: 'unknown-state',
      what,
      why: {
        da: `De andre regler kender ikke »${name}«, hvor sagen er, eller som den skal tilbage til.`,
        en: `The other policy does not know "${name}", where the case is, or to which it is to return.`,
      },
    }),
  );
}

function noMove(what: Text): Refusal {
  return refusal({
    code: 'same-policy',
    what,
    why: { da: 'Sagen følger allerede disse regler.', en: 'The case follows these rules already.' },
  });
}

function changedVerdicts(was: Side, is: Side, today: CalendarDate, { actor, related }: Migrating) {
  const answers = ({ policy, kase }: Side) => {
    const all = available(policy, kase, actor, today, related).flatMap(({ criteria }) => criteria);
    return new Map(all.map(({ criterion, verdict }) => [criterion, verdict]));
  };
  const [before, after] = [answers(was), answers(is)];
  const [from, to] = [was.policy, is.policy];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((criterion) => before.get(criterion) !== after.get(criterion))
    .map((criterion) => {
      const rule =
        to.criteria[criterion] ?? from.criteria[criterion] ?? to.conditions[criterion] ?? from.conditions[criterion];
      const title = rule?.title ?? { da: criterion, en: criterion };
      return { criterion, title, before: before.get(criterion) ?? null, after: after.get(criterion) ?? null };
    });
}

const what: Text = { da: 'Flyt sagen til andre regler', en: 'Move the case to another policy' };
