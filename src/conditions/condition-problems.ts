import { isForbiddenKey, maxDepth, maxSize } from './limits.ts';
import { literalFault } from './literal.ts';
import { type Expansion, expand, type Named } from './named.ts';
import { decorators, operatorNamed, operators } from './operators.ts';
import { parsePath } from './path.ts';
import type { ConditionProblem, ProblemCode } from './problem.ts';

type Place = ConditionProblem['path'];
type Expected = ConditionProblem['expected'];

const forms = ['any', 'all', 'not', 'condition'] as const;
const leafKeys = ['fact', 'path', 'operator', 'value', 'name'];

const deepest: Expected = { da: `højst ${maxDepth} niveauer`, en: `at most ${maxDepth} levels` };
const text: Expected = { da: 'en tekst', en: 'a text' };
const mapping: Expected = { da: 'en betingelse', en: 'a condition' };
const another: Expected = { da: 'et andet navn', en: 'another name' };
const aName: Expected = { da: 'navnet på en betingelse', en: 'the name of a condition' };
const anOperator: Expected = {
  da: 'en operator, for eksempel equal, notEqual, greaterThan, before eller notEmpty',
  en: 'an operator, for instance equal, notEqual, greaterThan, before or notEmpty',
};
const conditions: Expected = { da: 'en liste af betingelser', en: 'a list of conditions' };
const anyForm: Expected = {
  da: 'all, any, not, condition eller fact, operator og value',
  en: 'all, any, not, condition, or fact, operator and value',
};
const acyclic: Expected = {
  da: 'betingelser, der ikke fører tilbage til sig selv',
  en: 'conditions that do not lead back to themselves',
};
const largest: Expected = { da: `højst ${maxSize} betingelser i alt`, en: `at most ${maxSize} conditions in all` };
const path: Expected = {
  da: "$ fulgt af .navn, ['navn'], [n] eller [*]",
  en: "$ followed by .name, ['name'], [n] or [*]",
};

/**
 * Everything wrong in one condition, all at once. What it refers to is looked up in `named` but not itself checked;
 * a cycle is reported at each reference that leads to it. A literal that can never match is reported as `bad-value`;
 * such a condition still compiles.
 */
export function conditionProblems(condition: unknown, named: Named): ConditionProblem[] {
  const check = new Check(named);
  check.condition(condition, []);
  if (!check.problems.some(({ code }) => code === 'cycle' || code === 'too-deep')) {
    const { size, depth } = expand(condition, named, check.known);
    if (depth > maxDepth) check.report([], 'too-deep', condition, deepest);
    else if (size > maxSize) check.report([], 'too-large', size, largest);
  }
  return check.problems;
}

class Check {
  readonly problems: ConditionProblem[] = [];
  readonly known = new Map<string, Expansion>();
  readonly #named: Named;

  constructor(named: Named) {
    this.#named = named;
  }

  report(path: Place, code: ProblemCode, found: unknown, expected: Expected, candidates?: readonly string[]): void {
    this.problems.push({ path, code, found: shown(found), expected, ...(candidates && { candidates }) });
  }

  condition(condition: unknown, at: Place, depth = 0): void {
    if (depth > maxDepth) this.report(at, 'too-deep', condition, deepest);
    else if (!isMapping(condition)) this.report(at, 'wrong-type', condition, mapping);
    else this.#mapping(condition, at, depth);
  }

