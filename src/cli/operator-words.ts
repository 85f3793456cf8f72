import type { Language, Text } from '../policy/types.ts';

/** A comparison in words: `er udfyldt`, `er senest 2027-03-01`, `hver: er blandt ["kl"]`. */
export function operatorInWords(operator: string, expected: unknown, language: Language): string {
  const parts = operator.split(':');
  const name = parts.pop() ?? '';
  const before = parts.map((each) => `${decorators[each]?.[language] ?? each}: `).join('');
  if (name === 'notEmpty') return before + (expected === true ? filled : empty)[language];
  const value = expected === undefined ? unknown[language] : (JSON.stringify(expected) ?? '');
  return `${before}${operators[name]?.[language] ?? name} ${value.length > 100 ? `${value.slice(0, 99)}…` : value}`;
}

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
};

const decorators: Record<string, Text> = {
  someFact: { da: 'mindst én', en: 'at least one' },
  everyFact: { da: 'hver', en: 'every one' },
  someValue: { da: 'for mindst én værdi', en: 'for at least one value' },
  everyValue: { da: 'for hver værdi', en: 'for every value' },
  swap: { da: 'omvendt', en: 'the other way round' },
  not: { da: 'ikke', en: 'not' },
};
