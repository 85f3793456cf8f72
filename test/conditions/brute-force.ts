/** Three-valued answers held against every way the missing facts could turn out. */

import fc from 'fast-check';
import { compile } from '../../src/conditions/compile.ts';
import type { Condition, Facts, Leaf, Verdict } from '../../src/conditions/types.ts';

/** One question about a fact, and values of the fact that answer it with yes and with no. */
interface Question {
  ask: Omit<Leaf, 'fact' | 'path'>;
  yes: unknown;
  no: unknown;
}

const other = { fact: 'known', path: '$.two' };
const questions: Question[] = [
  { ask: { operator: 'equal', value: 2 }, yes: 2, no: '2' },
  { ask: { operator: 'notEqual', value: 2 }, yes: null, no: 2 },
  { ask: { operator: 'not:equal', value: other }, yes: 3, no: 2 },
  { ask: { operator: 'greaterThan', value: other }, yes: 3, no: 2 },
  { ask: { operator: 'lessThanInclusive', value: 2 }, yes: 2, no: 3 },
  { ask: { operator: 'in', value: ['a', 'b'] }, yes: 'a', no: 'c' },
  { ask: { operator: 'notIn', value: ['a', 'b'] }, yes: 'c', no: 'b' },
  { ask: { operator: 'contains', value: 'x' }, yes: ['x'], no: [] },
  { ask: { operator: 'doesNotContain', value: 'x' }, yes: [], no: ['x'] },
  { ask: { operator: 'everyFact:in', value: [1, 2] }, yes: [1], no: [1, 3] },
  { ask: { operator: 'someFact:equal', value: 1 }, yes: [0, 1], no: [0] },
  { ask: { operator: 'swap:lessThan', value: 2 }, yes: 3, no: 1 },
  { ask: { operator: 'notEmpty', value: true }, yes: 'text', no: ' ' },
  { ask: { operator: 'notEmpty', value: false }, yes: [], no: ['text'] },
  { ask: { operator: 'onOrBefore', value: '2026-01-31' }, yes: '2026-01-31', no: '2026-02-01' },
  {
    ask: { operator: 'distinct', value: ['a', 'b.c'] },
    yes: [{ a: 1 }, { a: 1, b: { c: 2 } }],
    no: [{ a: 1 }, { a: 1, b: {} }],
  },
  { ask: { operator: 'periodAtMost', value: 'P24M' }, yes: 'P18M', no: 'P25M' },
];

/** A leaf of a tree: which question, whether its fact is known, and what it answers then. Equal ids are equal leaves. */
interface Asked {
  id: number;
  question: number;
  known: boolean;
  answer: boolean;
}

type Tree = { leaf: Asked } | { all: Tree[] } | { any: Tree[] } | { not: Tree };

const asked: fc.Arbitrary<Asked> = fc
  .record({
    id: fc.nat({ max: 9 }),
    question: fc.nat({ max: questions.length - 1 }),
    known: fc.boolean(),
    answer: fc.boolean(),
  })
  // The id alone says which leaf it is, so that the same leaf may stand in a tree twice.
  .map((each) => ({ ...each, question: (each.question + each.id) % questions.length }));

const tree = fc.letrec<{ tree: Tree }>((tie) => {
  const parts = fc.array(tie('tree'), { maxLength: 4 });
  return {
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 2, arbitrary: asked.map((leaf) => ({ leaf })) },
      { weight: 3, arbitrary: parts.map((all) => ({ all })) },
      { weight: 3, arbitrary: parts.map((any) => ({ any })) },
      { weight: 2, arbitrary: tie('tree').map((not) => ({ not })) },
    ),
  };
}).tree;

export interface Count {
  cases: number;
  /** Trees with something missing, in which every missing leaf stands once. */
  once: number;
  unknown: number;
  decidedAnyway: number;
  completions: number;
}

