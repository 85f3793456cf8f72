/** Checks that every statechart can be run through: it begins, every state can be reached, and none is a trap. */

import { type Chart, type ChartNode, lookUpTarget } from './chart.ts';
import { type Finding, finding } from './findings.ts';
import { nearest } from './nearest.ts';
import type { Registers } from './registers.ts';
import { isMapping, type ParsedText } from './text.ts';

export function checkStatecharts(text: ParsedText, { charts }: Registers): Finding[] {
  return [...charts.values()].flatMap((chart) => {
    const always = [...beginnings(chart), ...neverTried(chart)];
    if (!chart.complete) return always;
    const reached = leadsSomewhere(chart) ? reachable(chart) : null;
    const courses = reached ? [...unreached(chart, reached), ...traps(chart, reached)] : [];
    const rights = text.rights && isMapping(text.rights.value.rights) ? withoutRight(text, chart) : [];
    return [...always, ...courses, ...rights];
  });
}

function told(node: ChartNode, code: 'initial-missing' | 'never-reached' | 'no-way-out'): Finding {
  const { file, at } = node.named;
  return finding(file.file, file.locate(at, 'key'), code, { name: node.path });
}

function beginnings(chart: Chart): Finding[] {
  return [chart.root, ...chart.nodes.values()].flatMap((node) => {
    if (node.children.size === 0 || node.state.type === 'parallel') return [];
    const { initial } = node.state;
    // At the outermost level and in a phase the schema demands it.
    if (initial === undefined) return node.parent && !node.phase ? [told(node, 'initial-missing')] : [];
    if (typeof initial !== 'string' || node.children.has(initial)) return [];
    const near = [...node.children.keys()];
    return [
      finding(node.file.file, node.file.locate([...node.at, 'initial']), 'unknown-name', {
        what: 'state',
        name: initial,
        near: nearest(initial, near),
      }),
    ];
  });
}

function neverTried(chart: Chart): Finding[] {
  return [...chart.commands.values()].flatMap((alike) =>
    alike.flatMap(({ node, command, index, at }, place) => {
      const before = alike[place - 1];
      if (before?.node !== node || before.index !== index - 1 || before.transition.guard !== undefined) return [];
      return [finding(node.file.file, node.file.locate(at), 'never-tried', { command })];
    }),
  );
}

/** Whether every arrow and every beginning ends at a state; where one does not, it is told elsewhere. */
function leadsSomewhere(chart: Chart): boolean {
  return [chart.root, ...chart.nodes.values()].every((node) => {
    const begins =
      node.children.size === 0 || node.state.type === 'parallel' || node.children.has(node.state.initial ?? '');
    return (
      begins &&
      node.transitions.every(
        ({ transition: { target } }) => typeof target !== 'string' || 'node' in lookUpTarget(node, target, chart),
      )
    );
  });
}

/** Every node that can be active, as far as the arrows tell: guards are taken to be able to pass. */
function reachable(chart: Chart): Set<ChartNode> {
  const active = new Set<ChartNode>();
  const enter = (node: ChartNode): void => {
    if (node.state.type === 'history') {
      if (node.parent) enter(node.parent);
      return;
    }
    for (let above: ChartNode | null = node; above; above = above.parent) {
      if (active.has(above)) continue;
      active.add(above);
      open.push(above);
      if (above.state.type === 'parallel') for (const child of above.children.values()) enter(child);
    }
    if (node.children.size === 0 || node.state.type === 'parallel') return;
    const initial = node.children.get(node.state.initial ?? '');
    if (initial && !active.has(initial)) enter(initial);
  };
  const open: ChartNode[] = [];
  enter(chart.root);
  for (let node = open.pop(); node; node = open.pop()) {
    for (const { transition } of node.transitions) {
      if (typeof transition.target !== 'string') continue;
      const found = lookUpTarget(node, transition.target, chart);
      if ('node' in found) enter(found.node);
    }
  }
  return active;
}

function unreached(chart: Chart, reached: Set<ChartNode>): Finding[] {
  return [...chart.nodes.values()]
    .filter((node) => !reached.has(node) && node.state.type !== 'history' && reached.has(node.parent!))
    .map((node) => told(node, 'never-reached'));
}

function traps(chart: Chart, reached: Set<ChartNode>): Finding[] {
  return [...chart.nodes.values()]
    .filter((node) => {
      const ends = node.state.type === 'final' && node.parent === chart.root;
      return (
        reached.has(node) &&
        node.children.size === 0 &&
        node.state.type !== 'history' &&
        !ends &&
        !canLeave(node, chart)
      );
    })
    .map((node) => told(node, 'no-way-out'));
}

function canLeave(node: ChartNode, chart: Chart): boolean {
  for (let level: ChartNode | null = node; level; level = level.parent) {
    const leads = level.transitions.some(({ transition }) => {
      if (typeof transition.target !== 'string') return false;
      const found = lookUpTarget(level as ChartNode, transition.target, chart);
      // A target that does not exist is told elsewhere.
      return !('node' in found) || found.node !== node;
    });
    if (leads) return true;
  }
  return false;
}

function withoutRight(text: ParsedText, chart: Chart): Finding[] {
  const rights: unknown = text.rights!.value.rights[chart.workflow] ?? {};
  if (!isMapping(rights)) return [];
  return [...chart.commands]
    .filter(([command]) => !Object.hasOwn(rights, command))
    .map(([command, [first]]) =>
      finding(first!.node.file.file, first!.node.file.locate(first!.commandAt, 'key'), 'nobody-may', { command }),
    );
}
