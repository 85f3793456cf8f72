import { Engine, Operator, OperatorDecorator, type TopLevelCondition } from 'json-rules-engine';
import { isComparable, isSearchable } from './comparable.ts';
import { type ConditionOptions, compile } from './compile.ts';
import { factsRead } from './facts-read.ts';
import { namesReached } from './named.ts';
import { ownOperators, type Test } from './operators.ts';
import { follow, parsePath } from './path.ts';
import type { Condition, Facts } from './types.ts';

/** Operators and decorators of json-rules-engine that throw on some values, and what they can be used on. */
const guards: Record<string, Test> = {
  in: (a, b) => isSearchable(b, a),
  notIn: (a, b) => isSearchable(b, a),
  lessThan: areComparable,
  lessThanInclusive: areComparable,
  greaterThan: areComparable,
  greaterThanInclusive: areComparable,
};
const decoratorGuards: Record<string, Test> = {
  someValue: (_, b) => Array.isArray(b),
  everyValue: (_, b) => Array.isArray(b),
};

const additions = operatorsToAdd();
const decoratorAdditions = decoratorsToAdd();

/**
 * What json-rules-engine itself answers; null when a fact is missing, for then it would guess.
 * Our own operators are lent to it, and its own answer false where they would throw.
 * @throws ConditionError as `compile` does; whatever json-rules-engine throws is passed on.
 */
export async function secondOpinion(
  condition: Condition,
  facts: Facts,
  options: ConditionOptions = {},
): Promise<boolean | null> {
  return secondEvaluator(condition, options)(facts);
}

/**
 * The same for many facts, the engine made once.
 * @throws ConditionError as `compile` does.
 */
export function secondEvaluator(
  condition: Condition,
  options: ConditionOptions = {},
): (facts: Facts) => Promise<boolean | null> {
  const first = compile(condition, options);
  const named = options.named ?? {};
  const engine = new Engine([{ conditions: group(condition), event: { type: 'passed' } }], { pathResolver });
  for (const operator of additions) engine.addOperator(operator);
  for (const decorator of decoratorAdditions) engine.addOperatorDecorator(decorator);
  for (const name of namesReached(condition, named)) engine.setCondition(name, group(named[name]!));
  const needed = factsRead(condition, named).map(({ fact }) => fact);
  // One after another: two runs of one engine at the same time skip each other's rules.
  let before: Promise<unknown> = Promise.resolve();
  return async (facts) => {
    if (first.evaluate(facts).missing.length > 0) return null;
    const run = before.then(() => engine.run(Object.fromEntries(needed.map((fact) => [fact, facts[fact]]))));
    before = run.catch(() => {});
    return (await run).results.length === 1;
  };
}

/** json-rules-engine wants a group outermost. */
function group(condition: Condition): TopLevelCondition {
  return ('fact' in condition ? { all: [condition] } : condition) as TopLevelCondition;
}

function pathResolver(value: object, path: string): unknown {
  const parsed = parsePath(path);
  return 'path' in parsed ? follow(value, parsed.path) : undefined;
}

function areComparable(a: unknown, b: unknown): boolean {
  return isComparable(a) && isComparable(b);
}

/** The maps in which an engine holds what it came with; it offers no other way to them. */
interface Held {
  operators: {
    operators: Map<string, { evaluate: Test }>;
    decorators: Map<
      string,
      { cb(a: unknown, b: unknown, next: Test): boolean; factValueValidator(a: unknown): boolean }
    >;
  };
}

function operatorsToAdd(): Operator[] {
  const held = (new Engine() as unknown as Held).operators.operators;
  const guarded = Object.entries(guards).map(([name, guard]) => {
    const operator = held.get(name)!;
    return new Operator(name, (a: unknown, b: unknown) => guard(a, b) && operator.evaluate(a, b));
  });
  return [...guarded, ...Object.entries(ownOperators).map(([name, test]) => new Operator(name, test))];
}

function decoratorsToAdd(): OperatorDecorator[] {
  const held = (new Engine() as unknown as Held).operators.decorators;
  return Object.entries(decoratorGuards).map(([name, guard]) => {
    const decorator = held.get(name)!;
    return new OperatorDecorator(name, (a: unknown, b: unknown, next: Test) => guard(a, b) && decorator.cb(a, b, next));
  });
}
