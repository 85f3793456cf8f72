import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createMachine, getInitialSnapshot, getNextSnapshot } from 'xstate';
import { pictures } from '../../docs/pictures/draw.ts';
import { drawWorkflow, NothingToDraw } from '../../src/documents/statechart.ts';
import { widthOf } from '../../src/documents/text-width.ts';
import { activePaths, machineOf } from '../../src/engine/machine.ts';
import type { StateValue } from '../../src/engine/types.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { parseText } from '../../src/policy/text.ts';
import type { Language, Policy, StateNode, Transition, Workflow } from '../../src/policy/types.ts';
import { xmlFaults } from './well-formed.ts';

const root = join(import.meta.dirname, '../..');
const resolved = resolvePolicy(parseText(readTextFolder(root)).text, '2026-01-01');
if ('findings' in resolved) throw new Error('the text has errors');
const { policy } = resolved;
const workflows = Object.keys(policy.workflows);

interface Found {
  path: string;
  state: StateNode;
}

function statesOf(states: Record<string, StateNode>, prefix = ''): Found[] {
  return Object.entries(states).flatMap(([key, state]) => {
    const path = prefix + key;
    return [{ path, state }, ...statesOf(state.states ?? {}, `${path}.`)];
  });
}

function transitionsOf(workflow: Workflow): { from: string; transition: Transition }[] {
  const all = [
    { path: '', on: workflow.on },
    ...statesOf(workflow.states).map(({ path, state }) => ({ path, on: state.on })),
  ];
  return all.flatMap(({ path, on }) =>
    Object.values(on ?? {}).flatMap((list) => list.map((transition) => ({ from: path, transition }))),
  );
}

/** A policy with one workflow of the test's own. */
function policyWith(states: Workflow['states'], initial: string, title = 'Prøve'): Policy {
  const workflow = { title: text(title), source: [], initial, milestones: {}, states };
  return { ...policy, workflows: { sample: workflow } };
}

const text = (words: string) => ({ da: words, en: `${words} (en)` });
const state = (title: string, rest: Partial<StateNode> = {}): StateNode => ({ meta: { title: text(title) }, ...rest });
const command = (title: string, target?: string, guard?: string): Transition => ({
  ...(target !== undefined && { target }),
  ...(guard !== undefined && { guard }),
  meta: { title: text(title), source: [] },
});

const decoded = (xml: string): string =>
  xml
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** The groups of the picture by their name: path of a state, or `from->to`. Each with all text in it. */
function readSvg(svg: string): Map<string, { words: string; classes: string }> {
  const groups = new Map<string, { words: string; classes: string }>();
  for (const [, classes, body] of svg.matchAll(/<g id="[^"]*" class="([^"]*)">([\s\S]*?)<\/g>/g)) {
    const name = decoded(/<title>([^<]*)<\/title>/.exec(body!)![1]!);
    const words = [...body!.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, line]) => decoded(line!)).join(' ');
    groups.set(name, { words, classes: decoded(classes!) });
  }
  return groups;
}

const mermaidId = (path: string): string => `s_${path.replaceAll('.', '__').replaceAll('-', '_')}`;
const mermaidText = (line: string): string => line.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

