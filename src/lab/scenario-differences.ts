/** What a step led to against what the scenario says it leads to. */

import { available } from '../engine/available.ts';
import { deadlineState } from '../engine/deadline-state.ts';
import { deadlines } from '../engine/deadlines.ts';
import type { CaseEvent, Deadline, Refusal, Span } from '../engine/types.ts';
import type { Json } from '../policy/types.ts';
import { valueAt } from './fixtures.ts';
import { compared, named, same } from './scenario-compare.ts';
import { noticesOf, type Outcome, verdictsOf } from './scenario-outcome.ts';
import { reminderDifferences } from './scenario-reminders.ts';
import type {
  Difference,
  ExpectedDeadline,
  ExpectedDrive,
  ExpectedEvent,
  ExpectedRefusal,
  Then,
  When,
} from './scenario-types.ts';

export function differences(outcome: Outcome, then: Then): Difference[] {
  const { kase } = outcome;
  return [
    ...refusalDifferences(outcome, then.refused),
    ...compared(named('tilstanden', 'the state'), then.state, outcome.states.join(' + ')),
    ...compared(named('sagens status', 'the case’s status'), then.status, kase?.status),
    ...each(then.facts, (path, expected) =>
      compared(named('oplysningen', 'the fact', path), expected, valueAt(kase.facts, path) ?? null),
    ),
    ...each(then.milestones, (id, when) =>
      compared(named('milepælen', 'the milestone', id), dated(when), dated(kase.milestones[id]?.when)),
    ),
    ...each(then.planned, (id, when) =>
      compared(named('planlagt', 'planned', id), dated(when), dated(kase.planned[id]?.when)),
    ),
    ...deadlineDifferences(outcome, then.deadlines),
    ...(then.events ? eventDifferences(outcome.events, then.events) : []),
    ...compared(named('beskeder, der sendes', 'messages sent'), then.notices, noticesOf(outcome)),
    ...(then.drives ? driveDifferences(outcome.events, then.drives) : []),
    ...verdictDifferences(outcome, then.verdicts),
    ...(then.reminders ? reminderDifferences(outcome, then.reminders) : []),
    ...commandDifferences(outcome, then.commands),
  ];
}

function each<Expected>(
  expected: Record<string, Expected> | undefined,
  compare: (id: string, one: Expected) => Difference[],
): Difference[] {
  return Object.entries(expected ?? {}).flatMap(([id, one]) => compare(id, one));
}

/** A day as it is written, a span by its ends. */
function dated(when: When | Span | null | undefined): Json {
  if (!when || typeof when === 'string') return when ?? null;
  const { earliest = null, latest = null } = when;
  return earliest === latest && earliest !== null ? earliest : { earliest, latest };
}

function refusalDifferences(
  { refusals }: Outcome,
  refused: ExpectedRefusal | ExpectedRefusal[] | undefined,
): Difference[] {
  const expected = Array.isArray(refused) ? refused : refused ? [refused] : [];
  const left = [...refusals];
  const found: Difference[] = [];
  for (const one of expected) {
    const index = left.findIndex((refusal) => fits(refusal, one));
    if (index >= 0) left.splice(index, 1);
    else found.push({ what: named('afvisning', 'refusal'), expected: plain(one), found: refusals.map(plainRefusal) });
  }
  if (expected.some(({ among }) => among)) return found;
  const unexpected = left.map((refusal) => ({
    what: named('uventet afvisning', 'unexpected refusal'),
    expected: null,
    found: { ...plainRefusal(refusal), why: refusal.why.en },
  }));
  return [...found, ...unexpected];
}

function fits({ code, rule, missing }: Refusal, expected: ExpectedRefusal): boolean {
  if (code !== expected.code || (expected.rule !== undefined && rule !== expected.rule)) return false;
  return expected.missing === undefined || same(missing.toSorted(), expected.missing.toSorted());
}

function plain({ code, rule, missing }: ExpectedRefusal): Record<string, Json> {
  return { code, ...(rule === undefined ? {} : { rule }), ...(missing === undefined ? {} : { missing }) };
}

function plainRefusal({ code, rule, missing }: Refusal): Record<string, Json> {
  return plain({ code, ...(rule === undefined ? {} : { rule }), ...(missing.length === 0 ? {} : { missing }) });
}

function deadlineDifferences(
  { policy, kase, on }: Outcome,
  expected: Record<string, ExpectedDeadline> | undefined,
): Difference[] {
  if (!expected) return [];
  const all = new Map(deadlines(policy, kase).map((deadline) => [deadline.id, deadline]));
  return each(expected, (id, fields) => {
    const deadline = all.get(id) as Deadline;
    const state = deadlineState(deadline, on);
    const found: Record<keyof ExpectedDeadline, Json> = {
      due: dated(deadline.due),
      original: dated(deadline.original),
      extendedBy: dated(deadline.extendedBy),
      is: state.is,
      daysLeft: state.is === 'open' ? state.daysLeft : null,
      days: state.is === 'overdue' ? state.days : state.is === 'exceeded' ? state.by.inDays : null,
      binding: deadline.binding,
      counting: deadline.counting,
      forecast: deadline.forecast,
      stopped: deadline.stopped,
      pausedDays: deadline.pausedDays.most,
      status: deadline.status,
      from: deadline.from?.what ?? null,
      metBy: deadline.metBy?.what ?? null,
      plannedFor: dated(deadline.plannedFor?.when),
    };
    return Object.entries(fields).flatMap(([field, value]) =>
      compared(
        named(`fristen »${id}«, ${field}`, `the deadline "${id}", ${field}`),
        typeof value === 'object' ? dated(value) : value,
        found[field as keyof ExpectedDeadline],
      ),
    );
  });
}

function eventDifferences(events: CaseEvent[], expected: ExpectedEvent[]): Difference[] {
  const found = events.map((event, index): Json => {
    if (event.type === 'accepted') return { did: event.command };
    if (event.type !== 'deadline-passed') return { [event.type]: true };
    const wanted = expected[index];
    return { passed: event.deadline, ...(wanted && 'due' in wanted ? { due: event.due } : {}) };
  });
  return compared(named('hændelser', 'events'), expected as Json[], found);
}

/** What follows in other cases, told as far as the scenario tells it. */
function driveDifferences(events: CaseEvent[], expected: ExpectedDrive[]): Difference[] {
  const drives = events.flatMap((event) => (event.type === 'accepted' ? event.drives : []));
  const found = drives.map((drive, index): Json => {
    const wanted = Object.keys(expected[index] ?? drive);
    return Object.fromEntries(Object.entries(drive).filter(([key]) => wanted.includes(key)));
  });
  return compared(named('det, der følger i andre sager', 'what follows in other cases'), expected as Json[], found);
}

function verdictDifferences(outcome: Outcome, expected: Then['verdicts']): Difference[] {
  const found = new Map(verdictsOf(outcome));
  return each(expected, (criterion, verdict) =>
    compared(named('kriteriet', 'the criterion', criterion), verdict, found.get(criterion) ?? null),
  );
}

function commandDifferences({ policy, kase, on, related }: Outcome, expected: Then['commands']): Difference[] {
  return each(expected, (role, commands) => {
    const possible = new Map(
      available(policy, kase, { role, by: role }, on, related).map((one) => [
        one.command,
        one.allowed ? 'allowed' : (one.refusals[0]?.code ?? null),
      ]),
    );
    return each(commands, (command, answer) =>
      compared(
        named(`handlingen »${command}« for rollen »${role}«`, `the command "${command}" for the role "${role}"`),
        answer,
        possible.get(command) ?? 'not-available',
      ),
    );
  });
}
