/** Date arithmetic one line at a time, so that another implementation can be compared with this one. */

import { addPeriod, type PeriodRules } from '../engine/time.ts';
import type { Calendar, CalendarDate, Period } from '../policy/types.ts';

interface Question {
  from: CalendarDate;
  add: Period;
  rules: PeriodRules;
}

const keys = ['from', 'add', 'monthEnd', 'roll', 'calendar'];

/**
 * Answers one line of JSON, `{"from":"2024-02-29","add":"P1Y"}` and optionally `monthEnd` (down, up), `roll` (none,
 * following, preceding) and `calendar` (dk), with `{"date":"2025-02-28"}` or `{"error":"…"}`. Never throws.
 */
export function evaluateDateLine(line: string, calendars: Record<string, Calendar>): string {
  try {
    const { from, add, rules } = readQuestion(line, calendars);
    return JSON.stringify({ date: addPeriod(from, add, rules) });
  } catch (error) {
    return JSON.stringify({ error: error instanceof Error ? error.message : String(error) });
  }
}

function readQuestion(line: string, calendars: Record<string, Calendar>): Question {
  const given = readObject(line);
  for (const key of Object.keys(given)) {
    if (!keys.includes(key)) throw new Error(`Unknown key ${shown(key)}. Expected only ${keys.join(', ')}.`);
  }
  const roll = oneOf(given, 'roll', ['none', 'following', 'preceding'], 'none');
  const calendar = oneOf(given, 'calendar', Object.keys(calendars), 'dk');
  return {
    from: text(given, 'from', 'a date such as 2024-02-29'),
    add: text(given, 'add', 'a period such as P1Y or -P1M'),
    rules: {
      monthEnd: oneOf(given, 'monthEnd', ['down', 'up'], 'down'),
      roll,
      calendar: calendars[calendar] as Calendar,
    },
  };
}

function readObject(line: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`The line is not JSON. Expected one object, for instance {"from":"2024-02-29","add":"P1Y"}.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(
      `The line is ${shown(value)}. Expected one object, for instance {"from":"2024-02-29","add":"P1Y"}.`,
    );
  }
  return value as Record<string, unknown>;
}

function text(given: Record<string, unknown>, key: string, expected: string): string {
  const value = given[key];
  if (typeof value === 'string') return value;
  throw new Error(
    value === undefined ? `"${key}" is missing. Expected ${expected}.` : unexpected(key, value, expected),
  );
}

function oneOf<Choice extends string>(
  given: Record<string, unknown>,
  key: string,
  choices: Choice[],
  otherwise: Choice,
): Choice {
  const value = Object.hasOwn(given, key) ? given[key] : otherwise;
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new Error(unexpected(key, value, `one of ${choices.join(', ')}`));
  return choice;
}

function unexpected(key: string, value: unknown, expected: string): string {
  return `"${key}" is ${shown(value)}. Expected ${expected}.`;
}

/** A value as a message can hold it: objects by their kind, long text cut short. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' && value.length > 60 ? `"${value.slice(0, 60)}…"` : JSON.stringify(value);
}
