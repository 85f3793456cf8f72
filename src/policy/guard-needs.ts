/** What must have been written before a guard can pass: a missing fact is unknown, and unknown never passes. */

import { namedConditions } from './conditions-check.ts';
import { isMapping, type ParsedText } from './text.ts';
import type { Mark } from './written.ts';

/** Guard → marks it cannot pass without. Criteria that end some day, or only remark, count for nothing. */
export function guardNeeds(text: ParsedText): (guard: string, workflow: string) => ReadonlySet<Mark> {
  const named = namedConditions(text);
  const gates = new Map<string, Set<Mark>>();
  for (const { value } of text.criteria) {
    const needs = new Set<Mark>();
    for (const criterion of Object.values(isMapping(value.criteria) ? value.criteria : {})) {
      if (!isMapping(criterion) || criterion.strength !== 'must') continue;
      if (isMapping(criterion.inForce) && criterion.inForce.until !== undefined) continue;
      for (const mark of needsOf(criterion.when, named, 0)) needs.add(mark);
    }
    gates.set(`${value.workflow}/${value.gate}`, needs);
  }
  const known = new Map<string, ReadonlySet<Mark>>();
  return (guard, workflow) => {
    const ready = gates.get(`${workflow}/${guard}`) ?? known.get(guard);
    if (ready) return ready;
    const needs = needsOf(named[guard], named, 0);
    known.set(guard, needs);
    return needs;
  };
}

function needsOf(condition: unknown, named: Record<string, unknown>, depth: number): Set<Mark> {
  if (!isMapping(condition) || depth > 20) return new Set();
  const { all, any, not, condition: name, fact, path, value } = condition;
  if (Array.isArray(all)) return new Set(all.flatMap((part) => [...needsOf(part, named, depth + 1)]));
  if (Array.isArray(any)) {
    const [first, ...rest] = any.map((part) => needsOf(part, named, depth + 1));
    return new Set([...(first ?? [])].filter((mark) => rest.every((other) => other.has(mark))));
  }
  if (not !== undefined) return needsOf(not, named, depth + 1);
  if (typeof name === 'string') return needsOf(Object.hasOwn(named, name) ? named[name] : undefined, named, depth + 1);
  const own = markOf(fact, path);
  const compared = isMapping(value) ? markOf(value.fact, value.path) : undefined;
  return new Set([own, compared].filter((mark) => mark !== undefined));
}

function markOf(fact: unknown, path: unknown): Mark | undefined {
  if (typeof fact !== 'string') return undefined;
  const step = typeof path === 'string' ? /^\$\.([^.[]+)/.exec(path)?.[1] : undefined;
  switch (fact) {
    case 'milestones':
      return step === undefined ? undefined : `milestone:${step}`;
    case 'planned':
      return step === undefined ? undefined : `plan:${step}`;
    case 'command':
    case 'parameter':
      return undefined;
    default:
      return `fact:${fact}`;
  }
}
