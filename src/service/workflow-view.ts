import { type DrawOptions, drawWorkflow, NothingToDraw } from '../documents/statechart.ts';
import { leafPaths } from '../engine/machine.ts';
import type { ParsedText } from '../policy/text.ts';
import type {
  CalendarDate,
  Language,
  Milestone,
  Policy,
  StateNode,
  Text,
  Transition,
  Workflow,
} from '../policy/types.ts';
import { caseById, type Office, policyOf } from './office.ts';
import { policyOn } from './policy-on.ts';
import { recipientsInWords } from './recipient-words.ts';

export interface WorkflowView {
  id: string;
  title: Text;
  source: string[];
  /** Commands taken in every state. */
  commands: CommandView[];
  states: StateView[];
  milestones: Record<string, Milestone>;
}

export interface StateView {
  /** Dotted path; the number of dots is the depth. */
  path: string;
  title: Text;
  source: string[];
  /** Why a case may stand here without a deadline that reminds anybody. */
  openEnded: Text | null;
  type: NonNullable<StateNode['type']> | null;
  /** The role that is waited for. */
  owner: Text | null;
  commands: CommandView[];
}

export interface CommandView {
  command: string;
  title: Text;
  /** Path and title of the next state; null when the case stays where it is. */
  target: { path: string; title: Text } | null;
  guard: { id: string; title: Text } | null;
  form: string | null;
  roles: Text[];
  source: string[];
  /** Mails that go when it has been given. */
  mails: { message: string; to: Text[] }[];
}

/** @param id of a workflow that the policy has. */
export function workflowView(policy: Policy, id: string): WorkflowView {
  const workflow = policy.workflows[id] as Workflow;
  const titles = new Map<string, Text>();
  const found: { path: string; node: StateNode }[] = [];
  const walk = (states: Record<string, StateNode>, prefix: string): void => {
    for (const [key, node] of Object.entries(states)) {
      const path = prefix + key;
      titles.set(path, node.meta.title);
      found.push({ path, node });
      walk(node.states ?? {}, `${path}.`);
    }
  };
  walk(workflow.states, '');
  const commands = (on: Record<string, Transition[]> = {}): CommandView[] =>
    Object.entries(on).flatMap(([command, candidates]) =>
      candidates.map(({ target, guard, meta }) => ({
        command,
        title: meta.title,
        target: target === undefined ? null : { path: target, title: titles.get(target) ?? plain(target) },
        guard: guard === undefined ? null : { id: guard, title: guardTitle(policy, guard) },
        form: meta.form ?? null,
        roles: (policy.rights[id]?.[command]?.roles ?? []).map((role) => policy.roles[role]?.title ?? plain(role)),
        source: meta.source,
        mails: (meta.notify ?? []).map(({ to, message }) => ({ message, to: recipientsInWords(policy, id, to) })),
      })),
    );
  const states = found.map(({ path, node }) => ({
    path,
    title: node.meta.title,
    source: node.meta.source ?? [],
    openEnded: node.meta.openEnded ?? null,
    type: node.type ?? null,
    owner: node.meta.owner === undefined ? null : (policy.roles[node.meta.owner]?.title ?? plain(node.meta.owner)),
    commands: commands(node.on),
  }));
  const { title, source, milestones } = workflow;
  return { id, title, source, commands: commands(workflow.on), states, milestones };
}

export interface Picture {
  language: Language;
  format: DrawOptions['format'];
}

/** The picture of a workflow of the text on a day. @throws {NothingToDraw} */
export async function workflowPicture(
  text: ParsedText,
  workflow: string,
  on: CalendarDate,
  { language, format }: Picture,
): Promise<string> {
  return drawWorkflow(policyOn(text)(on), workflow, language, { format });
}

/** The picture of a workflow under the policy of one of its cases, with the case's state lit. @throws {NothingToDraw | NoSuchCase} */
export async function casePicture(
  office: Office,
  workflow: string,
  caseId: string,
  { language, format }: Picture,
): Promise<string> {
  const { snapshot } = await caseById(office, caseId);
  const policy = await policyOf(office, snapshot);
  if (snapshot.workflow !== workflow) throw new NothingToDraw(otherWorkflow(caseId, snapshot.workflow));
  return drawWorkflow(policy, workflow, language, { format, lit: leafPaths(snapshot.state) });
}

/** Every workflow of the text on a day. */
export function workflowViews(text: ParsedText, on: CalendarDate): WorkflowView[] {
  const policy = policyOn(text)(on);
  return Object.keys(policy.workflows).map((id) => workflowView(policy, id));
}

function otherWorkflow(caseId: string, workflow: string): Text {
  return {
    da: `Sagen »${caseId}« følger forløbet »${workflow}«. Tegn det i stedet.`,
    en: `The case "${caseId}" follows the workflow "${workflow}". Draw that instead.`,
  };
}

function guardTitle(policy: Policy, guard: string): Text {
  return (policy.gates[guard] ?? policy.conditions[guard])?.title ?? plain(guard);
}

function plain(id: string): Text {
  return { da: id, en: id };
}