describe.each(workflows)('the picture of %s', (id) => {
  const workflow = policy.workflows[id]!;

  describe.each<Language>(['da', 'en'])('in %s', (language) => {
    let svg = '';
    let mermaid = '';
    beforeAll(async () => {
      svg = await drawWorkflow(policy, id, language, { format: 'svg' });
      mermaid = await drawWorkflow(policy, id, language, { format: 'mermaid' });
    });

    test('as SVG is well-formed and shows every state with its title and owner', () => {
      expect(xmlFaults(svg)).toEqual([]);
      const groups = readSvg(svg);
      const everything = decoded(svg);
      for (const { path, state } of statesOf(workflow.states)) {
        expect(groups.has(path), path).toBe(true);
        expect(everything).toContain(`>${state.meta.title[language]}</text>`);
        if (state.meta.owner)
          expect(groups.get(path)!.words).toContain(policy.roles[state.meta.owner]!.title[language]);
      }
    });

    test('as SVG keeps every word in its box, and the whole in its frame, in a font as wide as Verdana', () => {
      for (const [, box] of svg.matchAll(/<g id="[^"]*" class="[^"]*state[^"]*">([\s\S]*?)<\/g>/g)) {
        const outline = / (?:d|points)="([^"]*)"/.exec(box!)?.[1] ?? '';
        const right = Math.max(...[...outline.matchAll(/(-?[\d.]+),/g)].map(([, x]) => Number(x)));
        for (const [, attributes, words] of box!.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)) {
          const [x, size] = ['x', 'font-size'].map((name) =>
            Number(new RegExp(`${name}="([^"]*)"`).exec(attributes!)![1]),
          );
          const weight = attributes!.includes('bold') ? 'bold' : 'normal';
          expect(x! + widthOf(decoded(words!), size!, weight), decoded(words!)).toBeLessThanOrEqual(right);
        }
      }
      const [, width, height] = /viewBox="0.00 0.00 ([\d.]+) ([\d.]+)"/.exec(svg)!.map(Number);
      expect(svg).toContain(`<rect x="2" y="2" width="${width! - 4}" height="${height! - 4}"`);
    });

    test('as SVG shows every transition, at the arrow or in the box it belongs to', () => {
      const groups = readSvg(svg);
      const states = new Map(statesOf(workflow.states).map((found) => [found.path, found.state]));
      const entry = (path: string): string => {
        const initial = states.get(path)?.initial;
        return initial === undefined ? path : entry(`${path}.${initial}`);
      };
      for (const { from, transition } of transitionsOf(workflow)) {
        const begins = states.get(from)?.states ? `${from}.(anytime)` : from;
        const place = transition.target === undefined ? begins : `${begins}->${entry(transition.target)}`;
        expect(groups.get(place)?.words, place).toContain(transition.meta.title[language]);
      }
    });

    test('as Mermaid shows every state and every transition', () => {
      expect(mermaid.startsWith('stateDiagram-v2\n')).toBe(true);
      const lines = mermaid.split('\n').map((line) => mermaidText(line.trim()));
      const states = new Map(statesOf(workflow.states).map((found) => [found.path, found.state]));
      for (const [path, { meta }] of states) {
        const start = `state "${meta.title[language]}" as ${mermaidId(path)}`;
        expect(
          lines.some((line) => line === start || line === `${start} {`),
          start,
        ).toBe(true);
      }
      for (const { from, transition } of transitionsOf(workflow)) {
        const begins = states.get(from)?.states ? `${mermaidId(from)}___anytime_` : mermaidId(from);
        const title = transition.meta.title[language];
        const { target } = transition;
        expect(lines).toContain(target ? `${begins} --> ${mermaidId(target)} : ${title}` : `${begins} : – ${title}`);
      }
    });
  });

  test('as JSON holds every state and transition with title, guard and meta', async () => {
    const machine = JSON.parse(await drawWorkflow(policy, id, 'da', { format: 'json' }));
    expect(machine).toMatchObject({ id, initial: workflow.initial, description: workflow.title.da });
    const nodeAt = (path: string) => path.split('.').reduce((node, key) => node.states[key], machine);
    for (const { path, state } of statesOf(workflow.states)) {
      const { type, history, initial, meta } = nodeAt(path);
      expect({ type, history, initial, meta }).toEqual({
        type: state.type,
        history: state.history,
        initial: state.initial,
        meta: state.meta,
      });
      expect(nodeAt(path).description).toBe(state.meta.title.da);
      for (const [name, list] of Object.entries(state.on ?? {})) {
        const expected = list.map(({ target, guard, meta }) => ({
          ...(target && { target: `#${id}.${target}` }),
          ...(guard && { guard }),
          description: meta.title.da,
          meta,
        }));
        expect(nodeAt(path).on[name]).toEqual(expected);
      }
    }
  });

  test('as JSON is a machine for XState that reaches the states the engine reaches', async () => {
    const machine = createMachine(JSON.parse(await drawWorkflow(policy, id, 'en', { format: 'json' })));
    const passing = Object.fromEntries(
      transitionsOf(workflow).flatMap(({ transition: { guard } }) => (guard ? [[guard, () => true]] : [])),
    );
    const given = machine.provide({ guards: passing } as never);
    const engine = machineOf(policy, id)!;
    const first = { ours: engine.initial, theirs: getInitialSnapshot(given) };
    const known = new Map([[JSON.stringify(first.ours), first]]);
    for (const { ours, theirs } of known.values()) {
      expect(theirs.value).toEqual(ours.state);
      if (ours.done) continue;
      for (const name of engine.commands(ours.state)) {
        const step = engine.step(ours, name, 'all')!;
        const next = { ours: step.to, theirs: getNextSnapshot(given, theirs, { type: name }) };
        const key = JSON.stringify(next.ours);
        if (!known.has(key)) known.set(key, next);
        expect(next.theirs.value).toEqual(next.ours.state);
      }
    }
    const reached = new Set([...known.values()].flatMap(({ theirs }) => activePaths(theirs.value as StateValue)));
    const drawn = statesOf(workflow.states).filter(({ state }) => state.type !== 'history');
    expect([...reached].toSorted()).toEqual(drawn.map(({ path }) => path).toSorted());
  });
});

