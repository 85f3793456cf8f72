/** Checks every condition: that it has a meaning, and that the milestones and parameters it reads exist. */

import { conditionProblems } from '../conditions/condition-problems.ts';
import type { Condition } from '../conditions/types.ts';
import { type Finding, finding } from './findings.ts';
import { nearest } from './nearest.ts';
import type { Path } from './parse.ts';
import { NameCheck, type Registers } from './registers.ts';
import { isMapping, type ParsedText, type Source } from './text.ts';

interface ConditionPlace {
  file: Source<unknown>;
  at: Path;
  when: unknown;
  /** What is said of the element that a later one is the same as. */
  already?: unknown;
  workflow?: string;
}

export function checkConditions(text: ParsedText, registers: Registers): Finding[] {
  const named = namedConditions(text);
  const names = new NameCheck();
  for (const place of eachCondition(text)) {
    const problems = conditionProblems(place.when, named);
    for (const { path, code, found, expected, candidates } of problems) {
      if (code === 'unknown-condition' && !registers.conditions.complete) continue;
      const near = candidates && nearest(found, candidates);
      const params = { rule: code, found, expectedDa: expected.da, expectedEn: expected.en, near };
      const position = place.file.locate(
        [...place.at, ...path],
        code === 'extra-key' || code === 'missing-key' ? 'key' : 'value',
      );
      names.findings.push(finding(place.file.file, position, 'condition-fault', params));
    }
    checkNames(place.when, place.at, place, registers, names);
  }
  return names.findings;
}

/** The named conditions, as far as they can be read. */
export function namedConditions(text: ParsedText): Record<string, Condition> {
  const conditions: unknown = text.conditions?.value.conditions;
  if (!isMapping(conditions)) return {};
  return Object.fromEntries(
    Object.entries(conditions).flatMap(([name, entry]) =>
      isMapping(entry) && isMapping(entry.when) ? [[name, entry.when as unknown as Condition]] : [],
    ),
  );
}

/** Every condition of the text, with its place; `workflow` where it belongs to one. */
export function eachCondition(text: ParsedText): ConditionPlace[] {
  const places: ConditionPlace[] = [];
  for (const file of text.criteria) {
    for (const [id, criterion] of entriesOf(file.value.criteria)) {
      if (criterion.when === undefined) continue;
      const { when, already } = criterion;
      places.push({ file, at: ['criteria', id, 'when'], when, already, workflow: file.value.workflow });
    }
  }
  for (const [name, condition] of entriesOf(text.conditions?.value.conditions)) {
    if (condition.when === undefined) continue;
    places.push({ file: text.conditions!, at: ['conditions', name, 'when'], when: condition.when });
  }
  return places;
}

function entriesOf(value: unknown): [string, Record<string, unknown>][] {
  if (!isMapping(value)) return [];
  return Object.entries(value).filter((entry): entry is [string, Record<string, unknown>] => isMapping(entry[1]));
}

function checkNames(condition: unknown, at: Path, place: ConditionPlace, registers: Registers, names: NameCheck): void {
  if (!isMapping(condition)) return;
  for (const key of ['all', 'any']) {
    const parts = condition[key];
    if (Array.isArray(parts))
      for (const [index, part] of parts.entries()) checkNames(part, [...at, key, index], place, registers, names);
  }
  checkNames(condition.not, [...at, 'not'], place, registers, names);
  checkNames(condition.value, [...at, 'value'], place, registers, names);
  const { fact, path } = condition;
  if (typeof fact !== 'string') return;
  const first = typeof path === 'string' ? /^\$(?:\.([^.[]+)|\['([^']+)'\])/.exec(path) : null;
  const name = first?.[1] ?? first?.[2];
  if (fact === 'parameter') names.expect('parameter', name, registers.parameters, place.file, [...at, 'path']);
  if (fact !== 'milestones' && fact !== 'planned') return;
  const workflow =
    place.workflow !== undefined && registers.workflows.names.has(place.workflow) ? place.workflow : undefined;
  names.expect('milestone', name, registers.milestones(workflow), place.file, [...at, 'path']);
}
