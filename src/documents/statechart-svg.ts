/** A chart laid out by state-machine-cat. An arrow to a state with states inside leads on to where that one begins. */

import { type IState, type ITransition, render } from 'state-machine-cat';
import type { Language } from '../policy/types.ts';
import type { Arrow, Chart, DrawnState } from './chart-in-words.ts';
import { dress, sizeOfTitle } from './statechart-dress.ts';
import { legend, remarksOf } from './statechart-words.ts';
import { widthOf } from './text-width.ts';

const longestLine = 26;
const measuredSize = 12;
/** Stands in for a backslash in a box: Graphviz would read `\N` there as the name of the state. */
const backslash = '\uE000';

export async function svgOf({ root, arrows }: Chart, language: Language, lit: ReadonlySet<string>): Promise<string> {
  const states = allStates(root);
  const entries = new Map(states.map((state) => [state.path, entryOf(state)]));
  const order = states.map(({ path }) => path);
  const drawn = arrows.map((arrow) => ({ ...arrow, to: entries.get(arrow.to)! }));
  const lines = [
    ...states.filter((state) => showsStart(state, states)).map((state) => line(startOf(state), entryOf(state))),
    ...drawn.filter((arrow) => leadsOn(arrow, order)).map(({ from, to }) => ({ ...line(from, to), class: 'pull' })),
    ...drawn.map(({ from, to, titles }) => ({ ...line(from, to), label: labelOf(titles) })),
  ];
  const toState = (state: DrawnState, depth: number): IState => {
    const inner = state.inner.map((each) => toState(each, depth + 1));
    if (showsStart(state, states)) inner.unshift({ name: nameOf(startOf(state)), type: 'initial' });
    return {
      name: nameOf(state.path),
      type: state.kind === 'parallel' ? 'parallel' : 'regular',
      label: boxed(state.title) + roomForBold(state.title, sizeOfTitle(depth, inner.length > 0)),
      actions: (depth === 0 ? [legend[language], ...state.deadlines] : remarksOf(state, language)).map((remark) => ({
        type: 'activity',
        body: boxed(remark),
      })),
      class: `${state.kind} depth-${depth}${lit.has(state.path) ? ' lit' : ''}`,
      ...(inner.length > 0 && { statemachine: { states: inner } }),
    };
  };
  const svg = await render(
    { states: [toState(root, 0)], transitions: lines.map((each, id) => ({ ...each, id })) },
    {
      inputType: 'json',
      outputType: 'svg',
      direction: 'top-down',
      dotGraphAttrs: [...measured(measuredSize), { name: 'labeljust', value: 'l' }],
      dotNodeAttrs: measured(measuredSize),
      dotEdgeAttrs: measured(measuredSize),
    },
  );
  return dress(svg.replaceAll(backslash, '\\'), root.title);
}

/** No-break spaces that make a title as wide, when it is measured, as it is drawn: larger, and in bold. */
function roomForBold(title: string, size: number): string {
  const lacking = widthOf(title, size, 'bold') - widthOf(title, measuredSize);
  return '\u00a0'.repeat(Math.max(Math.ceil(lacking / widthOf(' ', measuredSize)), 0));
}

/** Measured in Verdana, shown in the narrower Arial: the text stays in its box whichever of the two a reader has. */
function measured(size: number): { name: string; value: string }[] {
  return [
    { name: 'fontname', value: 'Verdana' },
    { name: 'fontsize', value: String(size) },
  ];
}

function allStates(state: DrawnState): DrawnState[] {
  return [state, ...state.inner.flatMap(allStates)];
}

/** The innermost state entered when a case comes to this one. */
function entryOf(state: DrawnState): string {
  const first = state.inner.find(({ path }) => path === state.initial);
  return first ? entryOf(first) : state.path;
}

/** A dot shows the beginning only where no arrow does: of the whole, and of states that run side by side. */
function showsStart({ path, initial }: DrawnState, states: DrawnState[]): boolean {
  if (initial === undefined) return false;
  return (
    path === '' || states.some(({ kind, inner }) => kind === 'parallel' && inner.some((each) => each.path === path))
  );
}

function startOf({ path }: DrawnState): string {
  return `${path} (start)`;
}

/**
 * An arrow from one phase to a later one gets an unseen companion: of the two ways to break the ring that an arrow
 * back makes, the layout then takes the one that keeps the order of the text from top to bottom.
 */
function leadsOn({ from, to }: Arrow, order: string[]): boolean {
  return order.indexOf(from) < order.indexOf(to) && parentOf(from) !== parentOf(to);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('.'), 0));
}

function line(from: string, to: string): Omit<ITransition, 'id'> {
  return { from: nameOf(from), to: nameOf(to) };
}

function nameOf(path: string): string {
  return path === '' ? '(workflow)' : path;
}

function boxed(text: string): string {
  return text.replaceAll('\\', backslash);
}

function labelOf(titles: string[]): string {
  const lines = titles.flatMap((title) => (titles.length > 1 ? wrapped(`– ${title}`) : wrapped(title)));
  // Graphviz reads `&lt;` and its like in a label as the sign itself.
  return lines.join('\n').replaceAll('&', '&amp;');
}

function wrapped(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= longestLine) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
