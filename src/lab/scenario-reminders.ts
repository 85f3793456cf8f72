/** The reminders a step leaves against those the scenario expects. */

import { dateOf } from '../engine/time.ts';
import type { Reminder } from '../engine/types.ts';
import type { Json } from '../policy/types.ts';
import { compared, named } from './scenario-compare.ts';
import type { Outcome } from './scenario-outcome.ts';
import type { Difference, ExpectedReminder, ExpectedReminders } from './scenario-types.ts';

export function reminderDifferences(outcome: Outcome, expected: ExpectedReminders): Difference[] {
  const { of, between } = expected;
  const { timeZone } = outcome.policy.calendar;
  const day = ({ at }: Reminder) => dateOf(at, timeZone);
  const own = (list: Reminder[]) => (of === undefined ? list : list.filter(({ rule }) => rule === of));
  const told = (each: Reminder): Required<ExpectedReminder> => ({
    on: day(each),
    rule: each.rule,
    message: each.message,
    to: each.to.map(({ role }) => role),
    due: each.deadline?.due ?? '',
    key: each.key,
  });
  const due = own(outcome.due);
  const found: Difference[] = [];
  if (expected.due) found.push(...listed('påmindelser nu', 'reminders due now', expected.due, due.map(told)));
  if (expected.newest) {
    const newest = new Map(due.map((each) => [each.coalesce, each]));
    found.push(
      ...listed('nyeste påmindelser nu', 'newest reminders due now', expected.newest, [...newest.values()].map(told)),
    );
  }
  if (between && expected.are) {
    const within = own(outcome.planned).filter((each) => day(each) >= between[0] && day(each) <= between[1]);
    const [first, last] = between;
    const words = [`påmindelser fra ${first} til ${last}`, `reminders from ${first} to ${last}`] as const;
    found.push(...listed(...words, expected.are, within.map(told)));
  }
  if (expected.next !== undefined) {
    const next = own(outcome.planned).find(({ at }) => at > outcome.now);
    const what = named('næste påmindelse', 'next reminder');
    const shown = next ? fieldsOf(told(next), expected.next ?? { on: '', rule: '', message: '' }) : null;
    found.push(...compared(what, expected.next as Json, shown));
  }
  return found;
}

/** Each expected reminder must be found once, and none may be left; the order does not matter. */
function listed(
  da: string,
  en: string,
  expected: ExpectedReminder[],
  found: Required<ExpectedReminder>[],
): Difference[] {
  const left = [...found];
  const lacking = expected.filter((one) => {
    const index = left.findIndex((each) => compared(named('', ''), one as Json, fieldsOf(each, one)).length === 0);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  if (lacking.length === 0 && left.length === 0) return [];
  return [
    {
      what: named(da, en),
      expected: lacking as Json[],
      found: left.map(({ on, message, to, rule, due }) => ({ on, rule, message, to, due })),
    },
  ];
}

/** Those fields that the other names. */
function fieldsOf(one: Required<ExpectedReminder>, like: ExpectedReminder): Record<string, Json> {
  return Object.fromEntries(Object.keys(like).map((key) => [key, one[key as keyof ExpectedReminder]]));
}
