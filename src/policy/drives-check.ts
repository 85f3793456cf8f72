/** Checks what an accepted command leads to in other cases: workflows, links, states, commands, and who may give them. */

import type { Chart } from './chart.ts';
import { finding } from './findings.ts';
import { fieldAt } from './form-field.ts';
import type { ParsedFile, Path } from './parse.ts';
import type { NameCheck, Register, Registers } from './registers.ts';
import { isMapping, type ParsedText } from './text.ts';

export interface DrivePlace {
  file: ParsedFile;
  at: Path;
  chart: Chart;
  /** Undefined where the command takes no form. */
  form: string | undefined;
}

export function checkDrive(
  drive: Record<string, unknown>,
  place: DrivePlace,
  text: ParsedText,
  registers: Registers,
  names: NameCheck,
): void {
  const { file, at, chart } = place;
  names.expect('role', drive.as, registers.roles, file, [...at, 'as']);
  for (const key of ['case', 'command', 'payload', 'title']) field(drive[key], [...at, key], place, text, names);
  if (typeof drive.linkedAs === 'string') {
    const linking = linkingTo(chart.workflow, text);
    if (!names.expect('link', drive.linkedAs, linking(), file, [...at, 'linkedAs'])) return;
    const targets = [...linking(drive.linkedAs).names].flatMap((id) => registers.charts.get(id) ?? []);
    checkCommand(drive.command, drive.as, targets, { file, at: [...at, 'command'] }, text, names);
    const states = { names: new Set(targets.flatMap(pathsOf)), complete: targets.every(({ complete }) => complete) };
    for (const [index, state] of (Array.isArray(drive.in) ? drive.in : []).entries())
      names.expect('state', state, states, file, [...at, 'in', index]);
    return;
  }
  if (typeof drive.start === 'string') {
    checkStart(drive, place, text, registers, names);
    return;
  }
  const all = [...registers.charts.values()];
  for (const one of commandsOf(drive.command, place, text))
    checkCommand(one.name, drive.as, all, { file: one.file, at: one.at }, text, names);
}

function checkStart(
  drive: Record<string, unknown>,
  place: DrivePlace,
  text: ParsedText,
  registers: Registers,
  names: NameCheck,
): void {
  const { file, at, chart } = place;
  if (!names.expect('workflow', drive.start, registers.workflows, file, [...at, 'start'])) return;
  const links = text.workflows.get(String(drive.start))?.value.links;
  const known = Object.entries(isMapping(links) ? links : {});
  const here = known.filter(([, workflow]) => workflow === chart.workflow).map(([name]) => name);
  names.expect('link', drive.linkAs, { names: new Set(here), complete: true }, file, [...at, 'linkAs']);
  const others = { names: new Set(known.map(([name]) => name)), complete: true };
  for (const [name, path] of Object.entries(isMapping(drive.links) ? drive.links : {})) {
    names.expect('link', name, others, file, [...at, 'links', name], 'key');
    field(path, [...at, 'links', name], place, text, names);
  }
  for (const [name, path] of Object.entries(isMapping(drive.facts) ? drive.facts : {}))
    names.expect('fact', String(path).split('.')[0], registers.recorded, file, [...at, 'facts', name]);
}

interface Named {
  name: unknown;
  file: ParsedFile;
  at: Path;
}

/** The command itself, or every choice of the field that names it. */
function commandsOf(command: unknown, { file, at, form }: DrivePlace, text: ParsedText): Named[] {
  if (typeof command !== 'string') return [];
  if (!command.startsWith('$')) return [{ name: command, file, at: [...at, 'command'] }];
  const source = form === undefined ? undefined : text.forms.get(form);
  const found = source && fieldAt(source.value, command);
  if (!found || !Array.isArray(found.schema.oneOf)) return [];
  return found.schema.oneOf.map((option: unknown, index) => ({
    name: isMapping(option) ? option.const : undefined,
    file: source,
    at: [...found.at, 'oneOf', index, 'const'],
  }));
}

/** A command must be one that a case can take, and the role it is given in must have the right to it. */
function checkCommand(
  command: unknown,
  role: unknown,
  charts: Chart[],
  { file, at }: { file: ParsedFile; at: Path },
  text: ParsedText,
  names: NameCheck,
): void {
  const listening = charts.filter((chart) => chart.commands.has(String(command)));
  const known = {
    names: new Set(charts.flatMap((chart) => [...chart.commands.keys()])),
    complete: charts.every(({ complete }) => complete),
  };
  if (!names.expect('command-anywhere', command, known, file, at) || typeof role !== 'string') return;
  const rights = text.rights?.value.rights;
  if (!isMapping(rights)) return;
  const roles = listening.map(({ workflow }) => rights[workflow]?.[String(command)]?.roles);
  // A command that nobody may give is told where it stands.
  if (roles.some((each) => !Array.isArray(each) || each.includes(role))) return;
  names.findings.push(finding(file.file, file.locate(at), 'role-may-not', { command: String(command), role }));
}

/** A path in the payload must lead to a field of the form. */
function field(path: unknown, at: Path, { file, form }: DrivePlace, text: ParsedText, names: NameCheck): void {
  if (typeof path !== 'string' || !path.startsWith('$.')) return;
  if (form === undefined) {
    names.findings.push(finding(file.file, file.locate(at), 'payload-without-form', { path }));
    return;
  }
  const source = text.forms.get(form);
  if (!source || fieldAt(source.value, path)) return;
  const properties = isMapping(source.value.properties) ? Object.keys(source.value.properties) : [];
  names.expect('field', path.slice(2), { names: new Set(properties), complete: true }, file, at);
}

/** Names of the links by which cases belong to those of a workflow; of one name, the workflows that have it. */
function linkingTo(workflow: string, text: ParsedText): (name?: string) => Register {
  const links = [...text.workflows].flatMap(([id, { value }]) =>
    Object.entries(isMapping(value.links) ? value.links : {}).map(([name, to]) => ({ id, name, to })),
  );
  const here = links.filter(({ to }) => to === workflow);
  const broken = [...text.broken].some((file) => file.startsWith('workflows/'));
  return (name) => ({
    names: new Set(
      name === undefined ? here.map((link) => link.name) : here.flatMap((l) => (l.name === name ? l.id : [])),
    ),
    complete: !broken,
  });
}

function pathsOf(chart: Chart): string[] {
  return [...chart.nodes.keys()];
}
