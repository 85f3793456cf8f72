/** Every name in a scenario that points into the policy or to a fixture must exist. */

import { type Finding, finding } from '../policy/findings.ts';
import { nearest } from '../policy/nearest.ts';
import type { Noun } from '../policy/nouns.ts';
import type { ParsedFile, Path } from '../policy/parse.ts';
import type { Json, Policy, StateNode, Transition } from '../policy/types.ts';
import { isUse, valueAt } from './fixtures.ts';
import type { ExpectedReminder, Fixtures, Happening, ScenarioFile, Then } from './scenario-types.ts';

export function scenarioNames(
  parsed: ParsedFile,
  scenario: ScenarioFile,
  policy: Policy,
  fixtures: Fixtures,
): Finding[] {
  const check = new Names(parsed, policy, fixtures, scenario.given.workflow);
  const { given, steps } = scenario;
  if (!check.one('workflow', given.workflow, Object.keys(policy.workflows), ['given', 'workflow']))
    return check.findings;
  check.placing(given, ['given']);
  check.uses(given.related, ['given', 'related']);
  steps.forEach(({ when, then }, index) => {
    if (when) check.happening(when, ['steps', index, 'when']);
    if (then) check.expectations(then, ['steps', index, 'then']);
  });
  return check.findings;
}

class Names {
  readonly findings: Finding[] = [];
  readonly #parsed: ParsedFile;
  readonly #policy: Policy;
  readonly #fixtures: Fixtures;
  readonly #workflow: string;
  readonly #commands: string[];
  readonly #states: string[];

  constructor(parsed: ParsedFile, policy: Policy, fixtures: Fixtures, workflow: string) {
    this.#parsed = parsed;
    this.#policy = policy;
    this.#fixtures = fixtures;
    this.#workflow = workflow;
    const text = policy.workflows[workflow];
    const nodes = text ? nodesOf(text.states) : [];
    this.#states = nodes.filter(({ node }) => node.type !== 'history').map(({ path }) => path);
    const listeners: (Record<string, Transition[]> | undefined)[] = [text?.on, ...nodes.map(({ node }) => node.on)];
    this.#commands = [...new Set(listeners.flatMap((on) => Object.keys(on ?? {})))];
  }

