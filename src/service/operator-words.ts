import { dateInWords } from '../engine/wording.ts';
import type { Language, Text } from '../policy/types.ts';

/**
 * A comparison in words: `er udfyldt`, `er senest 1. marts 2027`, `hver: er blandt ["kl"]`.
 * @param write how the value compared with is told.
 */
export function operatorInWords(
  operator: string,
  expected: unknown,
  language: Language,
  write: (value: unknown) => string = (value) => valueInWords(value, language),
): string {
  const parts = operator.split(':');
  const name = parts.pop() ?? '';
  const before = parts.map((each) => `${decorators[each]?.[language] ?? each}: `).join('');
  if (name === 'notEmpty') return before + (expected === true ? filled : empty)[language];
  const value = expected === undefined ? unknown[language] : write(expected);
  return `${before}${operators[name]?.[language] ?? name} ${value}`;
}

/** A value as a line can hold it: dates in words, yes and no, everything else as JSON, cut short where it is long. */
export function valueInWords(value: unknown, language: Language): string {
  if (isDate(value)) return dateInWords(value, language);
  if (typeof value === 'boolean') return (value ? yes : no)[language];
  const text = JSON.stringify(value) ?? '–';
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

const yes: Text = { da: 'ja', en: 'yes' };
const no: Text = { da: 'nej', en: 'no' };

const filled: Text = { da: 'er udfyldt', en: 'is filled in' };
const empty: Text = { da: 'er tom', en: 'is empty' };
const unknown: Text = { da: '(ukendt)', en: '(unknown)' };

const operators: Record<string, Text> = {
  equal: { da: 'er', en: 'is' },
  notEqual: { da: 'er ikke', en: 'is not' },
  in: { da: 'er blandt', en: 'is among' },
  notIn: { da: 'er ikke blandt', en: 'is not among' },
  contains: { da: 'indeholder', en: 'contains' },
  doesNotContain: { da: 'indeholder ikke', en: 'does not contain' },
  lessThan: { da: 'er mindre end', en: 'is less than' },
  lessThanInclusive: { da: 'er højst', en: 'is at most' },
  greaterThan: { da: 'er større end', en: 'is greater than' },
  greaterThanInclusive: { da: 'er mindst', en: 'is at least' },
  before: { da: 'er før', en: 'is before' },
  after: { da: 'er efter', en: 'is after' },
  onOrBefore: { da: 'er senest', en: 'is no later than' },
  onOrAfter: { da: 'er tidligst', en: 'is no earlier than' },
  periodAtMost: { da: 'varer højst', en: 'lasts at most' },
  periodAtLeast: { da: 'varer mindst', en: 'lasts at least' },
  distinct: { da: 'har ikke to ens i', en: 'has no two alike in' },
  distinctWhereFilled: {
    da: 'har, hvor de er udfyldt, ikke to ens i',
    en: 'has, where they are filled in, no two alike in',
  },
};

const decorators: Record<string, Text> = {
  someFact: { da: 'mindst én', en: 'at least one' },
  everyFact: { da: 'hver', en: 'every one' },
  someValue: { da: 'for mindst én værdi', en: 'for at least one value' },
  everyValue: { da: 'for hver værdi', en: 'for every value' },
  swap: { da: 'omvendt', en: 'the other way round' },
  not: { da: 'ikke', en: 'not' },
};
