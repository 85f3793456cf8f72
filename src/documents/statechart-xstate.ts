/** A workflow as an XState configuration in JSON, as Stately's editor and `createMachine` take it. */

import type { Json, JsonObject, Language, StateNode, Transition, Workflow } from '../policy/types.ts';

export function xstateOf(id: string, workflow: Workflow, language: Language): string {
  const machine = {
    id,
    description: workflow.title[language],
    initial: workflow.initial,
    ...(workflow.on && { on: commands(id, workflow.on, language) }),
    states: children(id, workflow.states, language),
    meta: { title: { ...workflow.title }, source: [...workflow.source] },
  };
  return `${JSON.stringify(machine, null, 2)}\n`;
}

function children(id: string, states: Record<string, StateNode>, language: Language): JsonObject {
  return Object.fromEntries(Object.entries(states).map(([key, state]) => [key, node(id, state, language)]));
}

function node(id: string, state: StateNode, language: Language): JsonObject {
  return {
    ...(state.type && { type: state.type }),
    ...(state.history && { history: state.history }),
    description: state.meta.title[language],
    ...(state.initial !== undefined && { initial: state.initial }),
    ...(state.on && { on: commands(id, state.on, language) }),
    ...(state.states && { states: children(id, state.states, language) }),
    meta: { ...state.meta },
  };
}

function commands(id: string, on: Record<string, Transition[]>, language: Language): JsonObject {
  const ways = (list: Transition[]): Json =>
    list.map(({ target, guard, meta }) => ({
      ...(target !== undefined && { target: `#${id}.${target}` }),
      ...(guard !== undefined && { guard }),
      description: meta.title[language],
      meta: meta as unknown as JsonObject,
    }));
  return Object.fromEntries(Object.entries(on).map(([command, list]) => [command, ways(list)]));
}
