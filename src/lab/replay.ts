/** A precedent replayed: what the engine and the text make of what really happened. */

import { deadlines } from '../engine/deadlines.ts';
import { quoted } from '../engine/refusals.ts';
import type { Case, Deadline } from '../engine/types.ts';
import { plannedTitle } from '../engine/wording.ts';
import type { PrecedentFile } from '../policy/text-shapes.ts';
import type { CalendarDate, DeadlineRule, Policy, Text } from '../policy/types.ts';
import { deadlineVerdict, plannedVerdict } from './deadline-verdict.ts';
import { decisionsOf } from './decisions.ts';
import { extensionsOf, firstPlan, isSamePlan, replannedIn } from './moves.ts';
import { phasesOf } from './phases.ts';
import { type RecordedStep, record } from './record.ts';
import type { DatedThing, DatedTitle, FollowUp, PolicyAt, Replay, ReplayedDeadline } from './replay-types.ts';
import { taken } from './taken.ts';

/**
 * Every command is judged by the policy in force on its day, deadlines are counted by the one in force where the
 * sources end. Nothing the engine refuses stops the replay: it is listed under `problems`.
 * @throws {TimeError} for a date that the text's own check would have refused.
 */
export function replay(policyAt: PolicyAt, id: string, precedent: PrecedentFile): Replay {
  const { title, knownUntil, open = [] } = precedent;
  const policyOn = oncePerDay(policyAt);
  const policy = policyOn(knownUntil);
  const workflow = policy.workflows[precedent.workflow];
  const { steps, plannedCommands, problems } = record(policyOn, id, precedent);
  const kase = steps.at(-1)?.after;
  const organisation = precedent.organisation;
  const all = {
    id,
    title,
    workflow: { id: precedent.workflow, title: workflow?.title ?? quoted(precedent.workflow) },
    organisation: organisation
      ? { id: organisation, title: policy.organisations[organisation]?.title ?? quoted(organisation) }
      : null,
    knownUntil,
    plannedCommands,
    open,
    problems,
  };
  if (!workflow || !kase) {
    const nothing = {
      phases: [],
      deadlines: [],
      extensions: [],
      replanned: [],
      pauses: [],
      decisions: [],
      followUps: [],
    };
    return { ...all, ...nothing, milestones: {}, planned: {} };
  }
  const name = (what: string) => workflow.milestones[what]?.title ?? policy.deadlines[what]?.title ?? quoted(what);
  const counted = deadlines(policy, kase);
  return {
    ...all,
    phases: phasesOf(workflow, steps),
    milestones: titled(kase.milestones, name),
    planned: titled(kase.planned, (id) => plannedTitle(workflow, id) ?? quoted(id)),
    deadlines: counted.map((deadline) => replayed(policy, deadline, knownUntil, steps, name)),
    extensions: extensionsOf(policy, steps),
    replanned: replannedIn(steps, name),
    pauses: kase.pauses.map(({ from, to }) => ({ from, to })),
    decisions: decisionsOf(precedent.workflow, steps),
    followUps: followUpsOf(policy, counted, name),
  };
}

function replayed(
  policy: Policy,
  deadline: Deadline,
  knownUntil: CalendarDate,
  steps: RecordedStep[],
  title: (id: string) => Text,
): ReplayedDeadline {
  const rule = policy.deadlines[deadline.id] as DeadlineRule;
  const judged = { deadline, rule, knownUntil, title };
  const { id, kind, binding, status, due, original, extendedBy, pausedDays } = deadline;
  const from = named(deadline.from, title);
  const metBy = named(deadline.metBy, title);
  const planned = plannedVerdict(judged);
  const verdict = deadlineVerdict(judged);
  const earlier = verdict.is === 'met' && metBy && metBy.what === from?.what ? firstPlan(steps, metBy.what) : null;
  return {
    id,
    title: deadline.title,
    kind,
    binding,
    status,
    for: deadline.for,
    from,
    due,
    original,
    extendedBy,
    pausedDays,
    metBy,
    plannedFor: named(deadline.plannedFor, title),
    verdict,
    ...(planned ? { plannedVerdict: planned } : {}),
    ...(metBy && from && rule.from.milestone?.includes(from.what) ? { taken: taken(from.when, metBy.when) } : {}),
    ...(earlier && from && !isSamePlan(earlier, from.when) ? { originalPlan: earlier } : {}),
  };
}

/** What the engine would ask for by itself when its day has passed, and nothing in the record has answered. */
function followUpsOf(policy: Policy, counted: Deadline[], title: (id: string) => Text): FollowUp[] {
  return counted
    .filter(({ id, kind, counting, metBy }) => {
      return policy.deadlines[id]?.passed !== undefined && kind !== 'cap' && counting && !metBy;
    })
    .map(({ id, title: name, due, from }) => ({ deadline: id, title: name, due, since: named(from, title) }));
}

function named(thing: Deadline['from'], title: (id: string) => Text): DatedThing | null {
  return thing && { what: thing.what, title: title(thing.what), when: thing.when };
}

function titled(dated: Case['milestones'], title: (id: string) => Text): Record<string, DatedTitle> {
  return Object.fromEntries(Object.entries(dated).map(([id, { when }]) => [id, { title: title(id), when }]));
}

/** Machines are built once per policy object, so a day must always give the same one. */
function oncePerDay(policyAt: PolicyAt): PolicyAt {
  const known = new Map<CalendarDate, Policy>();
  return (date) => {
    const policy = known.get(date) ?? policyAt(date);
    known.set(date, policy);
    return policy;
  };
}
