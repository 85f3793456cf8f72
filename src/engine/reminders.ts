/** Reminders: the full list of what should be sent, derived from case and policy; what has been sent is the outbox's matter. */

import { readPeriod } from '../conditions/period.ts';
import type { CalendarDate, Policy, Rung } from '../policy/types.ts';
import { deadlines, isRunning } from './deadlines.ts';
import { addPeriod, instantAt, intoMailWindow } from './time.ts';
import type { Case, Deadline, Instant, Reminder } from './types.ts';

/** Notices of accepted commands, and the ladders of every deadline that is running; in order of time. */
export function reminders(policy: Policy, kase: Case): Reminder[] {
  const running = new Map(
    deadlines(policy, kase)
      .filter(isRunning)
      .map((deadline) => [deadline.id, deadline]),
  );
  const ladders = Object.entries(policy.reminders).flatMap(([id, rule]) => {
    const deadline = running.get(rule.deadline);
    return deadline ? rule.ladder.flatMap((rung) => climb(policy, kase, id, rung, deadline)) : [];
  });
  return [...notices(policy, kase), ...ladders].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function notices(policy: Policy, kase: Case): Reminder[] {
  return kase.notices.map((notice) => {
    const key = `${kase.id}/notice/${notice.version}/${notice.index}`;
    return {
      key,
      coalesce: key,
      at: intoMailWindow(policy.calendar, notice.at),
      to: notice.to,
      message: notice.message,
      ...(notice.values ? { values: notice.values } : {}),
      rule: 'notice',
      source: [],
    };
  });
}

function climb(policy: Policy, kase: Case, rule: string, rung: Rung, deadline: Deadline): Reminder[] {
  const due = deadline.due?.latest as CalendarDate;
  const first = firstDay(rung, deadline, due);
  // A rung that lies before the deadline began would be late from the start.
  if (!first || (rung.before && deadline.begun && first < deadline.begun)) return [];
  const reminder = (step: string, day: CalendarDate, what: Pick<Rung, 'to' | 'message'>): Reminder => ({
    key: `${kase.id}/${rule}/${step}/${due}`,
    coalesce: `${kase.id}/${deadline.id}/${due}`,
    at: sendingTime(policy, day),
    to: what.to,
    message: what.message,
    deadline: { id: deadline.id, title: deadline.title, due },
    rule,
    source: policy.reminders[rule]?.source ?? [],
  });
  const { every } = rung;
  if (!every) return [reminder(rung.id, first, rung)];
  const times = rung.atMost ?? 1;
  const repeats = Array.from({ length: times }, (_, index) =>
    reminder(`${rung.id}-${index + 1}`, addPeriod(first, multiplied(every, index), down), rung),
  );
  return rung.escalate
    ? [...repeats, reminder(`${rung.id}-escalated`, addPeriod(first, multiplied(every, times), down), rung.escalate)]
    : repeats;
}

const down = { monthEnd: 'down' } as const;

function firstDay(rung: Rung, deadline: Deadline, due: CalendarDate): CalendarDate | null {
  if (rung.before) return addPeriod(due, multiplied(rung.before, -1), down);
  if (rung.after) return addPeriod(due, rung.after, down);
  if (rung.begin) return deadline.begun && addPeriod(deadline.begun, rung.begin, down);
  return due;
}

/** A period taken a number of times, counted from its first day so that month ends do not drift. */
function multiplied(period: string, factor: number): string {
  const read = readPeriod(period);
  if (!read) throw new Error(`"${period}" is not a date period.`);
  const sign = read.months * factor < 0 || read.days * factor < 0 ? '-' : '';
  return `${sign}P${Math.abs(read.months * factor)}M${Math.abs(read.days * factor)}D`;
}

function sendingTime(policy: Policy, day: CalendarDate): Instant {
  const { calendar } = policy;
  return intoMailWindow(calendar, instantAt(day, calendar.mail.from, calendar.timeZone));
}
