/** Runs every criterion's examples through both evaluators. */

import { compile } from '../conditions/compile.ts';
import { conditionProblems } from '../conditions/condition-problems.ts';
import { secondEvaluator } from '../conditions/second-opinion.ts';
import type { CompiledCondition, Condition, Facts } from '../conditions/types.ts';
import { namedConditions } from './conditions-check.ts';
import { type Finding, finding } from './findings.ts';
import { isMapping, type ParsedText, type Source } from './text.ts';

export async function checkExamples(text: ParsedText): Promise<Finding[]> {
  const named = namedConditions(text);
  const sound = Object.values(named).every((condition) => isSound(condition, named));
  // Conditions that have no meaning are told elsewhere, and what refers to them cannot be evaluated.
  const usable = sound ? named : {};
  const findings: Promise<Finding[]>[] = [];
  const conditions = text.conditions?.value ?? none;
  for (const file of text.criteria) {
    if (!isMapping(file.value.criteria)) continue;
    const before = known.get(file.value);
    if (before?.conditions === conditions) {
      findings.push(before.findings);
      continue;
    }
    const found = checkFile(file, usable);
    known.set(file.value, { conditions, findings: found });
    findings.push(found);
  }
  return (await Promise.all(findings)).flat();
}

/** By the parsed file, with the named conditions it was checked with: running the examples is slow. */
const known = new WeakMap<object, { conditions: object; findings: Promise<Finding[]> }>();
const none = {};

async function checkFile(file: ParsedText['criteria'][number], usable: Record<string, Condition>): Promise<Finding[]> {
  const findings: Promise<Finding[]>[] = [];
  for (const [id, criterion] of Object.entries(file.value.criteria)) {
    if (!isMapping(criterion) || !isSound(criterion.when, usable) || !Array.isArray(criterion.examples)) continue;
    const place: Place = {
      file,
      id,
      first: compile(criterion.when, { named: usable }),
      second: secondEvaluator(criterion.when, { named: usable }),
    };
    for (const [index, example] of criterion.examples.entries()) findings.push(checkExample(place, example, index));
  }
  return (await Promise.all(findings)).flat();
}

interface Place {
  file: Source<unknown>;
  id: string;
  first: CompiledCondition;
  second: ReturnType<typeof secondEvaluator>;
}

async function checkExample(place: Place, example: unknown, index: number): Promise<Finding[]> {
  if (!isMapping(example) || !isMapping(example.given) || typeof example.then !== 'string') return [];
  const { file, id, first } = place;
  const given = example.given as Facts;
  const at = () => file.locate(['criteria', id, 'examples', index, 'then']);
  const { verdict, missing } = first.evaluate(given);
  if (verdict !== example.then)
    return [finding(file.file, at(), 'example-differs', { expected: example.then, verdict, missing })];
  const second = await opinion(place, given);
  if (second === null || second === verdict) return [];
  return [finding(file.file, at(), 'evaluators-disagree', { verdict, second })];
}

/** The second evaluator's verdict; null where it has none because facts are missing. */
async function opinion({ second }: Place, given: Facts): Promise<string | null> {
  try {
    const passed = await second(given);
    if (passed === null) return null;
    return passed ? 'pass' : 'fail';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isSound(condition: unknown, named: Record<string, Condition>): boolean {
  return conditionProblems(condition, named).every(({ code }) => code === 'bad-value');
}
