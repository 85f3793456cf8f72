/** A workflow as a tree of states, phases put in their place, every part with its place in the text. */

import type { ParsedFile, Path } from './parse.ts';
import { isMapping, type ParsedText } from './text.ts';
import type { On, PhaseFile, StateText, TransitionText } from './text-shapes.ts';

export interface ChartNode {
  key: string;
  /** Dotted path from the root; empty for the root itself. */
  path: string;
  parent: ChartNode | null;
  children: Map<string, ChartNode>;
  state: StateText;
  /** The phase file the node comes from, when it is the outermost node of one. */
  phase?: { id: string; content: PhaseFile };
  /** A phase that could not be read: anything may stand in it. */
  opaque: boolean;
  /** Where the inside of the state stands. */
  file: ParsedFile;
  at: Path;
  /** Where the state is named. */
  named: { file: ParsedFile; at: Path };
  transitions: ChartTransition[];
}

export interface ChartTransition {
  command: string;
  transition: TransitionText;
  node: ChartNode;
  /** 0 for the first or only one. */
  index: number;
  at: Path;
  /** Where the command's name stands. */
  commandAt: Path;
}

export interface Chart {
  workflow: string;
  root: ChartNode;
  /** By path, the root left out. */
  nodes: Map<string, ChartNode>;
  /** By the last part of the path. */
  byKey: Map<string, ChartNode[]>;
  /** False when a part could not be read. */
  complete: boolean;
  commands: Map<string, ChartTransition[]>;
}

export function chartsOf(text: ParsedText): Map<string, Chart> {
  return new Map([...text.workflows.keys()].map((id) => [id, chartOf(text, id)]));
}

function chartOf(text: ParsedText, workflow: string): Chart {
  const file = text.workflows.get(workflow)!;
  const chart: Chart = {
    workflow,
    nodes: new Map(),
    byKey: new Map(),
    commands: new Map(),
    complete: true,
    root: {
      key: '',
      path: '',
      parent: null,
      children: new Map(),
      state: file.value as StateText,
      opaque: false,
      file,
      at: [],
      named: { file, at: [] },
      transitions: [],
    },
  };
  fill(chart, chart.root, text, 0);
  return chart;
}

function fill(chart: Chart, node: ChartNode, text: ParsedText, depth: number): void {
  node.transitions = transitionsOf(node);
  for (const transition of node.transitions) {
    const known = chart.commands.get(transition.command);
    if (known) known.push(transition);
    else chart.commands.set(transition.command, [transition]);
  }
  if (!isMapping(node.state.states) || depth > 20) return;
  for (const [key, state] of Object.entries(node.state.states)) {
    if (!isMapping(state)) {
      chart.complete = false;
      continue;
    }
    const child = childOf(node, key, state as StateText, text, chart);
    node.children.set(key, child);
    chart.nodes.set(child.path, child);
    const alike = chart.byKey.get(key);
    if (alike) alike.push(child);
    else chart.byKey.set(key, [child]);
    fill(chart, child, text, depth + 1);
  }
}

function childOf(parent: ChartNode, key: string, state: StateText, text: ParsedText, chart: Chart): ChartNode {
  const at = [...parent.at, 'states', key];
  const child: ChartNode = {
    key,
    path: parent.path === '' ? key : `${parent.path}.${key}`,
    parent,
    children: new Map(),
    state,
    opaque: false,
    file: parent.file,
    at,
    named: { file: parent.file, at },
    transitions: [],
  };
  if (typeof state.use !== 'string') return child;
  const phase = text.phases.get(chart.workflow)?.get(state.use);
  if (!phase) {
    child.opaque = true;
    chart.complete = false;
    return child;
  }
  const { title, source, owner, ...inside } = phase.value;
  child.phase = { id: state.use, content: phase.value };
  child.state = { ...inside, meta: { title, source, ...(owner && { owner }) } };
  child.file = phase;
  child.at = [];
  return child;
}

function transitionsOf(node: ChartNode): ChartTransition[] {
  if (!isMapping(node.state.on)) return [];
  return Object.entries(node.state.on as On).flatMap(([command, given]) => {
    const commandAt = [...node.at, 'on', command];
    const list = Array.isArray(given) ? given : [given];
    return list.flatMap((transition, index) => {
      const at = Array.isArray(given) ? [...commandAt, index] : commandAt;
      return isMapping(transition) ? [{ command, transition, node, index, at, commandAt }] : [];
    });
  });
}

export type Lookup = { node: ChartNode } | { opaque: true } | { candidates: Iterable<string> };

/** The target of a transition: among the siblings of its state, then of each enclosing one; dots lead down from there. */
export function lookUpTarget(from: ChartNode, target: string, chart: Chart): Lookup {
  const [first, ...rest] = target.split('.') as [string, ...string[]];
  for (let level = from.parent ?? from; ; level = level.parent!) {
    const found = level.children.get(first);
    if (found) return descend(found, rest);
    if (!level.parent) return { candidates: reachableNames(from, chart) };
  }
}

/** Of the states that one name may mean. */
const mostTold = 10;

/** A state named from outside the statechart: by its whole path, or by its id alone where only one has it. */
export function lookUpState(chart: Chart, name: string): Lookup | { ambiguous: string[] } {
  const whole = descend(chart.root, name.split('.'));
  if (!('candidates' in whole)) return whole;
  const alike = chart.byKey.get(name.slice(name.lastIndexOf('.') + 1)) ?? [];
  const ending = alike.filter((node) => node.path.endsWith(`.${name}`));
  if (ending.length === 1) return { node: ending[0]! };
  if (ending.length > 1) return { ambiguous: ending.slice(0, mostTold).map((node) => node.path) };
  return chart.complete ? { candidates: chart.nodes.keys() } : { opaque: true };
}

function descend(from: ChartNode, steps: string[]): Lookup {
  let node = from;
  for (const step of steps) {
    if (node.opaque) return { opaque: true };
    const next = node.children.get(step);
    if (!next) {
      const prefix = from.parent ? from.path.slice(from.path.lastIndexOf('.') + 1) : '';
      const inside =
        node === from ? prefix : [prefix, ...steps.slice(0, steps.indexOf(step))].filter(Boolean).join('.');
      return { candidates: [...node.children.keys()].map((key) => (inside ? `${inside}.${key}` : key)) };
    }
    node = next;
  }
  return { node };
}

function* reachableNames(from: ChartNode, chart: Chart): Iterable<string> {
  for (let level: ChartNode | null = from.parent ?? from; level; level = level.parent) yield* level.children.keys();
  yield* chart.nodes.keys();
}