  #mapping(condition: Record<string, unknown>, at: Place, depth: number): void {
    const form = forms.find((key) => Object.hasOwn(condition, key));
    this.#keys(condition, at, form ? [form, 'name'] : leafKeys);
    if (Object.hasOwn(condition, 'name')) this.#text(condition.name, [...at, 'name']);
    switch (form) {
      case 'any':
      case 'all':
        this.#group(condition[form], [...at, form], depth);
        break;
      case 'not':
        this.condition(condition.not, [...at, 'not'], depth + 1);
        break;
      case 'condition':
        this.#reference(condition.condition, [...at, 'condition']);
        break;
      case undefined:
        this.#leaf(condition, at, depth);
        break;
      default:
        form satisfies never;
    }
  }

  #group(parts: unknown, at: Place, depth: number): void {
    if (!Array.isArray(parts)) this.report(at, 'wrong-type', parts, conditions);
    else for (const [index, part] of parts.entries()) this.condition(part, [...at, index], depth + 1);
  }

  #reference(name: unknown, at: Place): void {
    if (!this.#text(name, at)) return;
    if (!Object.hasOwn(this.#named, name)) {
      this.report(at, 'unknown-condition', name, aName, namesOf(this.#named));
      return;
    }
    const { cycle } = expand({ condition: name }, this.#named, this.known);
    if (cycle) this.report(at, 'cycle', cycle.join(' → '), acyclic);
  }

  #leaf(leaf: Record<string, unknown>, at: Place, depth: number): void {
    const keys = Object.keys(leaf).join(', ') || '{}';
    const missing = ['fact', 'operator', 'value'].filter((key) => leaf[key] === undefined);
    if (missing.length === 3) {
      this.report(at, 'missing-key', keys, anyForm);
      return;
    }
    for (const key of missing) this.report(at, 'missing-key', keys, { da: `${keys}, ${key}`, en: `${keys}, ${key}` });
    this.#source(leaf, at);
    if (leaf.value !== undefined) this.#value(leaf.value, [...at, 'value'], depth + 1);
    if (leaf.operator !== undefined) this.#operator(leaf.operator, leaf.value, at);
  }

  #operator(operator: unknown, value: unknown, at: Place): void {
    const place = [...at, 'operator'];
    if (!this.#text(operator, place)) return;
    if (!operatorNamed(operator)) {
      this.report(place, 'unknown-operator', operator, anOperator, operatorsNear(operator));
      return;
    }
    const fault = refersToFact(value) || value === undefined ? undefined : literalFault(operator, value);
    if (fault) this.report([...at, 'value'], 'bad-value', value, fault);
  }

  #source(source: Record<string, unknown>, at: Place): void {
    if (source.fact !== undefined) this.#text(source.fact, [...at, 'fact']);
    const place = [...at, 'path'];
    if (source.path === undefined || !this.#text(source.path, place)) return;
    const parsed = parsePath(source.path);
    if ('path' in parsed) return;
    if (parsed.fault === 'forbidden-key') this.report(place, parsed.fault, source.path, another);
    else
      this.report(place, parsed.fault, parsed.at === source.path ? parsed.at : `${parsed.at} (${source.path})`, path);
  }

  #value(value: unknown, at: Place, depth: number): void {
    if (refersToFact(value)) {
      this.#keys(value, at, ['fact', 'path']);
      this.#source(value, at);
    } else this.#literal(value, at, depth);
  }

  #literal(value: unknown, at: Place, depth: number): void {
    if (typeof value !== 'object' || value === null) return;
    if (depth > maxDepth) this.report(at, 'too-deep', value, deepest);
    else if (Array.isArray(value)) {
      for (const [index, element] of value.entries()) this.#literal(element, [...at, index], depth + 1);
    } else {
      for (const [key, inner] of Object.entries(value)) {
        // json-rules-engine loses keys such as toString when it copies a literal.
        if (isForbiddenKey(key) || key in Object.prototype) this.report([...at, key], 'forbidden-key', key, another);
        else this.#literal(inner, [...at, key], depth + 1);
      }
    }
  }

  #keys(mapping: Record<string, unknown>, at: Place, allowed: readonly string[]): void {
    const expected = { da: `kun ${allowed.join(', ')}`, en: `only ${allowed.join(', ')}` };
    for (const key of Object.keys(mapping)) {
      if (isForbiddenKey(key)) this.report([...at, key], 'forbidden-key', key, another);
      else if (!allowed.includes(key)) this.report([...at, key], 'extra-key', key, expected, allowed);
    }
  }

  #text(value: unknown, at: Place): value is string {
    if (typeof value !== 'string' || value === '') this.report(at, 'wrong-type', value, text);
    else if (isForbiddenKey(value)) this.report(at, 'forbidden-key', value, another);
    else return true;
    return false;
  }
}

const names = new WeakMap<Named, readonly string[]>();

function namesOf(named: Named): readonly string[] {
  const known = names.get(named) ?? Object.keys(named);
  names.set(named, known);
  return known;
}

/** As json-rules-engine sees it: an object with a fact is not a literal. */
export function refersToFact(value: unknown): value is Record<string, unknown> {
  return isMapping(value) && Object.hasOwn(value, 'fact');
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the whole text may have been meant as: the first part that is unknown, replaced. */
function operatorsNear(text: string): string[] {
  const parts = text.split(':');
  const wrong = parts.slice(0, -1).findIndex((part) => !decorators.includes(part));
  if (wrong === -1) return operators.map((name) => [...parts.slice(0, -1), name].join(':'));
  return decorators.map((name) => parts.with(wrong, name).join(':'));
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '""' : value;
  if (Array.isArray(value)) return '[…]';
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}