  one(what: Noun, name: string, known: string[], path: Path, part: 'key' | 'value' = 'value'): boolean {
    if (known.includes(name)) return true;
    const near = nearest(name, known);
    this.findings.push(
      finding(this.#parsed.file, this.#parsed.locate(path, part), 'unknown-name', { what, name, near }),
    );
    return false;
  }

  placing(placed: { place?: string; facts?: Json; milestones?: object; planned?: object }, path: Path): void {
    if (placed.place !== undefined) this.one('state', placed.place, this.#states, [...path, 'place']);
    this.uses(placed.facts, [...path, 'facts']);
    this.#keys('milestone', placed.milestones, this.#milestones(), [...path, 'milestones']);
    this.#keys('milestone', placed.planned, this.#milestones(), [...path, 'planned']);
  }

  happening(when: Happening, path: Path): void {
    if ('tick' in when) return;
    if ('place' in when) {
      this.placing(when, path);
      return;
    }
    this.one('command', when.do, this.#commands, [...path, 'do']);
    this.one('role', when.as, Object.keys(this.#policy.roles), [...path, 'as']);
    this.uses(when.payload, [...path, 'payload']);
    this.uses(when.related, [...path, 'related']);
  }

  expectations(then: Then, path: Path): void {
    if (then.state !== undefined) this.one('state', then.state, this.#states, [...path, 'state']);
    this.#keys('milestone', then.milestones, this.#milestones(), [...path, 'milestones']);
    this.#keys('milestone', then.planned, this.#milestones(), [...path, 'planned']);
    const deadlines = this.#deadlines();
    this.#keys('deadline', then.deadlines, deadlines, [...path, 'deadlines']);
    this.#keys('criterion', then.verdicts, this.#rules(), [...path, 'verdicts']);
    then.events?.forEach((event, index) => {
      const at = [...path, 'events', index];
      if ('passed' in event) this.one('deadline', event.passed, deadlines, [...at, 'passed']);
      else this.one('command', event.did, this.#commands, [...at, 'did']);
    });
    then.notices?.forEach((message, index) => {
      this.one('message', message, Object.keys(this.#policy.messages), [...path, 'notices', index]);
    });
    this.#refusals(then, path);
    this.#reminders(then, path);
    for (const [role, commands] of Object.entries(then.commands ?? {})) {
      this.one('role', role, Object.keys(this.#policy.roles), [...path, 'commands', role], 'key');
      this.#keys('command', commands, this.#commands, [...path, 'commands', role]);
    }
  }

  /** Fixtures that are named, and what is left out of them. */
  uses(value: Json | undefined, path: Path): void {
    if (value === null || typeof value !== 'object') return;
    if (isUse(value)) {
      const { use, without = [] } = value;
      if (!this.one('fixture', use, Object.keys(this.#fixtures), [...path, 'use'])) return;
      without.forEach((field, index) => {
        const there = valueAt(this.#fixtures[use] ?? null, field) !== undefined;
        if (!there) this.one('field', field, Object.keys(this.#fixtures[use] ?? {}), [...path, 'without', index]);
      });
      this.uses(value.with, [...path, 'with']);
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      this.uses(inner as Json, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }

  #refusals({ refused }: Then, path: Path): void {
    const list = Array.isArray(refused) ? refused : refused ? [refused] : [];
    list.forEach(({ rule }, index) => {
      const at = Array.isArray(refused) ? [...path, 'refused', index, 'rule'] : [...path, 'refused', 'rule'];
      const known = [...this.#rules(), ...Object.keys(this.#policy.forms), ...this.#commands];
      if (rule !== undefined) this.one('criterion', rule, known, at);
    });
  }

  #reminders({ reminders }: Then, path: Path): void {
    if (!reminders) return;
    const { of, next } = reminders;
    const rules = Object.keys(this.#policy.reminders);
    const at = [...path, 'reminders'];
    if (of !== undefined) this.one('reminder', of, rules, [...at, 'of']);
    const one = ({ rule, message, to = [] }: ExpectedReminder, place: Path) => {
      if (rule !== undefined) this.one('reminder', rule, rules, [...place, 'rule']);
      if (message !== undefined)
        this.one('message', message, Object.keys(this.#policy.messages), [...place, 'message']);
      to.forEach((role, index) => {
        this.one('role', role, Object.keys(this.#policy.roles), [...place, 'to', index]);
      });
    };
    for (const list of ['due', 'newest', 'are'] as const) {
      reminders[list]?.forEach((each, index) => {
        one(each, [...at, list, index]);
      });
    }
    if (next) one(next, [...at, 'next']);
  }

  #keys(what: Noun, written: object | undefined, known: string[], path: Path): void {
    for (const name of Object.keys(written ?? {})) this.one(what, name, known, [...path, name], 'key');
  }

  #milestones(): string[] {
    return Object.keys(this.#policy.workflows[this.#workflow]?.milestones ?? {});
  }

  #deadlines(): string[] {
    const own = Object.entries(this.#policy.deadlines).filter(([, { workflow }]) => workflow === this.#workflow);
    return own.map(([id]) => id);
  }

  #rules(): string[] {
    return [...Object.keys(this.#policy.criteria), ...Object.keys(this.#policy.conditions)];
  }
}

function nodesOf(states: Record<string, StateNode>, prefix = ''): { path: string; node: StateNode }[] {
  return Object.entries(states).flatMap(([id, node]) => [
    { path: prefix + id, node },
    ...nodesOf(node.states ?? {}, `${prefix}${id}.`),
  ]);
}