/** @throws with the seed and the smallest condition whose answer is not that of brute force. */
export function tryConditions(seed: number, numRuns: number): Count {
  const count: Count = { cases: 0, once: 0, unknown: 0, decidedAnyway: 0, completions: 0 };
  fc.assert(
    fc.property(tree, (grown) => compare(grown, count)),
    { seed, numRuns },
  );
  return count;
}

const mostMissing = 8;

function compare(grown: Tree, count: Count): void {
  const leaves = new Map<number, Asked>();
  const repeated = new Set<number>();
  const whole = settled(grown, leaves, repeated);
  const missing = [...leaves.values()].filter(({ known }) => !known);
  if (missing.length > mostMissing) return;
  const compiled = compile(conditionOf(whole));
  const facts = factsOf([...leaves.values()].filter(({ known }) => known));
  const answer = compiled.evaluate(facts);
  const answers = new Set<Verdict>();
  for (let way = 0; way < 2 ** missing.length; way++) {
    const turned = missing.map((leaf, index) => ({ ...leaf, known: true, answer: (way & (1 << index)) !== 0 }));
    const truth = new Map([...leaves, ...turned.map((leaf) => [leaf.id, leaf] as const)]);
    const expected: Verdict = holds(whole, truth) ? 'pass' : 'fail';
    const found = compiled.evaluate(factsOf([...truth.values()])).verdict;
    if (found !== expected) throw new Error(`With all facts the answer is ${found}, and should be ${expected}.`);
    answers.add(expected);
    count.completions += 1;
  }
  const [only] = answers;
  if (answer.verdict !== 'unknown' && (answers.size > 1 || only !== answer.verdict))
    throw new Error(
      `The answer is ${answer.verdict}, though the missing facts can still make it ${[...answers].join(' or ')}.`,
    );
  const once = missing.every(({ id }) => !repeated.has(id));
  if (once && answers.size === 1 && answer.verdict === 'unknown')
    throw new Error(`The answer is unknown, though it is ${only} however the missing facts turn out.`);
  if (missing.length === 0 && answer.missing.length > 0) throw new Error(`Nothing is missing but ${answer.missing}.`);
  count.cases += 1;
  if (missing.length > 0 && once) count.once += 1;
  if (answer.verdict === 'unknown') count.unknown += 1;
  else if (missing.length > 0) count.decidedAnyway += 1;
}

/** The tree with leaves of one id made the same, as the first of them is. */
function settled(grown: Tree, leaves: Map<number, Asked>, repeated: Set<number>): Tree {
  const inner = (each: Tree) => settled(each, leaves, repeated);
  if ('all' in grown) return { all: grown.all.map(inner) };
  if ('any' in grown) return { any: grown.any.map(inner) };
  if ('not' in grown) return { not: inner(grown.not) };
  const known = leaves.get(grown.leaf.id);
  if (known) repeated.add(known.id);
  else leaves.set(grown.leaf.id, grown.leaf);
  return { leaf: known ?? grown.leaf };
}

function conditionOf(grown: Tree): Condition {
  if ('all' in grown) return { all: grown.all.map(conditionOf) };
  if ('any' in grown) return { any: grown.any.map(conditionOf) };
  if ('not' in grown) return { not: conditionOf(grown.not) };
  const { id, question } = grown.leaf;
  return { ...questions[question]!.ask, fact: 'asked', path: `$.q${id}` };
}

/** What the tree answers when every leaf is settled; an empty `any` passes, as in json-rules-engine. */
function holds(grown: Tree, truth: Map<number, Asked>): boolean {
  if ('all' in grown) return grown.all.every((each) => holds(each, truth));
  if ('any' in grown) return grown.any.length === 0 || grown.any.some((each) => holds(each, truth));
  if ('not' in grown) return !holds(grown.not, truth);
  return truth.get(grown.leaf.id)!.answer;
}

function factsOf(leaves: Asked[]): Facts {
  const of = ({ question, answer }: Asked) => questions[question]![answer ? 'yes' : 'no'];
  return { known: { two: 2 }, asked: Object.fromEntries(leaves.map((leaf) => [`q${leaf.id}`, of(leaf)])) };
}
