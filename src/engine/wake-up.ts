import type { Policy } from '../policy/types.ts';
import { deadlines, isRunning } from './deadlines.ts';
import { invitations } from './invitations.ts';
import { reminders } from './reminders.ts';
import { addPeriod, instantAt } from './time.ts';
import type { Case, Instant } from './types.ts';

/** The next instant after `after` at which a tick has something to do; null when time alone changes nothing. */
export function nextWakeUp(policy: Policy, kase: Case, after: Instant): Instant | null {
  const { calendar } = policy;
  const passing = deadlines(policy, kase)
    .filter(isRunning)
    .map(({ id, due }) => (due?.latest && kase.passed[id] !== due.latest ? due.latest : null))
    .filter((due) => due !== null)
    .map((due) => instantAt(addPeriod(due, 'P1D', { monthEnd: 'down' }), '00:00', calendar.timeZone));
  const coming = [...passing, ...reminders(policy, kase), ...invitations(policy, kase)]
    .map((each) => (typeof each === 'string' ? each : each.at))
    .filter((instant) => instant > after);
  return coming.reduce<Instant | null>((first, instant) => (first === null || instant < first ? instant : first), null);
}
