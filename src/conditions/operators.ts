import { isCalendarDate } from './calendar-date.ts';
import { isComparable, isSearchable } from './comparable.ts';
import { lengthOfPeriod } from './period.ts';

/** Compares what was found with what was expected. Never throws: what cannot be compared is false. */
export type Test = (found: unknown, expected: unknown) => boolean;

/** The operators of json-rules-engine 7.3.1, with its own answers. */
const standard: Record<string, Test> = {
  equal: (a, b) => a === b,
  notEqual: (a, b) => a !== b,
  in: (a, b) => isSearchable(b, a) && (b as unknown[]).indexOf(a) > -1,
  notIn: (a, b) => isSearchable(b, a) && (b as unknown[]).indexOf(a) === -1,
  contains: (a, b) => Array.isArray(a) && a.indexOf(b) > -1,
  doesNotContain: (a, b) => Array.isArray(a) && a.indexOf(b) === -1,
  lessThan: (a, b) => isOrdered(a, b) && (a as number) < (b as number),
  lessThanInclusive: (a, b) => isOrdered(a, b) && (a as number) <= (b as number),
  greaterThan: (a, b) => isOrdered(a, b) && (a as number) > (b as number),
  greaterThanInclusive: (a, b) => isOrdered(a, b) && (a as number) >= (b as number),
};

/** Ours. */
export const ownOperators: Record<string, Test> = {
  notEmpty: (a, b) => (b === true ? isFilled(a) : b === false && !isFilled(a)),
  before: (a, b) => areDates(a, b) && (a as string) < (b as string),
  after: (a, b) => areDates(a, b) && (a as string) > (b as string),
  onOrBefore: (a, b) => areDates(a, b) && (a as string) <= (b as string),
  onOrAfter: (a, b) => areDates(a, b) && (a as string) >= (b as string),
  periodAtMost: (a, b) => comparePeriods(a, b) <= 0,
  periodAtLeast: (a, b) => comparePeriods(a, b) >= 0,
  distinct: (a, b) => Array.isArray(a) && areFields(b) && !repeatedIn(a, b),
  distinctWhereFilled: (a, b) => Array.isArray(a) && areFields(b) && !repeatedIn(filledIn(a, b), b),
};

const decorations: Record<string, (next: Test) => Test> = {
  someFact: (next) => (a, b) => Array.isArray(a) && a.some((element) => next(element, b)),
  everyFact: (next) => (a, b) => Array.isArray(a) && a.every((element) => next(element, b)),
  someValue: (next) => (a, b) => Array.isArray(b) && b.some((element) => next(a, element)),
  everyValue: (next) => (a, b) => Array.isArray(b) && b.every((element) => next(a, element)),
  swap: (next) => (a, b) => next(b, a),
  not: (next) => (a, b) => !next(a, b),
};

/** Names of all operators, each of which may stand after decorators: `everyFact:notEmpty`. */
export const operators: readonly string[] = [...Object.keys(standard), ...Object.keys(ownOperators)];
export const decorators: readonly string[] = Object.keys(decorations);

const tests = new Map([...Object.entries(standard), ...Object.entries(ownOperators)]);
const decorate = new Map(Object.entries(decorations));
const maxDecorators = 8;

/** The test of a possibly decorated operator, the leftmost decorator outermost; undefined when there is none such. */
export function operatorNamed(name: string): Test | undefined {
  const parts = name.split(':');
  const operator = tests.get(parts.pop()!);
  if (!operator || parts.length > maxDecorators) return undefined;
  return parts.reduceRight<Test | undefined>((next, part) => next && decorate.get(part)?.(next), operator);
}

/** json-rules-engine orders a fact that begins with a number, and then compares as JavaScript does. */
function isOrdered(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return !Number.isNaN(a);
  return isComparable(a) && isComparable(b) && !Number.isNaN(Number.parseFloat(a as string));
}

function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return isInk(value.charCodeAt(0)) || /\S/.test(value);
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== null && value !== undefined;
}

/** A character no alphabet takes for white space; most texts begin with one. */
function isInk(code: number): boolean {
  return code > 0x20 && code < 0xa0;
}

export function areFields(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((field) => typeof field === 'string');
}

/** The first element that a later one is the same as in all the fields; one left out is the same as one left out elsewhere. */
export function repeatedIn(elements: unknown[], fields: string[]): { element: unknown } | null {
  const seen = new Map<string, unknown>();
  for (const element of elements) {
    const kept = JSON.stringify(fields.map((field) => at(element, field.split('.'))));
    if (seen.has(kept)) return { element: seen.get(kept) };
    seen.set(kept, element);
  }
  return null;
}

/** Those that have something in each of the fields. */
export function filledIn(elements: unknown[], fields: string[]): unknown[] {
  return elements.filter((element) => fields.every((field) => isFilled(at(element, field.split('.')))));
}

function at(value: unknown, steps: string[]): unknown {
  return steps.reduce((here, step) => {
    const mapping = typeof here === 'object' && here !== null && !Array.isArray(here) && Object.hasOwn(here, step);
    return mapping ? (here as Record<string, unknown>)[step] : undefined;
  }, value);
}

function areDates(a: unknown, b: unknown): boolean {
  return isCalendarDate(a) && isCalendarDate(b);
}

/** Negative, zero or positive; NaN, which compares false, where one of them is no period. */
function comparePeriods(a: unknown, b: unknown): number {
  return (lengthOfPeriod(a) ?? Number.NaN) - (lengthOfPeriod(b) ?? Number.NaN);
}
