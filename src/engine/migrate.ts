/** Moving a case to another policy: what would change, shown before it is done, and the event that does it. */

import type { CalendarDate, Policy, Text } from '../policy/types.ts';
import { available } from './available.ts';
import { actorRefusals, actRefusals } from './command-checks.ts';
import { deadlines } from './deadlines.ts';
import { evolve } from './evolve.ts';
import { header } from './header.ts';
import { leafPaths, machineOf } from './machine.ts';
import { refusal } from './refusals.ts';
import { reminders } from './reminders.ts';
import { dateOf, exactly } from './time.ts';
import type { Actor, Case, CaseEvent, CriterionVerdict, Deadline, Instant, Refusal, Reminder } from './types.ts';

export interface MovedDeadline {
  id: string;
  title: Text;
  before: Pick<Deadline, 'due' | 'binding'> | null;
  after: Pick<Deadline, 'due' | 'binding'> | null;
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
}

/** Refused where the other policy does not know the case's workflow or the state it is in. */
export function migrate(from: Policy, to: Policy, kase: Case, asked: Migrating): Migration | { refusals: Refusal[] } {
  const what: Text = { da: 'Flyt sagen til andre regler', en: 'Move the case to another policy' };
  const refusals = [
    ...actorRefusals(what, asked.actor),
    ...actRefusals(from, 'migrate', asked.actor, what),
    ...stateRefusals(to, kase, what),
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
  return {
    event,
    ...differences({ policy: from, kase }, { policy: to, kase: moved }),
    verdicts: changedVerdicts(from, to, kase, moved, today, asked.actor),
  };
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

function bare({ due, binding }: Deadline): Pick<Deadline, 'due' | 'binding'> {
  return { due, binding };
}

function same(a: Deadline | undefined, b: Deadline | undefined): boolean {
  const open = (each: Deadline | undefined) => each && !each.metBy && (each.due !== null || each.binding);
  if (!open(a) && !open(b)) return true;
  return a?.due?.earliest === b?.due?.earliest && a?.due?.latest === b?.due?.latest && a?.binding === b?.binding;
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
  const lost = machine ? leafPaths(kase.state).filter((path) => !machine.positionOf(path)) : [kase.workflow];
  return lost.map((name) =>
    refusal({
      code: 'unknown-state',
      what,
      why: {
        da: `De andre regler kender ikke »${name}«, hvor sagen er.`,
        en: `The other policy does not know "${name}", where the case is.`,
      },
    }),
  );
}

function changedVerdicts(from: Policy, to: Policy, kase: Case, moved: Case, today: CalendarDate, actor: Actor) {
  const lacking = (policy: Policy, one: Case) => {
    const all = available(policy, one, actor, today).flatMap(({ criteria }) => criteria);
    return new Map(all.map(({ criterion, verdict }) => [criterion, verdict]));
  };
  const [before, after] = [lacking(from, kase), lacking(to, moved)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((criterion) => before.get(criterion) !== after.get(criterion))
    .map((criterion) => {
      const rule =
        to.criteria[criterion] ?? from.criteria[criterion] ?? to.conditions[criterion] ?? from.conditions[criterion];
      const title = rule?.title ?? { da: criterion, en: criterion };
      return { criterion, title, before: before.get(criterion) ?? null, after: after.get(criterion) ?? null };
    });
}
