/** Deadlines with their periods, and rights with their states, as they hold at the date. */

import { lookUpState } from './chart.ts';
import type { Registers } from './registers.ts';
import type { ParsedText } from './text.ts';
import type { DeadlineText, TimeText } from './text-shapes.ts';
import type { Change } from './trials.ts';
import type { DeadlineRule, InvitationRule, Parameter, Policy, Right } from './types.ts';

export function resolveDeadlines(
  text: ParsedText,
  registers: Registers,
  parameters: Record<string, Parameter>,
  changes: Change[],
): Record<string, DeadlineRule> {
  const deadlines: Record<string, DeadlineRule> = {};
  for (const [id, rule] of Object.entries(text.deadlines?.value.deadlines ?? {})) {
    const own = changes.filter((change) => change.of === 'deadline' && change.id === id);
    const period = own.reduce((before, change) => ('for' in change ? change.for : before), rule.for);
    const length = lengthOf(period, rule, parameters);
    if (!length) continue;
    const stops = own.reduce(
      (before, change) => ('stopsWhenPaused' in change ? change.stopsWhenPaused : before),
      rule.stopsWhenPaused,
    );
    deadlines[id] = {
      title: rule.title,
      workflow: rule.workflow,
      kind: rule.kind,
      from: rule.from,
      ...length,
      until: rule.until ?? [],
      while: (rule.while ?? []).map((name) => statePath(registers, rule.workflow, name)),
      monthEnd: rule.monthEnd ?? 'down',
      roll: rule.roll ?? 'none',
      stopsWhenPaused: stops ?? false,
      stopsIn: (rule.stopsIn ?? []).map((name) => statePath(registers, rule.workflow, name)),
      running: rule.running ?? 'recompute',
      owner: rule.owner ?? [],
      ...(rule.passed !== undefined && { passed: rule.passed }),
      source: rule.source,
    };
  }
  return deadlines;
}

/** Null when the deadline's parameter has no value at the date. */
function lengthOf(
  period: DeadlineText['for'],
  rule: DeadlineText,
  parameters: Record<string, Parameter>,
): Pick<DeadlineRule, 'for' | 'parameter' | 'binding' | 'status'> | null {
  if (typeof period === 'string') return { for: period, binding: true, status: rule.status ?? 'decided' };
  const parameter = parameters[period.parameter];
  if (!parameter) return null;
  const status = rule.status ?? parameter.status;
  return { for: String(parameter.value), parameter: period.parameter, binding: parameter.applies, status };
}

export function resolveInvitations(
  text: ParsedText,
  registers: Registers,
  parameters: Record<string, Parameter>,
): Record<string, InvitationRule> {
  const invitations: Record<string, InvitationRule> = {};
  for (const [id, rule] of Object.entries(text.invitations?.value.invitations ?? {})) {
    const { title, workflow, milestone, hours, days = 1, to, messages, source } = rule;
    const from = timeOf(hours.from, parameters);
    const until = timeOf(hours.to, parameters);
    if (from === null || until === null) continue;
    invitations[id] = {
      title,
      workflow,
      milestone,
      while: (rule.while ?? []).map((name) => statePath(registers, workflow, name)),
      hours: { from, to: until },
      days,
      to,
      messages,
      source,
    };
  }
  return invitations;
}

/** Null when the parameter has no value at the date, or one that does not apply. */
function timeOf(time: TimeText, parameters: Record<string, Parameter>): string | null {
  if (typeof time === 'string') return time;
  const parameter = parameters[time.parameter];
  return parameter?.applies ? String(parameter.value) : null;
}

export function resolveRights(text: ParsedText, registers: Registers): Policy['rights'] {
  return Object.fromEntries(
    Object.entries(text.rights!.value.rights).map(([workflow, commands]) => [
      workflow,
      Object.fromEntries(
        Object.entries(commands).map(([command, { roles, in: states = [], source }]) => [
          command,
          { roles, in: states.map((name) => statePath(registers, workflow, name)), source },
        ]),
      ),
    ]),
  );
}

export function resolveActs(text: ParsedText): Policy['acts'] {
  return everywhere(text.rights!.value.acts);
}

export function resolveStarts(text: ParsedText): NonNullable<Policy['starts']> {
  return everywhere(text.rights!.value.starts);
}

function everywhere(rights: Record<string, Pick<Right, 'roles' | 'source'>> = {}): Record<string, Right> {
  return Object.fromEntries(
    Object.entries(rights).map(([name, { roles, source }]) => [name, { roles, in: [], source }]),
  );
}

function statePath(registers: Registers, workflow: string, name: string): string {
  const chart = registers.charts.get(workflow);
  const found = chart && lookUpState(chart, name);
  return found && 'node' in found ? found.node.path : name;
}
