/** Finds what is defined and used nowhere: parameters, named conditions, gates, forms, milestones, names of their plans. */

import { eachCondition } from './conditions-check.ts';
import { type Finding, finding, type Position } from './findings.ts';
import type { Noun } from './nouns.ts';
import type { Registers } from './registers.ts';
import { isMapping, type ParsedText } from './text.ts';
import { writtenBy } from './written.ts';

export function findUnused(text: ParsedText, registers: Registers): Finding[] {
  // What cannot be read may use it.
  if (text.broken.size > 0 || [...registers.charts.values()].some(({ complete }) => !complete)) return [];
  const used = usesIn(text, registers);
  const told = (what: Noun, name: string, file: string, at: () => Position) =>
    used.has(`${what}:${name}`) ? [] : [finding(file, at(), 'never-used', { what, name }, 'warning')];
  const { parameters, conditions } = text;
  return [
    ...[...registers.parameters.names].flatMap((id) =>
      told('parameter', id, parameters!.file, () => parameters!.locate(['parameters', id], 'key')),
    ),
    ...[...registers.conditions.names].flatMap((id) =>
      told('condition', id, conditions!.file, () => conditions!.locate(['conditions', id], 'key')),
    ),
    ...text.criteria.flatMap(({ file, locate, value }) =>
      typeof value.gate === 'string' ? told('gate', value.gate, file, () => locate(['gate'])) : [],
    ),
    ...[...text.forms].flatMap(([id, { file }]) => told('form', id, file, () => ({ line: 1, column: 1 }))),
    ...[...text.workflows].flatMap(([workflow, { file, locate, value }]) =>
      Object.keys(isMapping(value.milestones) ? value.milestones : {}).flatMap((id) =>
        used.has(`milestone:${workflow}/${id}`)
          ? []
          : [finding(file, locate(['milestones', id], 'key'), 'never-recorded', { name: id }, 'warning')],
      ),
    ),
    ...[...text.workflows].flatMap(([workflow, { file, locate, value }]) =>
      Object.entries(isMapping(value.milestones) ? value.milestones : {}).flatMap(([id, milestone]) =>
        isMapping(milestone) && 'planned' in milestone && !used.has(`plan:${workflow}/${id}`)
          ? [finding(file, locate(['milestones', id, 'planned'], 'key'), 'planned-title-idle', { name: id }, 'warning')]
          : [],
      ),
    ),
  ];
}

function usesIn(text: ParsedText, registers: Registers): Set<string> {
  const used = new Set<string>();
  for (const [workflow, chart] of registers.charts) {
    const milestones = registers.milestones(workflow).names;
    for (const one of [...chart.commands.values()].flat()) {
      const { guard, meta } = one.transition;
      used.add(`gate:${guard}`).add(`condition:${guard}`).add(`form:${meta?.form}`);
      for (const { mark } of writtenBy(one, text, milestones)) {
        const [kind, id] = mark.split(':') as [string, string];
        if (kind !== 'fact') used.add(`milestone:${workflow}/${id}`);
        if (kind === 'plan') used.add(`plan:${workflow}/${id}`);
      }
    }
  }
  // The record may know of milestones that no command writes.
  for (const { value } of text.precedents.values()) {
    for (const event of Array.isArray(value.events) ? value.events : []) {
      if (!isMapping(event)) continue;
      const { milestones, planned } = event as Record<string, unknown>;
      for (const id of Object.keys(isMapping(milestones) ? milestones : {}))
        used.add(`milestone:${value.workflow}/${id}`);
      for (const id of Object.keys(isMapping(planned) ? planned : {})) {
        used.add(`milestone:${value.workflow}/${id}`).add(`plan:${value.workflow}/${id}`);
      }
    }
  }
  for (const { when } of eachCondition(text)) noteReads(when, used, 0);
  for (const { kind, parsed } of text.files) if (!silent.has(kind)) noteNamed(parsed.value, used, 0);
  for (const { da, en } of text.messages.values()) {
    for (const { name } of [...(da?.placeholders ?? []), ...(en?.placeholders ?? [])]) {
      if (name.startsWith('parameter.')) used.add(`parameter:${name.slice('parameter.'.length)}`);
    }
  }
  return used;
}

/** Kinds of files in which `parameter: <id>` would be something else, or stands for no use. */
const silent: ReadonlySet<string> = new Set([
  'form',
  'trial',
  'precedent',
  'criteria',
  'sources-facts',
  'sources-documents',
]);

function noteNamed(value: unknown, used: Set<string>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > 12) return;
  if (isMapping(value) && typeof value.parameter === 'string') used.add(`parameter:${value.parameter}`);
  for (const inner of Object.values(value)) noteNamed(inner, used, depth + 1);
}

function noteReads(condition: unknown, used: Set<string>, depth: number): void {
  if (!isMapping(condition) || depth > 40) return;
  const { fact, path, condition: name } = condition;
  if (typeof name === 'string') used.add(`condition:${name}`);
  const parameter =
    fact === 'parameter' && typeof path === 'string' ? /^\$(?:\.([^.[]+)|\['([^']+)'\])/.exec(path) : null;
  if (parameter) used.add(`parameter:${parameter[1] ?? parameter[2]}`);
  for (const key of ['all', 'any']) {
    const parts = condition[key];
    for (const part of Array.isArray(parts) ? parts : []) noteReads(part, used, depth + 1);
  }
  noteReads(condition.not, used, depth + 1);
  noteReads(condition.value, used, depth + 1);
}
