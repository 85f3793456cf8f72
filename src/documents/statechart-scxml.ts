/**
 * A workflow as SCXML 1.0 without data: `cond` is the name of a rule, to be answered by whoever runs the chart. Titles
 * stand in attributes of a namespace of their own.
 */

import type { Language, StateNode, Transition, Workflow } from '../policy/types.ts';
import { element } from './xml.ts';

const scxml = 'http://www.w3.org/2005/07/scxml';
const ours = 'urn:x-lkt-engine:titles';
/** Holds all states where the workflow itself takes commands, which the outermost element cannot. No key is written so. */
const whole = '_workflow';

export function scxmlOf(id: string, workflow: Workflow, language: Language): string {
  const { title, initial, states, on } = workflow;
  const inner = children(states, '', initial, language);
  const body = on
    ? [element('state', { id: whole, initial }, ...block([...transitions(on, '', language), ...inner]))]
    : inner;
  const attributes = {
    xmlns: scxml,
    'xmlns:lkt': ours,
    version: '1.0',
    // SCION makes a function of this name.
    name: id.replaceAll('-', '_'),
    initial: on ? whole : initial,
    'xml:lang': language,
    'lkt:title': title[language],
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('scxml', attributes, ...block(body))}\n`;
}

function children(
  states: Record<string, StateNode>,
  below: string,
  initial: string | undefined,
  language: Language,
): string[] {
  const entered = initial ?? Object.keys(states).filter((key) => states[key]!.type !== 'history');
  const first = [entered].flat().map((key) => below + key);
  return Object.entries(states).map(([key, state]) => node(below + key, state, first, language));
}

/** @param first the states that are entered first where this one and its siblings are. */
function node(
  path: string,
  { type, history, initial, meta, on = {}, states = {} }: StateNode,
  first: string[],
  language: Language,
): string {
  const attributes = { id: path, 'lkt:title': meta.title[language], 'lkt:owner': meta.owner };
  const inner = [...transitions(on, path, language), ...children(states, `${path}.`, initial, language)];
  switch (type) {
    case 'history': {
      // Where nothing is remembered, all begins as it does at first; SCXML asks for that to be said.
      const begin = element('transition', { target: first.join(' ') });
      return element('history', { ...attributes, type: history ?? 'shallow' }, ...block([begin]));
    }
    case 'final':
      return element('final', attributes);
    case 'parallel':
      return element('parallel', attributes, ...block(inner));
    case undefined:
      return element(
        'state',
        { ...attributes, initial: initial === undefined ? undefined : `${path}.${initial}` },
        ...block(inner),
      );
    default:
      return type satisfies never;
  }
}

function transitions(on: Record<string, Transition[]>, from: string, language: Language): string[] {
  return Object.entries(on).flatMap(([event, ways]) =>
    ways.map(({ target, guard, meta }) => {
      const within = target?.startsWith(`${from}.`) || (from === '' && target !== undefined);
      const type = within ? 'internal' : undefined;
      return element('transition', { event, cond: guard, target, type, 'lkt:title': meta.title[language] });
    }),
  );
}

/** Each on a line of its own, further in. */
function block(lines: string[]): string[] {
  return lines.length === 0 ? [] : [`\n${lines.map(indented).join('\n')}\n`];
}

function indented(lines: string): string {
  return lines.replace(/^/gm, '  ');
}
