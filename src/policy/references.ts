/** Checks every name in the rules: parameters, criteria, deadlines, reminders, rights, registers. */

import { lookUpState } from './chart.ts';
import { isPeriod, nearestPeriod } from './dates.ts';
import { type Finding, finding } from './findings.ts';
import { checkInvitations, checkMail } from './mail-references.ts';
import { nearest } from './nearest.ts';
import type { ParsedFile, Path } from './parse.ts';
import { NameCheck, type Register, type Registers } from './registers.ts';
import { isMapping, type ParsedText, type Source } from './text.ts';
import type { ParameterText } from './text-shapes.ts';

export function checkReferences(text: ParsedText, registers: Registers): Finding[] {
  const names = new NameCheck();
  checkParameters(text, registers, names);
  checkCriteria(text, registers, names);
  checkDeadlines(text, registers, names);
  checkReminders(text, registers, names);
  checkInvitations(text, registers, names);
  checkMail(text, registers, names);
  checkRights(text, registers, names);
  checkRegisters(text, registers, names);
  return names.findings;
}

/** The entries of a mapping, as far as they are mappings themselves. */
export function entriesOf<T>(value: Record<string, T> | undefined): [string, T][] {
  return isMapping(value) ? Object.entries(value as Record<string, T>).filter(([, entry]) => isMapping(entry)) : [];
}

function checkParameters({ parameters: file }: ParsedText, registers: Registers, names: NameCheck): void {
  if (!file) return;
  for (const [id, parameter] of entriesOf(file.value.parameters)) {
    for (const [date, dated] of entriesOf(parameter.values)) {
      const at = ['parameters', id, 'values', date];
      names.sources(dated.source, registers.facts, file, [...at, 'source']);
      // Only what the schema lets through: a value of some kind.
      const plain = ['string', 'number', 'boolean'].includes(typeof dated.value);
      if (plain && !isOfUnit(dated.value, parameter.unit)) {
        const [found, unit] = [String(dated.value), parameter.unit];
        const near = unit === 'period' ? nearestPeriod(found) : undefined;
        names.findings.push(
          finding(file.file, file.locate([...at, 'value']), 'value-not-of-unit', { found, unit, near }),
        );
      }
    }
  }
}

export function isOfUnit(value: unknown, unit: ParameterText['unit']): boolean {
  switch (unit) {
    case 'period':
      return typeof value === 'string' && isPeriod(value);
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0;
    case 'switch':
      return typeof value === 'boolean';
    case 'time':
      return typeof value === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value);
    case 'text':
      return typeof value === 'string';
    default:
      // An unknown unit is told by the schema.
      unit satisfies never;
      return true;
  }
}

function checkCriteria(text: ParsedText, registers: Registers, names: NameCheck): void {
  const taken = new Map<string, string>();
  for (const file of text.criteria) {
    const { gate, workflow } = file.value;
    names.expect('workflow', workflow, registers.workflows, file, ['workflow']);
    if (typeof gate === 'string' && gate !== file.id) {
      names.findings.push(
        finding(file.file, file.locate(['gate']), 'name-differs-from-file', { name: gate, expected: file.id }),
      );
    } else if (registers.conditions.names.has(gate)) {
      names.findings.push(
        finding(file.file, file.locate(['gate']), 'name-taken', { name: gate, file: 'rules/conditions.yaml' }),
      );
    }
    for (const [id, criterion] of entriesOf(file.value.criteria)) {
      const at = ['criteria', id];
      const other = taken.get(id);
      if (other)
        names.findings.push(finding(file.file, file.locate(at, 'key'), 'name-taken', { name: id, file: other }));
      taken.set(id, file.file);
      names.sources(criterion.source, registers.facts, file, [...at, 'source']);
    }
  }
  for (const [id, condition] of entriesOf(text.conditions?.value.conditions)) {
    names.sources(condition.source, registers.facts, text.conditions!, ['conditions', id, 'source']);
  }
}

