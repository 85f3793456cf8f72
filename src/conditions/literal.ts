import { isCalendarDate } from './calendar-date.ts';
import { areFields } from './operators.ts';
import { lengthOfPeriod } from './period.ts';
import type { ConditionProblem } from './problem.ts';

type Expected = ConditionProblem['expected'];

const date: Expected = { da: 'en dato, for eksempel 2026-03-01', en: 'a date such as 2026-03-01' };
const period: Expected = { da: 'en periode, for eksempel P24M', en: 'a period such as P24M' };
const list: Expected = { da: 'en liste', en: 'a list' };
const fields: Expected = {
  da: 'en liste af felter, for eksempel [case, decision]',
  en: 'a list of fields such as [case, decision]',
};
const rules: Record<string, [(value: unknown) => boolean, Expected]> = {
  in: [isListOrText, list],
  notIn: [isListOrText, list],
  notEmpty: [(value) => typeof value === 'boolean', { da: 'true eller false', en: 'true or false' }],
  before: [isCalendarDate, date],
  after: [isCalendarDate, date],
  onOrBefore: [isCalendarDate, date],
  onOrAfter: [isCalendarDate, date],
  periodAtMost: [isPeriod, period],
  periodAtLeast: [isPeriod, period],
  distinct: [areFields, fields],
  distinctWhereFilled: [areFields, fields],
};

/** What the operator expects of the literal it stands with, when the literal can never make it true. */
export function literalFault(operator: string, literal: unknown): Expected | undefined {
  const parts = operator.split(':');
  if (parts.includes('swap')) return undefined;
  const rule = rules[parts.pop()!];
  let values = [literal];
  for (const part of parts) {
    if (part !== 'someValue' && part !== 'everyValue') continue;
    if (!values.every(Array.isArray)) return list;
    values = values.flat();
  }
  return rule && !values.every(rule[0]) ? rule[1] : undefined;
}

function isListOrText(value: unknown): boolean {
  return Array.isArray(value) || typeof value === 'string';
}

function isPeriod(value: unknown): boolean {
  return lengthOfPeriod(value) !== undefined;
}
