/** A workflow of the policy as an XState machine, and the state arithmetic around it. */

import { createMachine, initialTransition, transition, type StateNode as XStateNode } from 'xstate';
import type { StateNode, Transition, Workflow } from '../policy/types.ts';
import { perPolicy } from './per-policy.ts';
import type { Case, StateValue } from './types.ts';

export interface Machine {
  initial: Position;
  /** Asks XState for the next state; null when no transition was taken. `holding` names the guards that hold. */
  step(at: Position, command: string, holding: 'all' | readonly string[]): { to: Position; taken: Transition } | null;
  /** The position that a dotted path stands for, with initial states filled in; null when there is no such state. */
  positionOf(path: string): Position | null;
  /** True when some transition from here leads back to a remembered state. */
  resumes(at: StateValue): boolean;
  /** Transitions that the command may take from here, innermost state first. */
  candidates(at: StateValue, command: string): Transition[];
  /** All commands some active state listens to, innermost state first, each once. */
  commands(at: StateValue): string[];
}

interface Position {
  state: StateValue;
  history: Record<string, string[]>;
  done: boolean;
}

/** The machine of one workflow, built once per policy. Undefined for an unknown workflow. */
export const machineOf = perPolicy((policy, workflowId): Machine | undefined => {
  const workflow = Object.hasOwn(policy.workflows, workflowId) ? policy.workflows[workflowId] : undefined;
  return workflow && buildMachine(workflowId, workflow);
});

function buildMachine(id: string, workflow: Workflow): Machine {
  const transitions: Transition[] = [];
  const guards: Record<string, (args: { event: { passes?: (guard: string) => boolean } }) => boolean> = {};

  const toXState = (each: Transition): object => {
    transitions.push(each);
    const { guard } = each;
    if (guard) guards[guard] = ({ event }) => event.passes?.(guard) ?? false;
    return {
      ...(each.target ? { target: `#${id}.${each.target}` } : {}),
      ...(guard ? { guard } : {}),
      actions: [{ type: 'taken', params: { index: transitions.length - 1 } }],
    };
  };
  const listeners = (on: Record<string, Transition[]> | undefined): object =>
    on ? { on: Object.fromEntries(Object.entries(on).map(([command, list]) => [command, list.map(toXState)])) } : {};
  const node = (state: StateNode): object => ({
    ...(state.type ? { type: state.type } : {}),
    ...(state.history ? { history: state.history } : {}),
    ...(state.initial ? { initial: state.initial } : {}),
    ...listeners(state.on),
    ...(state.states ? { states: children(state.states) } : {}),
  });
  const children = (states: Record<string, StateNode>): object =>
    Object.fromEntries(Object.entries(states).map(([key, state]) => [key, node(state)]));

  const xstate = createMachine(
    { id, initial: workflow.initial, ...listeners(workflow.on), states: children(workflow.states) } as object,
    { guards } as object,
  );
  type Snapshot = ReturnType<typeof xstate.getInitialSnapshot>;

  const positionFrom = (snapshot: Snapshot): Position => ({
    state: snapshot.value as StateValue,
    history: Object.fromEntries(
      Object.entries(snapshot.historyValue).map(([key, nodes]) => [
        key,
        (nodes as XStateNode[]).map((each) => each.id),
      ]),
    ),
    done: snapshot.status === 'done',
  });
  // A statechart without context has finitely many positions, XState never changes a snapshot, and what it answers to a
  // command there depends on nothing but the guards that hold.
  const snapshots = new Map<string, Snapshot>();
  const steps = new Map<string, NonNullable<ReturnType<Machine['step']>>>();
  const snapshotAt = ({ state, history }: Position): Snapshot => {
    const key = JSON.stringify([state, history]);
    const ready = snapshots.get(key);
    if (ready) return ready;
    const made = xstate.resolveState({
      value: state,
      historyValue: Object.fromEntries(
        Object.entries(history).map(([node, ids]) => [node, ids.map((each) => xstate.getStateNodeById(each))]),
      ),
    } as Parameters<typeof xstate.resolveState>[0]);
    snapshots.set(key, made);
    return made;
  };

  const listening = new Map<string, Record<string, Transition[]>[]>();
  const listenersAt = (at: StateValue) => {
    const key = JSON.stringify(at);
    const ready = listening.get(key) ?? activeListeners(workflow, at);
    listening.set(key, ready);
    return ready;
  };

  return {
    initial: positionFrom(initialTransition(xstate)[0] as Snapshot),
    step(at, command, holding) {
      const key = JSON.stringify([at.state, at.history, command, holding]);
      const ready = steps.get(key);
      if (ready) return ready;
      const passes = (guard: string) => holding === 'all' || holding.includes(guard);
      const [next, actions] = transition(xstate, snapshotAt(at), { type: command, passes } as { type: string });
      const taken = (actions as { type: string; params: unknown }[]).find((action) => action.type === 'taken');
      if (!taken) return null;
      const { index } = taken.params as { index: number };
      const step = { to: positionFrom(next as Snapshot), taken: transitions[index] as Transition };
      steps.set(key, step);
      return step;
    },
    positionOf(path) {
      const keys = path.split('.');
      const found = nodeAt(workflow, keys);
      if (!found || found.type === 'history') return null;
      const value = keys.reduceRight<StateValue | undefined>(
        (inner, key) => (inner === undefined ? key : { [key]: inner }),
        undefined,
      );
      return positionFrom(xstate.resolveState({ value } as Parameters<typeof xstate.resolveState>[0]) as Snapshot);
    },
    resumes(at) {
      const targets = listenersAt(at).flatMap((on) =>
        Object.values(on)
          .flat()
          .map(({ target }) => target),
      );
      return targets.some((target) => target !== undefined && stateAt(workflow, target)?.type === 'history');
    },
    candidates(at, command) {
      return listenersAt(at).flatMap((on) => (Object.hasOwn(on, command) ? (on[command] ?? []) : []));
    },
    commands(at) {
      return [...new Set(listenersAt(at).flatMap((on) => Object.keys(on)))];
    },
  };
}

