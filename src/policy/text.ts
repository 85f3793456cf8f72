/** The text parsed: every file by its kind, with the places of what stands in it. */

import { type Finding, finding } from './findings.ts';
import { kindOf, knownFiles, requiredFiles, type TextFiles, type YamlKind } from './kinds.ts';
import { type MessageFile, parseMessage } from './message-file.ts';
import { nearest } from './nearest.ts';
import { type ParsedFile, type Parsing, parseFile } from './parse.ts';
import { remembered } from './remembered.ts';
import type {
  CalendarFile,
  ConditionsFile,
  CriteriaFile,
  DeadlinesFile,
  InvitationsFile,
  NotEncodedFile,
  OrganisationsFile,
  ParametersFile,
  PhaseFile,
  PrecedentFile,
  RegisterFile,
  RemindersFile,
  RetentionFile,
  RightsFile,
  TrialFile,
  WorkflowFile,
} from './text-shapes.ts';
import type { JsonObject, Language } from './types.ts';

/** A file whose value has, once its schema has been checked, the shape `T`. */
export interface Source<T> extends ParsedFile {
  id: string;
  value: T;
}

export interface ParsedText {
  workflows: Map<string, Source<WorkflowFile>>;
  /** workflow → phase → file. */
  phases: Map<string, Map<string, Source<PhaseFile>>>;
  parameters?: Source<ParametersFile>;
  conditions?: Source<ConditionsFile>;
  deadlines?: Source<DeadlinesFile>;
  reminders?: Source<RemindersFile>;
  invitations?: Source<InvitationsFile>;
  rights?: Source<RightsFile>;
  retention?: Source<RetentionFile>;
  organisations?: Source<OrganisationsFile>;
  calendar?: Source<CalendarFile>;
  facts?: Source<RegisterFile>;
  documents?: Source<RegisterFile>;
  notEncoded?: Source<NotEncodedFile>;
  criteria: Source<CriteriaFile>[];
  trials: Map<string, Source<TrialFile>>;
  precedents: Map<string, Source<PrecedentFile>>;
  forms: Map<string, Source<JsonObject>>;
  messages: Map<string, Partial<Record<Language, MessageFile>>>;
  /** Files that exist but could not be read: names defined there are not reported as unknown. */
  broken: Set<string>;
  /** Every readable YAML and JSON file with its kind, for the check against its schema. */
  files: { kind: YamlKind | 'form'; parsed: ParsedFile }[];
}

const parsing = remembered<Parsing>();
const message = remembered<ReturnType<typeof parseMessage>>();

export function parseText(files: TextFiles): { text: ParsedText; findings: Finding[] } {
  const text: ParsedText = {
    workflows: new Map(),
    phases: new Map(),
    criteria: [],
    trials: new Map(),
    precedents: new Map(),
    forms: new Map(),
    messages: new Map(),
    broken: new Set(),
    files: [],
  };
  const findings: Finding[] = [];
  const start = { line: 1, column: 1 };
  for (const file of Object.keys(files).toSorted()) {
    const kind = kindOf(file);
    if (kind?.kind === 'aside') continue;
    if (!kind) {
      const near = nearest(file, knownFiles) ?? nearYaml(file);
      findings.push(finding(file, start, 'unknown-file', { near }, near ? 'error' : 'warning'));
      continue;
    }
    const unreadable = badEncoding(file, files[file]!);
    if (unreadable) {
      findings.push(unreadable);
      text.broken.add(file);
      continue;
    }
    if (kind.kind === 'message') {
      const read = message(file, files[file]!, () => parseMessage(file, files[file]!));
      for (const found of read.findings) findings.push(found);
      const languages = text.messages.get(kind.id) ?? {};
      text.messages.set(kind.id, languages);
      if (read.message) languages[kind.language] = read.message;
      else text.broken.add(file);
      continue;
    }
    const { parsed, findings: faults } = parsing(file, files[file]!, () => parseFile(file, files[file]!));
    for (const fault of faults) findings.push(fault);
    if (parsed.value === undefined) {
      text.broken.add(file);
      continue;
    }
    text.files.push({ kind: kind.kind, parsed });
    if (isMapping(parsed.value)) place(text, kind, parsed);
    else text.broken.add(file);
  }
  for (const file of requiredFiles)
    if (!Object.hasOwn(files, file)) findings.push(finding(file, start, 'missing-file', {}));
  if (!Object.keys(files).some((file) => kindOf(file)?.kind === 'workflow')) {
    findings.push(finding('workflows/', start, 'no-workflow', {}));
  }
  return { text, findings };
}

/** Bytes that are not UTF-8 were read as the replacement character, which no text means to hold. */
function badEncoding(file: string, source: string): Finding | null {
  const at = source.indexOf('\uFFFD');
  if (at === -1) return null;
  const before = source.slice(0, at);
  const line = before.split('\n').length;
  return finding(file, { line, column: at - (before.lastIndexOf('\n') + 1) + 1 }, 'not-utf8', {});
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type PlacedKind = Exclude<NonNullable<ReturnType<typeof kindOf>>, { kind: 'message' | 'aside' }>;

function place(text: ParsedText, kind: PlacedKind, parsed: ParsedFile): void {
  const source = <T>(): Source<T> => ({ ...parsed, id: kind.id, value: parsed.value as T });
  switch (kind.kind) {
    case 'workflow':
      text.workflows.set(kind.id, source());
      return;
    case 'phase': {
      const phases = text.phases.get(kind.workflow) ?? new Map();
      text.phases.set(kind.workflow, phases);
      phases.set(kind.id, source());
      return;
    }
    case 'criteria':
      text.criteria.push(source());
      return;
    case 'trial':
      text.trials.set(kind.id, source());
      return;
    case 'precedent':
      text.precedents.set(kind.id, source());
      return;
    case 'form':
      text.forms.set(kind.id, source());
      return;
    case 'sources-facts':
      text.facts = source();
      return;
    case 'sources-documents':
      text.documents = source();
      return;
    case 'not-encoded':
      text.notEncoded = source();
      return;
    case 'parameters':
      text.parameters = source();
      return;
    case 'conditions':
      text.conditions = source();
      return;
    case 'deadlines':
      text.deadlines = source();
      return;
    case 'reminders':
      text.reminders = source();
      return;
    case 'invitations':
      text.invitations = source();
      return;
    case 'rights':
      text.rights = source();
      return;
    case 'retention':
      text.retention = source();
      return;
    case 'organisations':
      text.organisations = source();
      return;
    case 'calendar':
      text.calendar = source();
      return;
    default:
      kind satisfies never;
  }
}

/** The same name with the ending that is read. */
function nearYaml(file: string): string | undefined {
  const candidates = [file.replace(/\.(?:yml|json)$/, '.yaml'), file.replace(/\.ya?ml$/, '.json')];
  return candidates.find((candidate) => candidate !== file && kindOf(candidate) !== null);
}
