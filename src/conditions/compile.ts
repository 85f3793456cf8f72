import { conditionProblems, refersToFact } from './condition-problems.ts';
import { type Named, namesReached } from './named.ts';
import { operatorNamed } from './operators.ts';
import { ConditionError } from './problem.ts';
import { Sources, type Values } from './sources.ts';
import type { CompiledCondition, Condition, Evaluation, Explanation, Facts, Leaf, Verdict } from './types.ts';

export interface ConditionOptions {
  /** The conditions that `{ condition: name }` may refer to. */
  named?: Named;
}

/** Ordered, so that `all` is the least of its answers, `any` the greatest and `not` the opposite. */
type Answer = 0 | 1 | 2;
const fail = 0;
const unknown = 1;
const pass = 2;
const verdicts = ['fail', 'unknown', 'pass'] as const satisfies Verdict[];

/** A part of a condition, over the values its sources were found to have. */
interface Node {
  answer: (values: Values) => Answer;
  explain: (values: Values) => Explanation;
}

/**
 * Compiles a condition once, for many facts. Evaluating never throws, short of facts that throw when read.
 * @throws ConditionError with all problems when the condition, or one it refers to, has no meaning.
 */
export function compile(condition: Condition, { named = {} }: ConditionOptions = {}): CompiledCondition {
  refuseProblems(condition, named);
  const sources = new Sources();
  const root = nodeOf(condition, { named, sources, nodes: new Map() });
  const read = sources.reader();
  const report = sources.reporter();
  return {
    evaluate(facts) {
      const values = read(facts);
      return report(values, verdicts[root.answer(values)]);
    },
    explain: (facts) => root.explain(read(facts)),
  };
}

/**
 * Compiles conditions that are asked about the same facts, such as the criteria of a gate: facts that several read are
 * looked up once, by code written for them: slower to compile, several times as fast to ask. The evaluations come in the order of the conditions.
 * @throws ConditionError as `compile` does.
 */
export function compileSet(
  conditions: readonly Condition[],
  { named = {} }: ConditionOptions = {},
): (facts: Facts) => Evaluation[] {
  const sources = new Sources({ asCode: true });
  const roots = conditions.map((condition) => {
    refuseProblems(condition, named);
    const { answer } = nodeOf(condition, { named, sources, nodes: new Map() });
    return { answer, report: sources.reporter() };
  });
  const read = sources.reader();
  return (facts) => {
    const values = read(facts);
    return roots.map(({ answer, report }) => report(values, verdicts[answer(values)]));
  };
}

function refuseProblems(condition: Condition, named: Named): void {
  const problems = conditionProblems(condition, named);
  if (problems.length === 0) {
    for (const name of namesReached(condition, named)) {
      const inside = conditionProblems(named[name], named);
      for (const problem of inside) problems.push({ ...problem, path: ['conditions', name, ...problem.path] });
    }
  }
  const grave = problems.filter(({ code }) => code !== 'bad-value');
  if (grave.length > 0) throw new ConditionError(grave);
}

interface Context {
  named: Named;
  sources: Sources;
  nodes: Map<string, Node>;
}

function nodeOf(condition: Condition, context: Context): Node {
  if ('any' in condition) return anyOf(condition.any.map((part) => nodeOf(part, context)));
  if ('all' in condition) return allOf(condition.all.map((part) => nodeOf(part, context)));
  if ('not' in condition) return notOf(nodeOf(condition.not, context));
  if ('condition' in condition) return namedNode(condition.condition, context);
  return leafNode(condition, context.sources);
}

function allOf(nodes: readonly Node[]): Node {
  function every(values: Values): Answer {
    let least: Answer = pass;
    for (let i = 0; i < nodes.length; i++) {
      const each = nodes[i]!.answer(values);
      if (each === fail) return fail;
      if (each === unknown) least = unknown;
    }
    return least;
  }
  const answer = only(nodes) ?? every;
  return { answer, explain: explainGroup('all', answer, nodes) };
}

function anyOf(nodes: readonly Node[]): Node {
  function some(values: Values): Answer {
    // json-rules-engine lets an empty `any` pass, like an empty `all`.
    let greatest: Answer = nodes.length === 0 ? pass : fail;
    for (let i = 0; i < nodes.length; i++) {
      const each = nodes[i]!.answer(values);
      if (each === pass) return pass;
      if (each === unknown) greatest = unknown;
    }
    return greatest;
  }
  const answer = only(nodes) ?? some;
  return { answer, explain: explainGroup('any', answer, nodes) };
}

/** The answer of a group of one is that of the one. */
function only(nodes: readonly Node[]): Node['answer'] | undefined {
  return nodes.length === 1 ? nodes[0]?.answer : undefined;
}

function notOf(node: Node): Node {
  const answer: Node['answer'] = (values) => (pass - node.answer(values)) as Answer;
  return { answer, explain: explainGroup('not', answer, [node]) };
}

function explainGroup(kind: 'all' | 'any' | 'not', answer: Node['answer'], nodes: readonly Node[]): Node['explain'] {
  return (values) => ({ verdict: verdicts[answer(values)], kind, of: nodes.map((node) => node.explain(values)) });
}

function namedNode(name: string, context: Context): Node {
  const known = context.nodes.get(name);
  if (known) return known;
  const { answer, explain } = nodeOf(context.named[name]!, context);
  const node: Node = {
    answer,
    explain: (values) => ({ verdict: verdicts[answer(values)], kind: 'condition', name, of: [explain(values)] }),
  };
  context.nodes.set(name, node);
  return node;
}

function leafNode(leaf: Leaf, sources: Sources): Node {
  const test = operatorNamed(leaf.operator)!;
  const left = sources.add(leaf.fact, leaf.path);
  const { value } = leaf;
  const right = refersToFact(value) ? sources.add(value.fact as string, value.path as string | undefined) : undefined;
  // A copy: a literal list or mapping is never identical to a fact, and cannot change afterwards.
  const literal = right ? undefined : structuredClone(value);

  const { slot } = left;
  const answer: Node['answer'] = right
    ? (values) => {
        const found = values[slot];
        const expected = values[right.slot];
        if (found === undefined || expected === undefined) return unknown;
        return test(found, expected) ? pass : fail;
      }
    : (values) => {
        const found = values[slot];
        if (found === undefined) return unknown;
        return test(found, literal) ? pass : fail;
      };

  function explain(values: Values): Explanation {
    const found = values[left.slot];
    const expected = right ? values[right.slot] : literal;
    const missing = new Set<string>();
    if (found === undefined) missing.add(left.name);
    if (right && expected === undefined) missing.add(right.name);
    return {
      verdict: verdicts[answer(values)],
      kind: 'leaf',
      fact: left.name,
      operator: leaf.operator,
      ...(found !== undefined && { found }),
      ...(expected !== undefined && { expected }),
      missing: [...missing].sort(),
    };
  }

  return { answer, explain };
}
