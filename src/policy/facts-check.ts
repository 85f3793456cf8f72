/** Checks the facts that conditions read and messages show: that some command writes them, and that the form has the field. */

import { eachCondition } from './conditions-check.ts';
import { type FactShapes, followPath, stepsOf } from './fact-shapes.ts';
import type { Position } from './findings.ts';
import { type Finding, finding } from './findings.ts';
import { nearest } from './nearest.ts';
import type { Path } from './parse.ts';
import { ownFacts, type Registers } from './registers.ts';
import { isMapping, type ParsedText } from './text.ts';

export function checkFacts(text: ParsedText, registers: Registers, shapes: FactShapes): Finding[] {
  if (!registers.recorded.complete) return [];
  const links = linksIn(text, registers);
  const findings: Finding[] = [];
  const read = (
    name: string,
    steps: string[],
    workflow: string | undefined,
    file: string,
    place: (part: 'fact' | 'path') => Position,
  ): void => {
    if (ownFacts.includes(name)) return;
    const linked = shapes.of(workflow).has(name) ? undefined : links.get(name);
    if (linked === null) return;
    if (linked !== undefined) {
      const [fact, ...rest] = steps;
      if (fact !== undefined) read(fact, rest, linked, file, () => place('path'));
      return;
    }
    const facts = shapes.of(workflow);
    const known = facts.get(name);
    if (!known) {
      const near = nearest(name, [...facts.keys(), ...ownFacts]);
      findings.push(finding(file, place('fact'), 'unknown-name', { what: 'fact', name, near }, 'warning'));
      return;
    }
    const found = followPath(known, steps);
    if (!('step' in found)) return;
    const field = steps[found.step]!;
    const near = nearest(field, found.candidates);
    findings.push(finding(file, place('path'), 'unknown-name', { what: 'field', name: field, near }, 'warning'));
  };
  for (const { file, at, when, already, workflow } of eachCondition(text)) {
    const known = workflow !== undefined && registers.workflows.names.has(workflow) ? workflow : undefined;
    const told = toldOf(already, [...at.slice(0, -1), 'already']);
    for (const { fact, path, places } of leavesOf(when, at, 0, told)) {
      const steps = path === undefined ? [] : stepsOf(path);
      if (steps) read(fact, steps, known, file.file, (part) => file.locate(places[part]));
    }
  }
  for (const { da, en } of text.messages.values()) {
    for (const message of [da, en]) {
      for (const { name, at } of message?.placeholders ?? []) {
        if (!name.startsWith('fact.')) continue;
        const [fact, ...steps] = name.split('.').slice(1) as [string, ...string[]];
        read(fact, steps, undefined, message!.file, () => at);
      }
    }
  }
  return findings;
}

interface Leaf {
  fact: string;
  path?: string;
  places: { fact: Path; path: Path };
}

interface Field {
  name: unknown;
  at: Path;
}

function leavesOf(condition: unknown, at: Path, depth: number, told: Field[]): Leaf[] {
  if (!isMapping(condition) || depth > 40) return [];
  const { fact, path } = condition;
  const places = { fact: [...at, 'fact'], path: [...at, 'path'] };
  const own =
    typeof fact === 'string'
      ? [{ fact, ...(typeof path === 'string' && { path }), places }, ...fieldsOf(condition, at, told)]
      : [];
  const grouped = ['all', 'any'].flatMap((key) => {
    const parts = condition[key];
    if (!Array.isArray(parts)) return [];
    return parts.flatMap((part: unknown, index) => leavesOf(part, [...at, key, index], depth + 1, told));
  });
  const inner = ['not', 'value'].flatMap((key) => leavesOf(condition[key], [...at, key], depth + 1, told));
  return [...own, ...grouped, ...inner];
}

/** The fields by which the elements of a list are told apart, and those that are told of one, as the leaf reads them. */
function fieldsOf({ fact, path, operator, value }: Record<string, unknown>, at: Path, told: Field[]): Leaf[] {
  const distinct = typeof operator === 'string' && /^(?:not:)*distinct(?:WhereFilled)?$/.test(operator);
  if (!distinct || !Array.isArray(value)) return [];
  const list = typeof path === 'string' ? path : '$';
  const apart = value.map((name: unknown, index): Field => ({ name, at: [...at, 'value', index] }));
  return [...apart, ...told].flatMap(({ name, at: place }) => {
    if (typeof name !== 'string') return [];
    return { fact: fact as string, path: `${list}[*].${name}`, places: { fact: [...at, 'fact'], path: place } };
  });
}

/** `{title}` of a sentence in two languages. */
function toldOf(sentence: unknown, at: Path): Field[] {
  return Object.entries(isMapping(sentence) ? sentence : {}).flatMap(([language, text]) =>
    [...String(text).matchAll(/\{([^{}]+)\}/g)].map(([, name]) => ({ name, at: [...at, language] })),
  );
}

/** Link → workflow of the linked case: its facts stand under the name of the link. Null where several are possible. */
function linksIn(text: ParsedText, registers: Registers): Map<string, string | null> {
  const links = new Map<string, string | null>();
  for (const { value } of text.workflows.values()) {
    for (const [name, workflow] of Object.entries(isMapping(value.links) ? value.links : {})) {
      const known = registers.workflows.names.has(workflow) && (links.get(name) ?? workflow) === workflow;
      links.set(name, known ? workflow : null);
    }
  }
  return links;
}