/** Every active state as a dotted path, outermost first. */
export function activePaths(value: StateValue, prefix = ''): string[] {
  if (typeof value === 'string') return [prefix + value];
  return Object.entries(value).flatMap(([key, inner]) => [prefix + key, ...activePaths(inner, `${prefix}${key}.`)]);
}

/** True when the case is in the state of that path or in one inside it. */
export function isIn(kase: Case, path: string): boolean {
  return activePaths(kase.state).includes(path);
}

/** True when the state of that path is the other or lies inside it. */
export function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`);
}

/** The innermost active states, as dotted paths; several where the statechart runs in parallel. */
export function leafPaths(value: StateValue, prefix = ''): string[] {
  if (typeof value === 'string') return [prefix + value];
  return Object.entries(value).flatMap(([key, inner]) => leafPaths(inner, `${prefix}${key}.`));
}

/** Whether two states are one. */
export function sameState(a: StateValue, b: StateValue): boolean {
  return leafPaths(a).join() === leafPaths(b).join();
}

/** The text of a state by its dotted path. */
export function stateAt(workflow: Workflow, path: string): StateNode | undefined {
  return nodeAt(workflow, path.split('.'));
}

function nodeAt(workflow: Workflow, keys: string[]): StateNode | undefined {
  let states: Record<string, StateNode> | undefined = workflow.states;
  let found: StateNode | undefined;
  for (const key of keys) {
    found = states && Object.hasOwn(states, key) ? states[key] : undefined;
    if (!found) return undefined;
    states = found.states;
  }
  return found;
}

function activeListeners(workflow: Workflow, value: StateValue): Record<string, Transition[]>[] {
  const inner = activePaths(value)
    .reverse()
    .map((path) => stateAt(workflow, path)?.on);
  return [...inner, workflow.on].filter((on) => on !== undefined);
}