function checkDeadlines(text: ParsedText, registers: Registers, names: NameCheck): void {
  const file = text.deadlines;
  if (!file) return;
  const rules = entriesOf(file.value.deadlines);
  for (const [id, rule] of rules) {
    const at = ['deadlines', id];
    const known = names.expect('workflow', rule.workflow, registers.workflows, file, [...at, 'workflow']);
    names.sources(rule.source, registers.facts, file, [...at, 'source']);
    names.recipients(rule.owner, registers, file, [...at, 'owner']);
    if (
      isMapping(rule.for) &&
      names.expect('parameter', rule.for.parameter, registers.parameters, file, [...at, 'for', 'parameter'])
    ) {
      const periods = periodParameters(text, registers);
      names.expect('period-parameter', rule.for.parameter, periods, file, [...at, 'for', 'parameter']);
    }
    const from = isMapping(rule.from) ? (rule.from as Record<string, unknown>) : {};
    names.expect('deadline', from.deadline, registers.deadlines, file, [...at, 'from', 'deadline']);
    if (!known) continue;
    const milestones = registers.milestones(rule.workflow);
    names.expect('milestone', from.plan, milestones, file, [...at, 'from', 'plan']);
    eachOf(names, 'milestone', from.milestone, milestones, file, [...at, 'from', 'milestone']);
    eachOf(names, 'milestone', rule.until, milestones, file, [...at, 'until']);
    checkStates(rule.while, rule.workflow, registers, names, file, [...at, 'while']);
    checkStates(rule.stopsIn, rule.workflow, registers, names, file, [...at, 'stopsIn']);
    if (names.expect('command', rule.passed, registers.commands(rule.workflow), file, [...at, 'passed'])) {
      const right = rule.passed && text.rights?.value.rights?.[rule.workflow]?.[rule.passed];
      if (right && Array.isArray(right.roles) && !right.roles.includes('engine')) {
        const { passed: command } = rule as { passed: string };
        names.findings.push(finding(file.file, file.locate([...at, 'passed'], 'value'), 'engine-may-not', { command }));
      }
    }
  }
  names.findings.push(...rings(file, Object.fromEntries(rules.map(([id, rule]) => [id, rule.from?.deadline]))));
}

const units = ['count', 'switch', 'time', 'text'];

/** A unit that does not exist is told where it stands, and may have been meant as a period. */
function periodParameters(text: ParsedText, { parameters }: Registers): Register {
  const periods = entriesOf(text.parameters?.value.parameters).filter(
    ([, parameter]) => parameter.unit === 'period' || !units.includes(parameter.unit),
  );
  return { names: new Set(periods.map(([id]) => id)), complete: parameters.complete };
}

function eachOf(
  names: NameCheck,
  what: 'milestone' | 'role' | 'workflow',
  given: unknown,
  register: Register,
  file: ParsedFile,
  at: Path,
): void {
  if (!Array.isArray(given)) return;
  for (const [index, name] of given.entries()) names.expect(what, name, register, file, [...at, index]);
}

export function checkStates(
  given: unknown,
  workflow: string,
  registers: Registers,
  names: NameCheck,
  file: ParsedFile,
  at: Path,
): void {
  if (!Array.isArray(given)) return;
  for (const [index, name] of given.entries()) checkState(name, workflow, registers, names, file, [...at, index]);
}

/** A state named from outside its statechart. */
export function checkState(
  name: unknown,
  workflow: string,
  registers: Registers,
  names: NameCheck,
  file: ParsedFile,
  at: Path,
): void {
  const chart = registers.charts.get(workflow);
  if (!chart || typeof name !== 'string') return;
  const found = lookUpState(chart, name);
  const position = () => file.locate(at);
  if ('ambiguous' in found) {
    names.findings.push(finding(file.file, position(), 'ambiguous-state', { name, candidates: found.ambiguous }));
  } else if ('candidates' in found) {
    const near = nearest(name, found.candidates);
    names.findings.push(finding(file.file, position(), 'unknown-name', { what: 'state', name, near }));
  }
}

function rings(file: Source<unknown>, next: Record<string, string | undefined>): Finding[] {
  const settled = new Set<string>();
  return Object.keys(next).flatMap((start) => {
    const trail = new Set<string>();
    for (let id: string | undefined = start; id !== undefined && !settled.has(id); id = next[id]) {
      if (trail.has(id)) {
        const ring = [...trail].slice([...trail].indexOf(id));
        for (const name of trail) settled.add(name);
        const place = file.locate(['deadlines', ring[0]!, 'from', 'deadline']);
        return [finding(file.file, place, 'names-form-a-ring', { ring: [...ring, ring[0]!] })];
      }
      trail.add(id);
    }
    for (const id of trail) settled.add(id);
    return [];
  });
}

