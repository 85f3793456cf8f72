/** The names that exist in a text, by what they name. Incomplete where the file that defines them could not be read. */

import { type Chart, type ChartTransition, chartsOf } from './chart.ts';
import { type Finding, finding } from './findings.ts';
import { nearest } from './nearest.ts';
import type { Noun } from './nouns.ts';
import type { ParsedFile, Path } from './parse.ts';
import { isMapping, type ParsedText } from './text.ts';

export interface Register {
  names: ReadonlySet<string>;
  complete: boolean;
}

export interface Registers {
  charts: Map<string, Chart>;
  workflows: Register;
  roles: Register;
  facts: Register;
  documents: Register;
  organisations: Register;
  forms: Register;
  messages: Register;
  parameters: Register;
  conditions: Register;
  criteria: Register;
  deadlines: Register;
  /** Of one workflow; of all of them where none is named. */
  milestones(workflow?: string): Register;
  commands(workflow: string): Register;
  guards(workflow: string): Register;
  /** Facts that some command writes, and those the system itself provides. */
  recorded: Register;
}

/** Facts that exist without being written by a command. */
export const ownFacts = ['milestones', 'planned', 'command', 'parameter'];

export function registersOf(text: ParsedText): Registers {
  const charts = chartsOf(text);
  const broken = (prefix: string) => [...text.broken].some((file) => file.startsWith(prefix));
  const keys = (file: ParsedFile | undefined, key: string, path: string): Register => {
    const content = isMapping(file?.value) ? file.value[key] : undefined;
    return {
      names: new Set(isMapping(content) ? Object.keys(content) : []),
      complete: file ? isMapping(content) : !text.broken.has(path),
    };
  };
  const gates = (workflow: string) =>
    text.criteria
      .filter((file) => file.value.workflow === workflow)
      .map((file): unknown => file.value.gate)
      .filter((gate) => typeof gate === 'string');
  const named = ({ value: { gate, workflow } }: ParsedText['criteria'][number]) =>
    typeof gate === 'string' && text.workflows.has(workflow);
  const roles = keys(text.rights, 'roles', 'rules/rights.yaml');
  const conditions = keys(text.conditions, 'conditions', 'rules/conditions.yaml');
  const whole = (names: Iterable<string>, complete = true): Register => ({ names: new Set(names), complete });
  const milestonesOf = (workflow: string) => {
    const milestones = text.workflows.get(workflow)?.value.milestones;
    return isMapping(milestones) ? Object.keys(milestones) : [];
  };
  const allComplete = [...charts.values()].every((chart) => chart.complete) && !broken('workflows/');
  return {
    charts,
    workflows: whole(text.workflows.keys(), !broken('workflows/')),
    roles: whole([...roles.names, 'engine'], roles.complete && text.rights !== undefined),
    facts: keys(text.facts, 'facts', 'rules/sources/facts.yaml'),
    documents: keys(text.documents, 'documents', 'rules/sources/documents.yaml'),
    organisations: keys(text.organisations, 'organisations', 'rules/organisations.yaml'),
    forms: whole(text.forms.keys(), !broken('schemas/forms/')),
    messages: whole(text.messages.keys()),
    parameters: keys(text.parameters, 'parameters', 'rules/parameters.yaml'),
    conditions,
    criteria: whole(
      text.criteria.flatMap(({ value }) => (isMapping(value.criteria) ? Object.keys(value.criteria) : [])),
      !broken('rules/criteria/'),
    ),
    deadlines: keys(text.deadlines, 'deadlines', 'rules/deadlines.yaml'),
    milestones: once((workflow?: string) =>
      whole(
        workflow === undefined ? [...text.workflows.keys()].flatMap(milestonesOf) : milestonesOf(workflow),
        workflow === undefined ? !broken('workflows/') : text.workflows.has(workflow),
      ),
    ),
    commands: once((workflow: string) =>
      whole(charts.get(workflow)?.commands.keys() ?? [], charts.get(workflow)?.complete ?? false),
    ),
    guards: once((workflow: string) =>
      whole(
        [...gates(workflow), ...conditions.names],
        conditions.complete && !broken('rules/criteria/') && text.criteria.every(named),
      ),
    ),
    recorded: whole([...ownFacts, ...[...charts.values()].flatMap(recordedIn)], allComplete),
  };
}

/** Each register is made when it is first asked for. */
function once<W>(make: (workflow: W) => Register): (workflow: W) => Register {
  const made = new Map<W, Register>();
  return (workflow) => {
    const register = made.get(workflow) ?? make(workflow);
    made.set(workflow, register);
    return register;
  };
}

function recordedIn(chart: Chart): string[] {
  return [...chart.commands.values()].flat().flatMap(({ transition }: ChartTransition) => {
    const record: unknown = transition.meta?.record;
    if (!Array.isArray(record)) return [];
    return record.flatMap((entry) =>
      [entry?.set, entry?.merge, entry?.append].filter((name) => typeof name === 'string'),
    );
  });
}

/** Collects findings about names that point nowhere; says nothing where the register is incomplete. */
export class NameCheck {
  readonly findings: Finding[] = [];

  expect(
    what: Noun,
    name: unknown,
    register: Register,
    file: ParsedFile,
    path: Path,
    part: 'key' | 'value' = 'value',
  ): boolean {
    if (typeof name !== 'string') return false;
    if (register.names.has(name)) return true;
    if (register.complete) {
      this.findings.push(
        finding(file.file, file.locate(path, part), 'unknown-name', {
          what,
          name,
          near: nearest(name, register.names),
        }),
      );
    }
    return false;
  }

  sources(given: unknown, facts: Register, file: ParsedFile, path: Path): void {
    if (!Array.isArray(given)) return;
    for (const [index, id] of given.entries()) this.expect('governance-fact', id, facts, file, [...path, index]);
  }

  recipients(given: unknown, registers: Registers, file: ParsedFile, path: Path): void {
    if (!Array.isArray(given)) return;
    for (const [index, recipient] of given.entries()) {
      if (!isMapping(recipient)) continue;
      this.expect('role', recipient.role, registers.roles, file, [...path, index, 'role']);
    }
  }

  /** Facts may also come with the case's start, so only a near miss is told. */
  fact(given: unknown, { recorded }: Registers, file: ParsedFile, path: Path): void {
    if (typeof given !== 'string' || !recorded.complete) return;
    const name = given.split('.')[0]!;
    const near = recorded.names.has(name) ? undefined : nearest(name, recorded.names);
    if (near === undefined) return;
    this.findings.push(finding(file.file, file.locate(path), 'unknown-name', { what: 'fact', name, near }, 'warning'));
  }
}
