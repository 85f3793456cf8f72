import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { drawWorkflow } from '../../src/documents/statechart.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { parseText } from '../../src/policy/text.ts';
import type { Policy, StateNode, Transition } from '../../src/policy/types.ts';
import { xmlFaults } from './well-formed.ts';
import { type Element, readXml } from './xml-reading.ts';

const resolved = resolvePolicy(parseText(readTextFolder(join(import.meta.dirname, '../..'))).text, '2026-01-01');
if ('findings' in resolved) throw new Error('the text has errors');
const { policy } = resolved;

interface Read {
  states: Record<string, { type: string; initial: string[] }>;
  transitions: string[];
}

const said = (from: string, event: string, target: string, cond: string) => `${from} ${event} -> ${target} [${cond}]`;

/** SCXML by its own rules: the first state in a state is entered first unless it says otherwise. */
function fromScxml(xml: string): Read {
  const read: Read = { states: {}, transitions: [] };
  const visit = ({ name, attributes, inner }: Element, id: string): void => {
    const states = inner.filter((each) => ['state', 'parallel', 'final', 'history'].includes(each.name));
    if (id !== '') {
      const type = name === 'state' ? (states.length > 0 ? 'compound' : 'atomic') : name;
      const initial = attributes.initial?.split(' ') ?? (type === 'compound' ? [states[0]!.attributes.id!] : []);
      read.states[id] = { type: attributes.type ? `${attributes.type} history` : type, initial };
    }
    for (const { name, attributes } of inner) {
      if (name !== 'transition') continue;
      const { event, target, cond } = attributes;
      if (event === undefined) read.states[id]!.initial = target!.split(' ');
      else read.transitions.push(said(id === '_workflow' ? '' : id, event, target ?? '', cond ?? ''));
    }
    for (const state of states) visit(state, state.attributes.id!);
  };
  visit(readXml(xml), '');
  delete read.states._workflow;
  return { ...read, transitions: read.transitions.toSorted() };
}

/** The same from the machine that XState makes of the JSON. */
async function fromXState(of: Policy, workflow: string): Promise<Read> {
  const machine = createMachine(JSON.parse(await drawWorkflow(of, workflow, 'da', { format: 'json' })));
  const read: Read = { states: {}, transitions: [] };
  type Node = typeof machine.root;
  const plain = (node: Node) => node.path.join('.');
  const visit = (node: Node): void => {
    const id = plain(node);
    if (id !== '') {
      const initial = node.type === 'compound' ? [plain(node.initial.target[0] as Node)] : [];
      read.states[id] = { type: node.type, initial };
      if (node.type === 'history') {
        const parent = node.parent!;
        const first = parent.type === 'parallel' ? Object.values(parent.states) : parent.initial.target;
        const begin = (first as Node[]).filter(({ type }) => type !== 'history').map(plain);
        read.states[id] = { type: `${node.history || 'shallow'} history`, initial: begin };
      }
    }
    for (const [event, list] of node.transitions) {
      for (const { target, guard } of list) {
        const to = target?.map((each) => plain(each as Node)).join(' ') ?? '';
        read.transitions.push(said(id, event, to, (guard as string | undefined) ?? ''));
      }
    }
    for (const each of Object.values(node.states)) visit(each as Node);
  };
  visit(machine.root);
  return { ...read, transitions: read.transitions.toSorted() };
}

test.each(Object.keys(policy.workflows))('%s as SCXML has the states and transitions that XState has', async (id) => {
  const scxml = await drawWorkflow(policy, id, 'da', { format: 'scxml' });
  expect(xmlFaults(scxml)).toEqual([]);
  const read = fromScxml(scxml);
  expect(read).toEqual(await fromXState(policy, id));
  expect(Object.keys(read.states).length).toBeGreaterThan(3);
  const { name, attributes } = readXml(scxml);
  expect(name).toBe('scxml');
  expect(attributes).toMatchObject({
    xmlns: 'http://www.w3.org/2005/07/scxml',
    version: '1.0',
    initial: policy.workflows[id]!.initial,
    'lkt:title': policy.workflows[id]!.title.da,
  });
});

test('no event of a workflow is the beginning of another, which SCXML would take for the same', () => {
  for (const { states, on } of Object.values(policy.workflows)) {
    const events = new Set(Object.keys(on ?? {}));
    const open = Object.values(states);
    for (const state of open) {
      for (const event of Object.keys(state.on ?? {})) events.add(event);
      open.push(...Object.values(state.states ?? {}));
    }
    const clashes = [...events].filter((event) => [...events].some((other) => other.startsWith(`${event}.`)));
    expect(clashes).toEqual([]);
  }
});

describe('a workflow of the test’s own', () => {
  const hostile = '"><final id="x"/> & ]]> \u0000\uD800 </scxml>';
  const text = { da: hostile, en: hostile };
  const state = (rest: Partial<StateNode> = {}): StateNode => ({ meta: { title: text }, ...rest });
  const to = (target?: string): Transition[] => [{ ...(target && { target }), meta: { title: text, source: [] } }];
  const side = state({ initial: 'x', states: { x: state({ on: { on: to('both.p.y') } }), y: state() } });
  const states = {
    a: state({ on: { go: to('both'), stay: to() } }),
    both: state({
      type: 'parallel',
      on: { leave: to('a'), inside: to('both.p.y') },
      states: { p: side, q: state(), last: state({ type: 'history' }) },
    }),
    end: state({ type: 'final' }),
  };
  const workflow = { title: text, source: [], initial: 'a', milestones: {}, states, on: { stop: to('end') } };
  const own = { ...policy, workflows: { own: workflow } };

  test('keeps parallel states, history and commands taken everywhere', async () => {
    expect(fromScxml(await drawWorkflow(own, 'own', 'da', { format: 'scxml' }))).toEqual(await fromXState(own, 'own'));
  });

  test('keeps hostile titles in their attributes', async () => {
    const scxml = await drawWorkflow(own, 'own', 'da', { format: 'scxml' });
    expect(xmlFaults(scxml)).toEqual([]);
    const shown = '"><final id="x"/> & ]]> \uFFFD\uFFFD </scxml>';
    expect(readXml(scxml).attributes['lkt:title']).toBe(shown);
    expect(fromScxml(scxml).states).not.toHaveProperty('x');
  });
});
