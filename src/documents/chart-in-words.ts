/** A workflow as a reader sees it: states and arrows with their titles in one language. */

import { periodInWords } from '../engine/wording.ts';
import type { DeadlineRule, Language, Policy, StateNode, Text, Transition } from '../policy/types.ts';

export interface DrawnState {
  /** Dotted path; empty for the workflow itself. */
  path: string;
  title: string;
  kind: 'simple' | 'composite' | 'parallel' | 'final' | 'history' | 'deep-history' | 'anytime';
  /** Title of the role that is waited for. */
  owner?: string;
  /** Path of the inner state that is entered first. */
  initial?: string;
  /** What is to be done by when while the case is here: `Frist: Teknisk validering, 28 dage`. */
  deadlines: string[];
  /** Titles of the commands after which the case stays where it is. */
  stays: string[];
  inner: DrawnState[];
}

export interface Arrow {
  from: string;
  to: string;
  titles: string[];
}

export interface Chart {
  root: DrawnState;
  arrows: Arrow[];
}

const anytime: Text = { da: 'Når som helst', en: 'At any time' };

type Part = Omit<StateNode, 'meta'> & { meta: Pick<StateNode['meta'], 'title' | 'owner'> };

/**
 * The chart of a workflow. Transitions between the same two states share one arrow. What a state with states inside
 * takes everywhere stands in a box of its own among them, so that arrows begin at a box and not at a frame.
 */
export function chartInWords(policy: Policy, workflow: string, language: Language): Chart {
  const { title, ...rest } = policy.workflows[workflow]!;
  const arrows = new Map<string, Arrow>();

  const draw = (path: string, part: Part): DrawnState => {
    const below = path === '' ? '' : `${path}.`;
    const inner = Object.entries(part.states ?? {}).map(([key, state]) => draw(below + key, state));
    const own = inner.length > 0 ? `${below}(anytime)` : path;
    const stays = new Set<string>();
    let deadlines = deadlinesAt(policy, workflow, path, part, language);
    for (const alternatives of Object.values(part.on ?? {})) {
      for (const each of alternatives) {
        const words = wordsOf(each, alternatives.length > 1, policy, language);
        if (each.target === undefined) stays.add(words);
        else join(arrows, own, each.target, words);
      }
    }
    if (own !== path && part.on) {
      inner.unshift({
        path: own,
        title: anytime[language],
        kind: 'anytime',
        deadlines: path === '' ? [] : deadlines,
        stays: [...stays],
        inner: [],
      });
      stays.clear();
      if (path !== '') deadlines = [];
    }
    const { owner } = part.meta;
    return {
      path,
      title: part.meta.title[language],
      kind: kindOf(part),
      ...(owner !== undefined && { owner: policy.roles[owner]?.title[language] ?? owner }),
      ...(part.initial !== undefined && part.type !== 'parallel' && { initial: below + part.initial }),
      deadlines,
      stays: [...stays],
      inner,
    };
  };

  const root = draw('', { ...rest, meta: { title } });
  return { root, arrows: [...arrows.values()] };
}

/**
 * Binding deadlines that count here. One of a phase stands in the boxes of its states, one of a
 * state with phases inside only there, and a cap, which counts everywhere, on the frame of the whole.
 */
function deadlinesAt(policy: Policy, workflow: string, path: string, part: Part, language: Language): string[] {
  const waiting = part.type === undefined && part.states === undefined;
  const holdsPhases = Object.values(part.states ?? {}).some(({ states }) => states !== undefined);
  const phase = path.slice(0, Math.max(path.lastIndexOf('.'), 0));
  const counts = ({ while: places }: DeadlineRule): boolean => {
    if (path === '') return places.length === 0;
    return places.some((place) => (place === path ? waiting || holdsPhases : waiting && place === phase));
  };
  return Object.values(policy.deadlines)
    .filter((rule) => rule.workflow === workflow && rule.binding && counts(rule))
    .map((rule) => {
      const period = /^P0[DWMY]$/.test(rule.for) ? onTheDay[language] : periodInWords(rule.for, language);
      const still = rule.stopsIn.some((state) => path === state || path.startsWith(`${state}.`));
      return `${kinds[rule.kind][language]}: ${rule.title[language]}, ${period}${still ? standsStill[language] : ''}`;
    });
}

const standsStill: Text = { da: ' (uret står stille)', en: ' (the clock stands still)' };
const onTheDay: Text = { da: 'på den planlagte dag', en: 'on the planned day' };
const kinds: Record<DeadlineRule['kind'], Text> = {
  cap: { da: 'Loft', en: 'Cap' },
  deadline: { da: 'Frist', en: 'Deadline' },
  date: { da: 'Dato', en: 'Date' },
};

/** Where a command has several ways on, each is told apart by its condition. */
function wordsOf({ guard, meta }: Transition, oneOfSeveral: boolean, policy: Policy, language: Language): string {
  if (!oneOfSeveral || guard === undefined) return meta.title[language];
  const condition = (policy.gates[guard] ?? policy.conditions[guard])?.title[language] ?? guard;
  return `${meta.title[language]} [${condition}]`;
}

function join(arrows: Map<string, Arrow>, from: string, to: string, words: string): void {
  const key = `${from} ${to}`;
  const arrow = arrows.get(key) ?? { from, to, titles: [] };
  arrows.set(key, arrow);
  if (!arrow.titles.includes(words)) arrow.titles.push(words);
}

function kindOf({ type, history, states }: Part): DrawnState['kind'] {
  switch (type) {
    case 'final':
    case 'parallel':
      return type;
    case 'history':
      return history === 'deep' ? 'deep-history' : 'history';
    case undefined:
      return states ? 'composite' : 'simple';
    default:
      return type satisfies never;
  }
}
