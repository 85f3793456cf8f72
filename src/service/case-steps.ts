/** The phases of a case's workflow as steps: which lie behind it, where it stands, and which may come. */

import { effectiveEvents } from '../engine/correct.ts';
import { activePaths, leafPaths, machineOf, stateAt } from '../engine/machine.ts';
import { perPolicy } from '../engine/per-policy.ts';
import type { Case, CaseEvent, Span } from '../engine/types.ts';
import type { Policy, StateNode, Text, Workflow } from '../policy/types.ts';
import { phasesOf } from './case-phases.ts';

export interface CaseStep {
  id: string;
  title: Text;
  /** `before-placing`: before the case was taken over here. `unrecorded`: passed over by the record in another way. */
  is: 'done' | 'before-placing' | 'unrecorded' | 'now' | 'to-come';
  /** Of `now`: the innermost states. */
  states: Text[];
  /** When the case last came there. */
  since: Span | null;
}

/** In the order of the text. Pauses, and ends of which there are several, are shown only where the case is in them. */
export function caseSteps(policy: Policy, kase: Case, events: CaseEvent[]): CaseStep[] {
  const workflow = policy.workflows[kase.workflow];
  if (!workflow) return [];
  const passed = new Map(phasesOf(workflow, effectiveEvents(events)).map((phase) => [phase.id, phase]));
  const now = new Map(Map.groupBy(leafPaths(kase.state), phaseOf));
  const { ids, ends, onTheWay } = phasesIn(policy, kase.workflow);
  const course = ids.filter((id) => now.has(id) || (ends.length === 1 && ends[0] === id) || onTheWay.has(id));
  const aside = [...now.keys()].every((id) => !onTheWay.has(id));
  const behind = aside ? course.filter((id) => passed.has(id) && !now.has(id)) : [];
  const reached = aside
    ? course.indexOf(behind.at(-1) ?? '')
    : Math.min(...[...now.keys()].map((id) => course.indexOf(id)));
  const placed = effectiveEvents(events).flatMap((event) =>
    event.type === 'placed' ? leafPaths(event.state).map((path) => course.indexOf(phaseOf(path))) : [],
  );
  const behindOf = (index: number) => (index < Math.max(-1, ...placed) ? 'before-placing' : 'unrecorded');
  const steps = course.map((id, index): CaseStep => {
    const is = now.has(id) ? 'now' : index > reached ? 'to-come' : passed.has(id) ? 'done' : behindOf(index);
    const states = (now.get(id) ?? []).filter((path) => path !== id).map((path) => titleAt(workflow, path));
    const since = is === 'now' || is === 'done' ? (passed.get(id)?.stays.at(-1)?.from ?? null) : null;
    return { id, title: titleAt(workflow, id), is, states, since };
  });
  if (kase.status === 'done') return steps.filter(({ is }) => is !== 'to-come' && is !== 'unrecorded');
  if (!aside) return steps;
  const here = steps.filter(({ is }) => is === 'now');
  const others = steps.filter(({ is }) => is !== 'now');
  const place = others.findLastIndex(({ is }) => is !== 'to-come') + 1;
  return [...others.slice(0, place), ...here, ...others.slice(place)];
}

/** Where the commands of the workflow are given that are not taken where the case stands. */
export interface ElsewhereCommand {
  command: string;
  title: Text;
  roles: Text[];
  states: Text[];
}

/** Commands that the case does not listen to now, by whether they belong to a state further on or only to earlier ones. */
export function elsewhere(policy: Policy, kase: Case): { later: ElsewhereCommand[]; earlier: ElsewhereCommand[] } {
  const workflow = policy.workflows[kase.workflow];
  const here = new Set(machineOf(policy, kase.workflow)?.commands(kase.state) ?? []);
  const paths = workflow ? statePaths(workflow) : [];
  const active = new Set(activePaths(kase.state));
  const position = Math.max(...paths.map((path, index) => (active.has(path) ? index : -1)));
  const found = new Map<string, ElsewhereCommand>();
  const further = new Set<string>();
  for (const [index, path] of paths.entries()) {
    const node = workflow && stateAt(workflow, path);
    for (const [command, [transition]] of Object.entries(node?.on ?? {})) {
      if (here.has(command) || !transition) continue;
      if (index > position) further.add(command);
      const known = found.get(command) ?? {
        command,
        title: transition.meta.title,
        roles: (policy.rights[kase.workflow]?.[command]?.roles ?? []).map((role) => titleOfRole(policy, role)),
        states: [],
      };
      found.set(command, { ...known, states: [...known.states, node?.meta.title ?? { da: path, en: path }] });
    }
  }
  const all = [...found.values()];
  return {
    later: all.filter(({ command }) => further.has(command)),
    earlier: all.filter(({ command }) => !further.has(command)),
  };
}

function titleOfRole(policy: Policy, role: string): Text {
  return policy.roles[role]?.title ?? { da: role, en: role };
}

/** The phases of a workflow, those that end it, and those that are neither an end nor a pause that leads back to where the case was. */
const phasesIn = perPolicy((policy, workflowId) => {
  const workflow = policy.workflows[workflowId] as Workflow;
  const machine = machineOf(policy, workflowId);
  const ids = phaseIds(workflow);
  const ends = ids.filter((id) => stateAt(workflow, id)?.type === 'final');
  const pauses = ids.filter((id) => {
    const position = machine?.positionOf(id);
    return position && machine?.resumes(position.state);
  });
  return { ids, ends, onTheWay: new Set(ids.filter((id) => !ends.includes(id) && !pauses.includes(id))) };
});

function phaseIds(workflow: Workflow): string[] {
  const leaves = statePaths(workflow).filter((path) => {
    const node = stateAt(workflow, path);
    return node?.states === undefined && node?.type !== 'history';
  });
  return [...new Set(leaves.map(phaseOf))];
}

/** The state that holds it, or itself where none does. */
function phaseOf(path: string): string {
  return path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : path;
}

/** Every state as a dotted path, in the order of the text. */
export function statePaths({ states = {} }: Pick<StateNode, 'states'>, prefix = ''): string[] {
  return Object.entries(states).flatMap(([key, node]) => [prefix + key, ...statePaths(node, `${prefix}${key}.`)]);
}

function titleAt(workflow: Workflow, path: string): Text {
  return stateAt(workflow, path)?.meta.title ?? { da: path, en: path };
}
