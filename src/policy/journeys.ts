/** The ways a case can go through a statechart: the places it can stand, and the steps between them. */

import { type Chart, type ChartNode, type ChartTransition, lookUpTarget } from './chart.ts';

export interface Journeys {
  /** A leaf; the outermost parallel state stands for everything inside it. The first is where a case begins. */
  places: ChartNode[];
  /** By the index of the place they start from. */
  steps: Step[][];
}

interface Step {
  to: number;
  taken: ChartTransition;
}

/** A text that somebody is typing may have more places than can be walked through in a moment. */
const mostPlaces = 2_000;

/** Where the case stands, and where it stood when it last left each state that remembers. */
interface Place {
  node: ChartNode;
  memory: ReadonlyMap<ChartNode, ChartNode>;
}

/** Null when the statechart leads somewhere that does not exist, or has too many places. */
export function journeysOf(chart: Chart): Journeys | null {
  if (!chart.complete) return null;
  const remembering = returnsTo(chart);
  const places: Place[] = [];
  const indexes = new Map<string, number>();
  const indexOf = (place: Place): number => {
    const key = [place.node.path, ...[...place.memory].map(([of, at]) => `${of.path}=${at.path}`)].join('|');
    const known = indexes.get(key);
    if (known !== undefined) return known;
    indexes.set(key, places.length);
    return places.push(place) - 1;
  };
  const first = standing(chart.root, new Map());
  if (!first) return null;
  indexOf({ node: first, memory: new Map() });
  const steps: Step[][] = [];
  for (let index = 0; index < places.length; index += 1) {
    if (index >= mostPlaces) return null;
    const place = places[index]!;
    const leaving: Step[] = [];
    for (const taken of takenAt(place.node, chart)) {
      const next = after(place, taken, chart, remembering);
      if (next === null) return null;
      leaving.push({ to: indexOf(next), taken });
    }
    steps.push(leaving);
  }
  return { places: places.map(({ node }) => node), steps };
}

/** The place a leaf belongs to. */
export function placeOf(node: ChartNode): ChartNode {
  let place = node;
  for (let above = node.parent; above; above = above.parent) if (above.state.type === 'parallel') place = above;
  return place;
}

export function isWithin(node: ChartNode, outer: ChartNode): boolean {
  for (let level: ChartNode | null = node; level; level = level.parent) if (level === outer) return true;
  return false;
}

/** Where a case stands that enters the node; null when a beginning is missing. */
function standing(node: ChartNode, memory: ReadonlyMap<ChartNode, ChartNode>): ChartNode | null {
  let here = node;
  if (here.state.type === 'history') {
    const parent = here.parent!;
    const remembered = memory.get(parent);
    if (remembered && here.state.history === 'deep') return remembered;
    const child = remembered && [...parent.children.values()].find((each) => isWithin(remembered, each));
    here = child ?? parent;
  }
  while (here.children.size > 0 && here.state.type !== 'parallel') {
    const inner = here.children.get(here.state.initial ?? '');
    if (!inner || inner.state.type === 'history') return null;
    here = inner;
  }
  return placeOf(here);
}

/** The inner state answers first; the outer one is asked where no unguarded transition did. */
function takenAt(place: ChartNode, chart: Chart): ChartTransition[] {
  if (place.state.type === 'final' && place.parent === chart.root) return [];
  const found: ChartTransition[] = [];
  const settled = new Set<string>();
  const inside = place.state.type === 'parallel' ? descendants(place) : [];
  for (const taken of inside.flatMap((inner) => inner.transitions)) found.push(taken);
  for (let level: ChartNode | null = place; level; level = level.parent) {
    const here = level.transitions.filter(({ command }) => !settled.has(command));
    for (const taken of here) {
      found.push(taken);
      if (taken.transition.guard === undefined) settled.add(taken.command);
    }
  }
  return found;
}

function descendants(node: ChartNode): ChartNode[] {
  return [...node.children.values()].flatMap((child) => [child, ...descendants(child)]);
}

function after(place: Place, taken: ChartTransition, chart: Chart, remembering: Returns): Place | null {
  const { target } = taken.transition;
  if (typeof target !== 'string') return place;
  const found = lookUpTarget(taken.node, target, chart);
  if (!('node' in found)) return null;
  const node = standing(found.node, place.memory);
  if (!node) return null;
  const memory = new Map(place.memory);
  for (const [state, from] of remembering) {
    if (isWithin(place.node, state) && !isWithin(node, state)) memory.set(state, place.node);
    // What is not asked for again, or written anew first, would only multiply the places.
    if (!from.has(node) || isWithin(node, state)) memory.delete(state);
  }
  return { node, memory };
}

/** Each state that remembers, with the places from which a case can come back to where it was. */
type Returns = Map<ChartNode, Set<ChartNode>>;

function returnsTo(chart: Chart): Returns {
  const nodes = [...chart.nodes.values()];
  const histories = nodes.filter(({ state, parent }) => state.type === 'history' && parent);
  if (histories.length === 0) return new Map();
  const leaves = [...new Set(nodes.filter(({ children }) => children.size === 0).map(placeOf))];
  const next = new Map(leaves.map((leaf) => [leaf, takenAt(leaf, chart).flatMap((taken) => targetOf(taken, chart))]));
  return new Map(
    histories.map((history) => {
      const back = new Set<ChartNode>();
      for (let before = -1; before !== back.size; ) {
        before = back.size;
        for (const [leaf, targets] of next) {
          const returns = (target: ChartNode) =>
            target === history ||
            [...back].some((other) => isWithin(other, target.state.type === 'history' ? target.parent! : target));
          if (targets.some(returns)) back.add(leaf);
        }
      }
      return [history.parent!, back];
    }),
  );
}

function targetOf({ node, transition: { target } }: ChartTransition, chart: Chart): ChartNode[] {
  const found = typeof target === 'string' ? lookUpTarget(node, target, chart) : null;
  return found && 'node' in found ? [found.node] : [];
}
