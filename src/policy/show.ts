/** What the rules say at a date, as a report: every value with its status and its sources. */

import type { Finding } from './findings.ts';
import { policyHash } from './hash.ts';
import { resolvePolicy } from './resolve.ts';
import { renderReport } from './show-text.ts';
import type { ParsedText } from './text.ts';
import type {
  CalendarDate,
  DeadlineRule,
  Json,
  Language,
  Policy,
  Recipient,
  Source,
  StateNode,
  Status,
} from './types.ts';
import { rungInWords, valueInWords } from './words.ts';

export interface PolicyReport {
  at: CalendarDate;
  language: Language;
  hash: string;
  trial: { id: string; title: string } | null;
  parameters: {
    id: string;
    title: string;
    value: Json;
    inWords: string;
    from: CalendarDate;
    status: Status;
    applies: boolean;
    sources: CitedSource[];
  }[];
  gates: {
    id: string;
    title: string;
    criteria: {
      id: string;
      title: string;
      strength: 'must' | 'should';
      /** Whether it binds only cases begun since it came into force. */
      cases: 'new' | 'running';
      otherwise: string;
      sources: CitedSource[];
    }[];
  }[];
  deadlines: {
    id: string;
    title: string;
    workflow: string;
    kind: DeadlineRule['kind'];
    from: string;
    for: string;
    until: string[];
    parameter: string | null;
    binding: boolean;
    status: Status;
    stopsWhenPaused: boolean;
    /** The states in which its clock stands still. */
    stopsIn: string[];
    /** What becomes of one that is running when its case moves to these rules. */
    running: DeadlineRule['running'];
    owner: string[];
    sources: CitedSource[];
  }[];
  reminders: {
    id: string;
    title: string;
    deadline: string;
    ladder: {
      id: string;
      when: string;
      to: string[];
      message: string;
      escalate: { to: string[]; message: string } | null;
    }[];
    sources: CitedSource[];
  }[];
  rights: {
    workflow: string;
    title: string;
    commands: { command: string; roles: string[]; in: string[]; sources: CitedSource[] }[];
  }[];
}

/** A governance fact and the titles of the documents that it rests on. */
export interface CitedSource {
  id: string;
  documents: string[];
}

/** The report as data and as text for a terminal, or what keeps the text from being resolved. */
export function showPolicy(
  text: ParsedText,
  at: CalendarDate,
  language: Language,
  trial?: string,
): { report: PolicyReport; rendered: string } | { findings: Finding[] } {
  const resolved = resolvePolicy(text, at, trial);
  if ('findings' in resolved) return resolved;
  const report = reportOf(resolved.policy, text, language);
  return { report, rendered: renderReport(report) };
}

function reportOf(policy: Policy, text: ParsedText, language: Language): PolicyReport {
  const cite = (source: Source) => source.map((id) => ({ id, documents: documentsOf(id, text, language) }));
  const roles = (recipients: Recipient[]) => recipients.map(({ role }) => policy.roles[role]?.title[language] ?? role);
  return {
    at: policy.at,
    language,
    hash: policyHash(policy),
    trial:
      policy.trial === null ? null : { id: policy.trial, title: text.trials.get(policy.trial)!.value.title[language] },
    parameters: Object.entries(policy.parameters).map(
      ([id, { title, unit, value, from, status, applies, source }]) => ({
        id,
        title: title[language],
        value,
        inWords: valueInWords(value, unit, language),
        from,
        status,
        applies,
        sources: cite(source),
      }),
    ),
    gates: Object.entries(policy.gates).map(([id, gate]) => ({
      id,
      title: gate.title[language],
      criteria: gate.criteria.map((name) => {
        const { title, strength, cases, otherwise, source } = policy.criteria[name]!;
        const told = { title: title[language], otherwise: otherwise[language], sources: cite(source) };
        return { id: name, strength, cases, ...told };
      }),
    })),
    deadlines: Object.entries(policy.deadlines).map(([id, rule]) => ({
      id,
      title: rule.title[language],
      workflow: rule.workflow,
      kind: rule.kind,
      from: anchorOf(rule, policy, language),
      for: rule.for,
      until: rule.until.map((name) => milestoneTitle(policy, rule.workflow, name, language)),
      parameter: rule.parameter ?? null,
      binding: rule.binding,
      status: rule.status,
      stopsWhenPaused: rule.stopsWhenPaused,
      stopsIn: rule.stopsIn.map((path) => stateTitle(policy, rule.workflow, path, language)),
      running: rule.running,
      owner: roles(rule.owner),
      sources: cite(rule.source),
    })),
    reminders: Object.entries(policy.reminders).map(([id, rule]) => ({
      id,
      title: rule.title[language],
      deadline: rule.deadline,
      ladder: rule.ladder.map((rung) => ({
        id: rung.id,
        when: rungInWords(rung, language),
        to: roles(rung.to),
        message: rung.message,
        escalate: rung.escalate ? { to: roles(rung.escalate.to), message: rung.escalate.message } : null,
      })),
      sources: cite(rule.source),
    })),
    rights: Object.entries(policy.rights).map(([workflow, commands]) => ({
      workflow,
      title: policy.workflows[workflow]?.title[language] ?? workflow,
      commands: Object.entries(commands).map(([command, right]) => ({
        command,
        roles: roles(right.roles.map((role) => ({ role }))),
        in: right.in,
        sources: cite(right.source),
      })),
    })),
  };
}

function documentsOf(id: string, text: ParsedText, language: Language): string[] {
  const places = text.facts?.value.facts?.[id]?.source ?? [];
  const documents = text.documents?.value.documents ?? {};
  return [...new Set(places.map(({ document }) => documents[document]?.title[language] ?? document))];
}

function milestoneTitle(policy: Policy, workflow: string, id: string, language: Language): string {
  return policy.workflows[workflow]?.milestones[id]?.title[language] ?? id;
}

function stateTitle(policy: Policy, workflow: string, path: string, language: Language): string {
  let [node, states]: [StateNode | undefined, StateNode['states']] = [undefined, policy.workflows[workflow]?.states];
  for (const key of path.split('.')) [node, states] = [states?.[key], states?.[key]?.states];
  return node?.meta.title[language] ?? path;
}

function anchorOf({ from, workflow }: DeadlineRule, policy: Policy, language: Language): string {
  const title = (id: string) => milestoneTitle(policy, workflow, id, language);
  const planned = { da: 'planlagt: ', en: 'planned: ' }[language];
  const anchors = (from.milestone ?? []).map(title);
  if (from.plan !== undefined) {
    const coming = policy.workflows[workflow]?.milestones[from.plan]?.planned?.[language];
    anchors.push(planned + (coming ?? title(from.plan)));
  }
  if (from.deadline !== undefined) anchors.push(policy.deadlines[from.deadline]?.title[language] ?? from.deadline);
  return anchors.join({ da: ' eller ', en: ' or ' }[language]);
}
