import { compile } from '../conditions/compile.ts';
import { isForbiddenKey } from '../conditions/limits.ts';
import { secondOpinion } from '../conditions/second-opinion.ts';
import type { Condition, Facts } from '../conditions/types.ts';
import { isMapping } from '../policy/text.ts';

/** Room for the deepest condition: each of its levels may be a mapping in a list. */
const maxLineDepth = 250;

interface Request {
  condition: Condition;
  facts: Facts;
  conditions?: Record<string, Condition>;
}

/**
 * Evaluates one line of JSON, `{"condition":…,"facts":…,"conditions"?:{name: condition}}`, and answers with another:
 * `{"verdict":"pass|fail|unknown","missing":["fact.path"],"second":true|false|null}` or `{"error":"…"}`. Never throws.
 */
export async function evaluateConditionLine(line: string): Promise<string> {
  try {
    const { condition, facts, conditions = {} } = readRequest(line);
    const { verdict, missing } = compile(condition, { named: conditions }).evaluate(facts);
    const second = await secondOpinion(condition, facts, { named: conditions });
    return JSON.stringify({ verdict, missing, second });
  } catch (error) {
    return JSON.stringify({ error: error instanceof Error ? error.message : String(error) });
  }
}

function readRequest(line: string): Request {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch {
    throw new Error('The line is not JSON. Expected one object, for instance {"condition":{…},"facts":{…}}.');
  }
  refuseDangerous(request);
  if (!isMapping(request)) throw new Error('expected one JSON object with the keys condition and facts');
  for (const key of Object.keys(request)) {
    if (!['condition', 'facts', 'conditions'].includes(key)) {
      throw new Error(`unknown key ${key}; expected condition, facts and, where needed, conditions`);
    }
  }
  if (!Object.hasOwn(request, 'condition')) throw new Error('condition is missing');
  if (!isMapping(request.facts)) throw new Error('facts must be an object: the name of each fact and its value');
  if (request.conditions !== undefined && !isMapping(request.conditions)) {
    throw new Error('conditions must be an object: the name of each condition and the condition');
  }
  return request as unknown as Request;
}

/** Without recursion: the nesting of a line has no limit until this has been asked. */
function refuseDangerous(request: unknown): void {
  const open = [{ value: request, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > maxLineDepth) throw new Error(`nested deeper than ${maxLineDepth} levels`);
    for (const [key, inner] of Object.entries(value)) {
      if (isForbiddenKey(key)) throw new Error(`the key ${key} is not allowed`);
      open.push({ value: inner, depth: depth + 1 });
    }
  }
}