function checkReminders({ reminders: file }: ParsedText, registers: Registers, names: NameCheck): void {
  if (!file) return;
  for (const [id, rule] of entriesOf(file.value.reminders)) {
    const at = ['reminders', id];
    names.expect('deadline', rule.deadline, registers.deadlines, file, [...at, 'deadline']);
    names.sources(rule.source, registers.facts, file, [...at, 'source']);
    const rungs = new Set<string>();
    for (const [index, rung] of (Array.isArray(rule.ladder) ? rule.ladder : []).entries()) {
      if (!isMapping(rung)) continue;
      const place = [...at, 'ladder', index];
      names.expect('message', rung.message, registers.messages, file, [...place, 'message']);
      names.recipients(rung.to, registers, file, [...place, 'to']);
      names.expect('message', rung.escalate?.message, registers.messages, file, [...place, 'escalate', 'message']);
      names.recipients(rung.escalate?.to, registers, file, [...place, 'escalate', 'to']);
      if (rungs.has(rung.id)) {
        names.findings.push(
          finding(file.file, file.locate([...place, 'id']), 'name-taken', { name: rung.id, file: id }),
        );
      }
      rungs.add(rung.id);
    }
  }
}

function checkRights({ rights: file }: ParsedText, registers: Registers, names: NameCheck): void {
  if (!file) return;
  for (const [id, role] of entriesOf(file.value.roles)) {
    names.sources(role.source, registers.facts, file, ['roles', id, 'source']);
    eachOf(names, 'workflow', role.sees, registers.workflows, file, ['roles', id, 'sees']);
  }
  for (const [workflow, right] of entriesOf(file.value.starts)) {
    names.expect('workflow', workflow, registers.workflows, file, ['starts', workflow], 'key');
    names.sources(right.source, registers.facts, file, ['starts', workflow, 'source']);
    eachOf(names, 'role', right.roles, registers.roles, file, ['starts', workflow, 'roles']);
  }
  for (const [act, right] of entriesOf(file.value.acts)) {
    names.sources(right.source, registers.facts, file, ['acts', act, 'source']);
    eachOf(names, 'role', right.roles, registers.roles, file, ['acts', act, 'roles']);
  }
  for (const [workflow, commands] of entriesOf(file.value.rights)) {
    if (!names.expect('workflow', workflow, registers.workflows, file, ['rights', workflow], 'key')) continue;
    for (const [command, right] of entriesOf(commands)) {
      const at = ['rights', workflow, command];
      names.expect('command', command, registers.commands(workflow), file, at, 'key');
      names.sources(right.source, registers.facts, file, [...at, 'source']);
      eachOf(names, 'role', right.roles, registers.roles, file, [...at, 'roles']);
      checkStates(right.in, workflow, registers, names, file, [...at, 'in']);
    }
  }
}

function checkRegisters(
  { facts, organisations, retention, notEncoded }: ParsedText,
  registers: Registers,
  names: NameCheck,
): void {
  for (const [id, fact] of entriesOf(facts?.value.facts)) {
    for (const [index, place] of (Array.isArray(fact.source) ? fact.source : []).entries()) {
      names.expect('document', place?.document, registers.documents, facts!, [
        'facts',
        id,
        'source',
        index,
        'document',
      ]);
    }
  }
  for (const [id, organisation] of entriesOf(organisations?.value.organisations)) {
    names.sources(organisation.source, registers.facts, organisations!, ['organisations', id, 'source']);
  }
  for (const [id, kept] of entriesOf(retention?.value.retention)) {
    names.sources(kept.source, registers.facts, retention!, ['retention', id, 'source']);
  }
  for (const [id, reason] of entriesOf(notEncoded?.value.reasons)) {
    names.sources(reason.facts, registers.facts, notEncoded!, ['reasons', id, 'facts']);
    const listed = { names: new Set(Array.isArray(reason.facts) ? reason.facts : []), complete: true };
    for (const fact of Object.keys(reason.notes ?? {}))
      names.expect('governance-fact', fact, listed, notEncoded!, ['reasons', id, 'notes', fact], 'key');
  }
}
