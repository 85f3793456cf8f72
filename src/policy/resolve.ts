/** The text at a date, with or without a trial: one plain, frozen policy. */

import { isCalendarDate } from '../conditions/calendar-date.ts';
import { copied } from './copied.ts';
import { nearestDate } from './dates.ts';
import { type Finding, finding } from './findings.ts';
import { nearest } from './nearest.ts';
import { type Registers, registersOf } from './registers.ts';
import { resolveActs, resolveDeadlines, resolveInvitations, resolveRights, resolveStarts } from './resolve-rules.ts';
import { resolveWorkflow } from './resolve-workflow.ts';
import type { ParsedText } from './text.ts';
import { type Change, readTrial } from './trials.ts';
import type { Calendar, CalendarDate, Criterion, Gate, Message, Parameter, Policy, Source } from './types.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * @param text a text without errors, as `loadText` gives it.
 * @param at what is in force on this date.
 * @param trial id of a trial whose changes are applied.
 */
export function resolvePolicy(
  text: ParsedText,
  at: CalendarDate,
  trial?: string,
): { policy: Policy } | { findings: Finding[] } {
  const registers = registersOf(text);
  const start = { line: 1, column: 1 };
  if (!isCalendarDate(at))
    return { findings: [finding('', start, 'not-a-date', { found: at, near: nearestDate(at) })] };
  let changes: Change[] = [];
  if (trial !== undefined) {
    const file = text.trials.get(trial);
    if (!file) {
      const near = nearest(trial, text.trials.keys());
      return { findings: [finding('rules/trials/', start, 'unknown-name', { what: 'trial', name: trial, near })] };
    }
    const read = readTrial(file, text, registers);
    if (read.findings.length > 0) return { findings: read.findings };
    changes = read.changes;
  }
  return { policy: deepFreeze(copied(assemble(text, registers, at, trial ?? null, changes))) };
}

function assemble(
  text: ParsedText,
  registers: Registers,
  at: CalendarDate,
  trial: string | null,
  changes: Change[],
): Policy {
  const trialSource = trial === null ? undefined : text.trials.get(trial)!.value.source;
  const parameters = resolveParameters(text, at, changes, trialSource);
  const { criteria, gates } = resolveCriteria(text, at, changes);
  const workflows = [...registers.charts.values()].map(
    (chart) => [chart.workflow, resolveWorkflow(chart, text)] as const,
  );
  const conditions = Object.entries(text.conditions?.value.conditions ?? {});
  const reminders = Object.entries(text.reminders?.value.reminders ?? {});
  return {
    at,
    trial,
    workflows: Object.fromEntries(workflows),
    parameters,
    gates,
    criteria,
    conditions: Object.fromEntries(conditions.map(([id, { title, source, when }]) => [id, { title, source, when }])),
    deadlines: resolveDeadlines(text, registers, parameters, changes),
    reminders: Object.fromEntries(
      reminders.map(([id, { title, deadline, ladder, source }]) => [id, { title, deadline, ladder, source }]),
    ),
    invitations: resolveInvitations(text, registers, parameters),
    roles: Object.fromEntries(
      Object.entries(text.rights!.value.roles).map(([id, { onlyReceives: _, ...role }]) => [id, role]),
    ),
    rights: resolveRights(text, registers),
    acts: resolveActs(text),
    starts: resolveStarts(text),
    organisations: text.organisations?.value.organisations ?? {},
    calendar: calendarOf(text),
    messages: resolveMessages(text),
    forms: Object.fromEntries([...text.forms].map(([id, form]) => [id, form.value])),
  };
}

function resolveParameters(
  text: ParsedText,
  at: CalendarDate,
  changes: Change[],
  trialSource: Source | undefined,
): Record<string, Parameter> {
  const parameters: Record<string, Parameter> = {};
  for (const [id, { title, unit, values }] of Object.entries(text.parameters?.value.parameters ?? {})) {
    const last = Object.keys(values)
      .filter((date) => date <= at)
      .toSorted()
      .at(-1);
    const from = last !== undefined && hasEnded(values[last]!, at) ? undefined : last;
    const change = changes.find((one) => one.of === 'parameter' && one.id === id) as
      | { value: Parameter['value'] }
      | undefined;
    if (from === undefined && !change) continue;
    const dated = from === undefined ? undefined : values[from]!;
    // A trial's value is a proposal that applies.
    parameters[id] = change
      ? {
          title,
          unit,
          value: change.value,
          from: at,
          status: 'proposed',
          applies: true,
          source: trialSource ?? dated?.source ?? [],
        }
      : {
          title,
          unit,
          value: dated!.value,
          from: from!,
          status: dated!.status,
          applies: applies(dated!),
          source: dated!.source,
        };
  }
  return parameters;
}

function hasEnded({ until }: { until?: CalendarDate }, at: CalendarDate): boolean {
  return until !== undefined && until <= at;
}

/** Whether the engine enforces a dated value: a proposal only where the text switches it on. */
export function applies({ applies: given, status }: { applies?: boolean; status: Parameter['status'] }): boolean {
  return given ?? (status === 'in-force' || status === 'decided');
}

function resolveCriteria(
  text: ParsedText,
  at: CalendarDate,
  changes: Change[],
): { criteria: Record<string, Criterion>; gates: Record<string, Gate> } {
  const criteria: Record<string, Criterion> = {};
  const gates: Record<string, Gate> = {};
  for (const { value: file } of text.criteria) {
    const gate: Gate = { title: file.title, criteria: [] };
    gates[file.gate] = gate;
    for (const [id, { title, strength, inForce, cases, source, when, otherwise, already }] of Object.entries(
      file.criteria,
    )) {
      const own = changes.filter((change) => change.of === 'criterion' && change.id === id);
      const dated = inForce.from <= at && (inForce.until === undefined || at < inForce.until);
      const applies = own.reduce((before, change) => ('applies' in change ? change.applies : before), dated);
      if (!applies) continue;
      const changed = own.reduce((before, change) => ('strength' in change ? change.strength : before), strength);
      gate.criteria.push(id);
      criteria[id] = {
        title,
        gate: file.gate,
        workflow: file.workflow,
        strength: changed,
        inForce,
        cases: cases ?? 'running',
        source,
        when,
        otherwise,
        ...(already && { already }),
      };
    }
  }
  return { criteria, gates };
}

/** The calendar, which no date and no trial changes. */
export function calendarOf(text: ParsedText): Calendar {
  const { id, timeZone, workingDays, holidays, mail } = text.calendar!.value;
  return { id, timeZone, workingDays: workingDays.map((day) => weekdays.indexOf(day) + 1).toSorted(), holidays, mail };
}

function resolveMessages(text: ParsedText): Record<string, Message> {
  return Object.fromEntries(
    [...text.messages].map(([id, { da, en }]) => [
      id,
      { da: { subject: da!.subject, body: da!.body }, en: { subject: en!.subject, body: en!.body } },
    ]),
  );
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}
