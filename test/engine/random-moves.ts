/** What somebody might try with a case: mostly possible, often not. */

import { type Available, available } from '../../src/engine/available.ts';
import { machineOf } from '../../src/engine/machine.ts';
import { exactly, shiftSpan } from '../../src/engine/time.ts';
import type { Actor, Case, CaseEvent, Span } from '../../src/engine/types.ts';
import type { CalendarDate, JsonObject, Policy, StateNode } from '../../src/policy/types.ts';
import type { Dice } from './dice.ts';
import { randomPayload } from './random-payload.ts';

export interface Attempt {
  name: string;
  payload: JsonObject;
  actor: Actor;
  occurredAt: Span;
  history: boolean;
  /** What `available` says of it; undefined where it is not offered at all. */
  offered: Available | undefined;
}

/** A command of the workflow, from those the state takes and from all others, by a role that may or may not give it. */
export function randomAttempt(policy: Policy, kase: Case, day: CalendarDate, dice: Dice): Attempt {
  const here = machineOf(policy, kase.workflow)?.commands(kase.state) ?? [];
  const all = Object.keys(policy.rights[kase.workflow] ?? {});
  const name = dice.once(5) || here.length === 0 ? dice.of([...all, 'no.such', 'toString']) : dice.of(here);
  const right = policy.rights[kase.workflow]?.[name]?.roles ?? [];
  const role = dice.once(5) || right.length === 0 ? dice.of([...Object.keys(policy.roles), 'nobody']) : dice.of(right);
  const actor: Actor = { role, by: dice.once(20) ? 'Anna Andersen' : `p-${role}` };
  const offered = available(policy, kase, actor, day).find((each) => each.command === name);
  const names = dice.once(2) ? Object.keys(policy.criteria) : Object.keys(policy.organisations);
  const payload = randomPayload(policy, offered?.form ?? null, day, names, dice);
  return { name, payload, actor, occurredAt: randomDay(day, dice), history: dice.once(4), offered };
}

export interface RandomPlace {
  state: string;
  reason: string;
  milestones: Record<string, Span>;
  planned: Record<string, Span>;
  facts: JsonObject;
  actor: Actor;
  occurredAt: Span;
}

/** Puts the case anywhere, with milestones in the past, now and then one in the future, and plans in both. */
export function randomPlace(policy: Policy, kase: Case, day: CalendarDate, dice: Dice): RandomPlace {
  const workflow = policy.workflows[kase.workflow]!;
  const milestones = Object.keys(workflow.milestones);
  const dated = (most: number) =>
    Object.fromEntries(milestones.filter(() => dice.once(4)).map((id) => [id, shifted(day, dice.between(-300, most))]));
  return {
    state: dice.once(20) ? 'nowhere' : dice.of(statePaths(workflow.states, dice.once(6))),
    reason: 'Model',
    milestones: dated(dice.once(10) ? 60 : 0),
    planned: dated(60),
    facts: { leadRegion: 'reg-m' },
    actor: randomKeeper(dice),
    occurredAt: randomDay(day, dice),
  };
}

/** Events withdrawn, or one amended, with another day and perhaps another payload. */
export function randomCorrection(policy: Policy, history: CaseEvent[], day: CalendarDate, dice: Dice) {
  const event = dice.of(history);
  const { version } = event;
  const later = history.filter((each) => each.version > version && dice.once(3)).map((each) => each.version);
  const payload = event.type === 'accepted' ? { payload: otherPayload(policy, history, event, day, dice) } : {};
  const dates = event.type === 'placed' ? { milestones: otherDates(event.milestones, day, dice) } : {};
  const amend = dice.once(2) ? { version, ...payload, ...dates, occurredAt: shifted(day, dice.between(-60, 0)) } : null;
  return { withdraw: amend ? [] : [version, ...later], amend, reason: 'Model', actor: randomKeeper(dice) };
}

/** Whoever keeps the record; now and then somebody who may not. */
export function randomKeeper(dice: Dice): Actor {
  const role = dice.once(10) ? 'nominator' : 'secretariat';
  return { role, by: `p-${role}` };
}

function otherDates(dates: Record<string, Span>, day: CalendarDate, dice: Dice): Record<string, Span> {
  return Object.fromEntries(Object.keys(dates).map((id) => [id, shifted(day, dice.between(-300, 0))]));
}

function otherPayload(
  policy: Policy,
  history: CaseEvent[],
  { command, from, payload }: Extract<CaseEvent, { type: 'accepted' }>,
  day: CalendarDate,
  dice: Dice,
): JsonObject {
  const [started] = history;
  const workflow = started?.type === 'started' ? started.workflow : '';
  const form = machineOf(policy, workflow)?.candidates(from, command)[0]?.meta.form;
  return form && dice.once(2) ? randomPayload(policy, form, day, Object.keys(policy.criteria), dice) : payload;
}

/** Mostly the day itself, now and then earlier, not known to the day, or still to come. */
function randomDay(day: CalendarDate, dice: Dice): Span {
  const when = dice.once(4) ? shifted(day, dice.between(-60, 3)) : exactly(day);
  const vague = { earliest: dice.once(2) ? null : when.earliest, latest: dice.once(2) ? null : when.latest };
  return dice.once(15) ? vague : when;
}

function shifted(day: CalendarDate, days: number): Span {
  return shiftSpan(exactly(day), days);
}

/** Dotted paths; where a case can only end there, left out unless asked for. */
function statePaths(states: Record<string, StateNode>, ends: boolean, prefix = ''): string[] {
  return Object.entries(states).flatMap(([key, state]) => [
    ...(state.type === 'final' && !ends ? [] : [prefix + key]),
    ...statePaths(state.states ?? {}, ends, `${prefix}${key}.`),
  ]);
}
