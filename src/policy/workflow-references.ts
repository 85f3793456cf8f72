/** Checks every name in the statecharts: targets, guards, forms, milestones, messages, roles, sources. */

import { type Chart, type ChartNode, type ChartTransition, lookUpTarget } from './chart.ts';
import { checkDrive } from './drives-check.ts';
import { type Finding, finding } from './findings.ts';
import { nearest } from './nearest.ts';
import { NameCheck, ownFacts, type Registers } from './registers.ts';
import { isMapping, type ParsedText } from './text.ts';
import type { JsonObject } from './types.ts';

export function checkWorkflowReferences(text: ParsedText, registers: Registers): Finding[] {
  const names = new NameCheck();
  for (const chart of registers.charts.values()) {
    const file = text.workflows.get(chart.workflow)!;
    names.sources(file.value.source, registers.facts, file, ['source']);
    const milestones = isMapping(file.value.milestones) ? file.value.milestones : {};
    for (const [id, milestone] of Object.entries(milestones)) {
      names.sources(milestone?.source, registers.facts, file, ['milestones', id, 'source']);
    }
    for (const [name, workflow] of Object.entries(isMapping(file.value.links) ? file.value.links : {}))
      names.expect('workflow', workflow, registers.workflows, file, ['links', name]);
    for (const node of chart.nodes.values()) checkState(node, chart, text, registers, names);
    for (const transition of [...chart.commands.values()].flat())
      checkTransition(transition, chart, text, registers, names);
  }
  return [...names.findings, ...unusedPhases(text, registers)];
}

function checkState(node: ChartNode, chart: Chart, text: ParsedText, registers: Registers, names: NameCheck): void {
  if (node.opaque && typeof node.state.use === 'string') {
    const phases = text.phases.get(chart.workflow);
    const complete = !text.broken.has(`workflows/${chart.workflow}/${node.state.use}.yaml`);
    names.expect('phase', node.state.use, { names: new Set(phases?.keys()), complete }, node.file, [...node.at, 'use']);
    return;
  }
  const meta = node.phase ? [] : [...node.at, 'meta'];
  names.expect('role', node.state.meta?.owner, registers.roles, node.file, [...meta, 'owner']);
  names.sources(node.state.meta?.source, registers.facts, node.file, [...meta, 'source']);
}

function checkTransition(
  { node, transition, at }: ChartTransition,
  chart: Chart,
  text: ParsedText,
  registers: Registers,
  names: NameCheck,
): void {
  const { file } = node;
  const { target, guard, meta } = transition;
  if (typeof target === 'string') {
    const found = lookUpTarget(node, target, chart);
    if ('candidates' in found) {
      const near = nearest(target, found.candidates);
      names.findings.push(
        finding(file.file, file.locate([...at, 'target']), 'unknown-name', { what: 'state', name: target, near }),
      );
    }
  }
  names.expect('guard', guard, registers.guards(chart.workflow), file, [...at, 'guard']);
  if (!isMapping(meta)) return;
  const inMeta = [...at, 'meta'];
  names.expect('form', meta.form, registers.forms, file, [...inMeta, 'form']);
  names.sources(meta.source, registers.facts, file, [...inMeta, 'source']);
  for (const [index, notice] of listOf(meta.notify).entries()) {
    names.expect('message', notice.message, registers.messages, file, [...inMeta, 'notify', index, 'message']);
    names.recipients(notice.to, registers, file, [...inMeta, 'notify', index, 'to']);
  }
  for (const [index, drive] of listOf(meta.drive).entries()) {
    const place = { file, at: [...inMeta, 'drive', index], chart, form: meta.form };
    checkDrive(drive, place, text, registers, names);
  }
  const form = typeof meta.form === 'string' ? text.forms.get(meta.form)?.value : undefined;
  for (const [index, recording] of listOf(meta.record).entries()) {
    const place = [...inMeta, 'record', index];
    checkRecording(
      recording,
      place,
      { file, workflow: chart.workflow, hasForm: meta.form !== undefined, form },
      registers,
      names,
    );
  }
}

interface RecordingPlace {
  file: ChartNode['file'];
  workflow: string;
  hasForm: boolean;
  form: JsonObject | undefined;
}

function checkRecording(
  recording: Record<string, unknown>,
  place: (string | number)[],
  { file, workflow, hasForm, form }: RecordingPlace,
  registers: Registers,
  names: NameCheck,
): void {
  const milestones = registers.milestones(workflow);
  const ofForm = isMapping(form?.properties) ? new Set(Object.keys(form.properties)) : undefined;
  for (const [index, field] of (Array.isArray(recording.fields) ? recording.fields : []).entries()) {
    if (ofForm) names.expect('field', field, { names: ofForm, complete: true }, file, [...place, 'fields', index]);
  }
  for (const [key, value] of Object.entries(recording)) {
    if (typeof value !== 'string') continue;
    const at = [...place, key];
    const fields = key === 'clock' ? [] : fieldsRead(value);
    for (const field of fields) {
      if (!hasForm) names.findings.push(finding(file.file, file.locate(at), 'payload-without-form', { path: value }));
      else if (ofForm) names.expect('field', field, { names: ofForm, complete: true }, file, at);
    }
    if (['set', 'append', 'remove', 'amend'].includes(key) && ownFacts.includes(value)) {
      names.findings.push(finding(file.file, file.locate(at), 'reserved-fact', { name: value }));
    }
    if (key === 'remove' || key === 'amend') names.expect('fact', value, registers.recorded, file, at);
    if (key === 'extend' && fields.length === 0) names.expect('deadline', value, registers.deadlines, file, at);
    if (key !== 'milestone' && key !== 'plan' && key !== 'replan') continue;
    if (!value.includes('{')) names.expect('milestone', value, milestones, file, at);
    else if (![...milestones.names].some((name) => matchesTemplate(value, name))) {
      names.expect('milestone', value, milestones, file, at);
    }
  }
}

/** Names of the payload's fields that a recording reads: `$.name`, `{name}`. */
function fieldsRead(value: string): string[] {
  const path = /^\$\.([A-Za-z0-9]+)/.exec(value);
  return path ? [path[1]!] : [...value.matchAll(/\{([A-Za-z0-9]+)\}/g)].map((match) => match[1]!);
}

function matchesTemplate(template: string, name: string): boolean {
  // Any other shape is told by the schema.
  if (!/^[a-zA-Z0-9{}-]+$/.test(template)) return true;
  return new RegExp(`^${template.replace(/\{[A-Za-z0-9]+\}/g, '.+').replace(/[{}]/g, '.')}$`).test(name);
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map((entry) => (isMapping(entry) ? entry : {})) : [];
}

function unusedPhases(text: ParsedText, { charts }: Registers): Finding[] {
  return [...text.phases].flatMap(([workflow, phases]) => {
    const chart = charts.get(workflow);
    const used = new Set([...(chart?.nodes.values() ?? [])].map((node) => node.phase?.id));
    if (!chart?.complete) return [];
    return [...phases]
      .filter(([id]) => !used.has(id))
      .map(([id, phase]) =>
        finding(phase.file, { line: 1, column: 1 }, 'never-used', { what: 'phase', name: id }, 'warning'),
      );
  });
}