describe('awkward titles', () => {
  const awkward = [
    'Sig "ja"; eller <b>nej</b> & gå',
    'Skråstreg \\n og \\N, $& og $1',
    'a --> b : {c} [*] %% note',
    '&lt;ikke et tegn&gt; #35; ‘’ `x` _y_ *z*',
    '(workflow)',
    '</title></text></svg>]]>',
  ];
  const sample = policyWith(
    {
      ...Object.fromEntries(
        awkward.map((title, index) => [
          `s${index}`,
          state(title, { on: { go: [command(title, `s${index + 1}`)], stay: [command(title)] } }),
        ]),
      ),
      [`s${awkward.length}`]: state('Slut', { type: 'final' }),
    },
    's0',
    awkward[0],
  );

  test('stand in the SVG as they were written', async () => {
    const svg = await drawWorkflow(sample, 'sample', 'da', { format: 'svg' });
    expect(xmlFaults(svg)).toEqual([]);
    const groups = readSvg(svg);
    for (const [index, title] of awkward.entries()) {
      expect(groups.get(`s${index}`)!.words).toBe(`${title} – ${title}`);
      expect(groups.get(`s${index}->s${index + 1}`)!.words).toBe(title);
    }
  });

  test('leave no sign in Mermaid that it could take as its own', async () => {
    const mermaid = await drawWorkflow(sample, 'sample', 'da', { format: 'mermaid' });
    const lines = mermaid.split('\n').map((line) => line.trim());
    for (const [index, title] of awkward.entries()) {
      const arrow = lines.find((line) => line.startsWith(`s_s${index} --> s_s${index + 1} : `))!;
      const words = arrow.slice(arrow.indexOf(' : ') + 3);
      expect(mermaidText(words)).toBe(title);
      expect(words.replace(/#\d+;/g, '')).not.toMatch(/[^\p{L}\p{N} .,()’–-]/u);
    }
  });

  test('stand in the JSON as they were written', async () => {
    const machine = JSON.parse(await drawWorkflow(sample, 'sample', 'da', { format: 'json' }));
    expect(awkward.map((_, index) => machine.states[`s${index}`].description)).toEqual(awkward);
  });
});

describe('deadlines in the picture of the national LKT', () => {
  test('stand in the boxes of the states they run in, each with its period', async () => {
    const groups = readSvg(await drawWorkflow(policy, 'national-lkt', 'da', { format: 'svg' }));
    const validation = `Frist: ${policy.deadlines.validation!.title.da}, `;
    expect(groups.get('validation.checking')!.words).toContain(`${validation}28 dage`);
    expect(groups.get('validation.checking')!.words).not.toContain('uret står stille');
    expect(groups.get('validation.clarification')!.words).toContain(`${validation}28 dage (uret står stille)`);
    expect(groups.get('validation.clarification')!.words).toContain('Frist: Svar på afklaring, 14 dage');
    expect(groups.get('validation.checking')!.words).not.toContain('Svar på afklaring');
    expect(groups.get('running.(anytime)')!.words).toContain('Dato: 1. læringsseminar, på den planlagte dag');
    expect(groups.get('running.seminars.action-period')!.words).not.toContain('på den planlagte dag');
  });

  test('a cap stands once, on the whole, and a proposal that is not binding nowhere', async () => {
    const svg = decoded(await drawWorkflow(policy, 'national-lkt', 'en', { format: 'svg' }));
    const title = policy.deadlines['first-seminar-to-closure']!.title.en;
    expect(svg.split(`Cap: ${title}, 24 months`).length).toBe(2);
    expect(svg).not.toContain(policy.deadlines['selection-to-closure']!.title.en);
  });

  test('stand in Mermaid too', async () => {
    const mermaid = await drawWorkflow(policy, 'national-lkt', 'da', { format: 'mermaid' });
    const lines = mermaid.split('\n').map((line) => mermaidText(line.trim()));
    expect(lines).toContain(`${mermaidId('assessment.assessing')} : Frist: Vurdering, 2 måneder`);
  });
});

describe('a state that is lit', () => {
  const lit = ['running', 'running.seminars.action-period'];

  test('stands out in the SVG, and no other does', async () => {
    const groups = readSvg(await drawWorkflow(policy, 'national-lkt', 'da', { format: 'svg', lit }));
    const marked = [...groups].filter(([, { classes }]) => classes.split(' ').includes('lit')).map(([name]) => name);
    expect(marked.toSorted()).toEqual(lit);
  });

  test('stands out in Mermaid', async () => {
    const mermaid = await drawWorkflow(policy, 'national-lkt', 'da', { format: 'mermaid', lit });
    expect(mermaid).toContain('\n  class s_running,s_running__seminars__action_period lit\n');
  });

  test('must exist, and so must the workflow', () => {
    expect(() => drawWorkflow(policy, 'national-lkt', 'da', { format: 'svg', lit: ['running.holiday'] })).toThrow(
      NothingToDraw,
    );
    expect(() => drawWorkflow(policy, 'toString', 'da', { format: 'json' })).toThrow(
      /no workflow “toString”.*national-lkt/,
    );
  });
});

test('two commands between the same states share one arrow, each on its own line', async () => {
  const on = { one: [command('Den ene vej', 'b')], other: [command('Den anden vej', 'b')] };
  const sample = policyWith({ a: state('A', { on }), b: state('B', { type: 'final' }) }, 'a');
  const svg = await drawWorkflow(sample, 'sample', 'da', { format: 'svg' });
  expect(readSvg(svg).get('a->b')!.words).toBe('– Den ene vej – Den anden vej');
});

test('a command with several ways on tells them apart by their conditions', async () => {
  const guard = Object.keys(policy.gates)[0]!;
  const on = { go: [command('Gå', 'b', guard), command('Gå', 'c')] };
  const sample = policyWith(
    { a: state('A', { on }), b: state('B', { type: 'final' }), c: state('C', { type: 'final' }) },
    'a',
  );
  const groups = readSvg(await drawWorkflow(sample, 'sample', 'da', { format: 'svg' }));
  expect(groups.get('a->b')!.words).toBe(`Gå [${policy.gates[guard]!.title.da}]`);
  expect(groups.get('a->c')!.words).toBe('Gå');
});

test('states that run side by side each show where they begin', async () => {
  const side = (name: string) =>
    state(name, {
      initial: 'x',
      states: {
        x: state(`${name} x`, { on: { [name]: [command('Videre', `both.${name}.y`)] } }),
        y: state(`${name} y`),
      },
    });
  const both = state('Begge', { type: 'parallel', states: { p: side('p'), q: side('q') } });
  const sample = policyWith({ a: state('A', { on: { go: [command('Begynd', 'both')] } }), both }, 'a');
  const svg = await drawWorkflow(sample, 'sample', 'da', { format: 'svg' });
  expect(xmlFaults(svg)).toEqual([]);
  const groups = readSvg(svg);
  for (const name of ['a->both', 'both.p (start)->both.p.x', 'both.q (start)->both.q.x'])
    expect([...groups.keys()]).toContain(name);
  expect(await drawWorkflow(sample, 'sample', 'da', { format: 'mermaid' })).toContain('\n      --\n');
});

test('the pictures in docs/pictures are what the text gives today', async () => {
  for (const [file, svg] of Object.entries(await pictures())) {
    const committed = readFileSync(join(root, 'docs/pictures', file), 'utf8');
    expect(committed === svg, `docs/pictures/${file} is out of date. Run: npm run pictures`).toBe(true);
  }
});
