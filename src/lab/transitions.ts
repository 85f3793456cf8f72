/** Every transition of a workflow by a name of its own, and which one a recorded command took. */

import { machineOf } from '../engine/machine.ts';
import { perPolicy } from '../engine/per-policy.ts';
import type { CaseEvent } from '../engine/types.ts';
import type { Policy, StateNode, Transition, Workflow } from '../policy/types.ts';

/** `workflow: state – command #index` → transition; `*` stands for the workflow as a whole, the index counts from 1. */
export const transitionsOf = perPolicy((policy, id): Map<string, Transition> => {
  const workflow = policy.workflows[id] as Workflow;
  const named = new Map<string, Transition>();
  const add = (state: string, on: StateNode['on'] = {}) => {
    for (const [command, list] of Object.entries(on))
      for (const [index, each] of list.entries()) named.set(`${id}: ${state} – ${command} #${index + 1}`, each);
  };
  const walk = (states: Record<string, StateNode> = {}, prefix = '') => {
    for (const [key, state] of Object.entries(states)) {
      add(prefix + key, state.on);
      walk(state.states, `${prefix}${key}.`);
    }
  };
  add('*', workflow.on);
  walk(workflow.states);
  return named;
});

/** The transition that a command took; among several, the one whose guard was judged. */
export function transitionTaken(
  policy: Policy,
  workflow: string,
  event: Extract<CaseEvent, { type: 'accepted' }>,
): string | undefined {
  const candidates = machineOf(policy, workflow)?.candidates(event.from, event.command) ?? [];
  const gate = event.verdicts[0]?.gate;
  const taken = candidates.find(({ guard }) => guard === gate) ?? candidates[0];
  return [...transitionsOf(policy, workflow)].find(([, each]) => each === taken)?.[0];
}
