/** A workflow with its phases put in their place, targets as whole paths, and every transition in a list. */

import { type Chart, type ChartNode, lookUpTarget } from './chart.ts';
import type { ParsedText } from './text.ts';
import type { StateNode, Transition, Workflow } from './types.ts';

export function resolveWorkflow(chart: Chart, text: ParsedText): Workflow {
  const { title, source, initial, milestones = {} } = text.workflows.get(chart.workflow)!.value;
  return { title, source, initial, milestones, states: statesOf(chart.root, chart), ...onOf(chart.root, chart) };
}

function statesOf(node: ChartNode, chart: Chart): Record<string, StateNode> {
  return Object.fromEntries([...node.children].map(([key, child]) => [key, stateOf(child, chart)]));
}

function stateOf(node: ChartNode, chart: Chart): StateNode {
  const { type, history, initial, meta } = node.state;
  return {
    ...(type && { type }),
    ...(history && { history }),
    ...(initial !== undefined && { initial }),
    meta: { ...meta!, ...(node.phase && { phase: node.phase.id }) },
    ...onOf(node, chart),
    ...(node.children.size > 0 && { states: statesOf(node, chart) }),
  };
}

function onOf(node: ChartNode, chart: Chart): { on?: Record<string, Transition[]> } {
  if (node.transitions.length === 0) return {};
  const on: Record<string, Transition[]> = {};
  for (const { command, transition } of node.transitions) {
    const { target, guard, meta } = transition;
    const found = target === undefined ? undefined : lookUpTarget(node, target, chart);
    const path = found && 'node' in found ? found.node.path : target;
    on[command] = [
      ...(on[command] ?? []),
      { ...(path !== undefined && { target: path }), ...(guard !== undefined && { guard }), meta },
    ];
  }
  return { on };
}
