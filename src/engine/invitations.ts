/** Invitations: what people's calendars should show of a case, derived from case and policy; what was sent is the outbox's matter. */

import type { CalendarDate, InvitationRule, Policy, Recipient, Source, Text } from '../policy/types.ts';
import { isWithin, leafPaths } from './machine.ts';
import { addPeriod, dateOf, instantAt, intoMailWindow, isExact } from './time.ts';
import type { Case, Instant } from './types.ts';

export interface Invitation {
  /** The rule; with the case's id it names the calendar entry for ever. */
  id: string;
  title: Text;
  source: Source;
  /** `cancel` is for those who were invited before; it is nobody's first letter. */
  method: 'request' | 'cancel';
  /** Goes up with every move, and each time it is called off or taken up again. */
  sequence: number;
  /** When it may be sent. */
  at: Instant;
  /** The first day, and the hours of it in local time. */
  day: CalendarDate;
  hours: { from: string; to: string };
  begins: Instant;
  ends: Instant;
  to: Recipient[];
  messages: InvitationRule['messages'];
}

/** One for every plan of the case that an invitation rule is about, that has not happened yet and may be told of. */
export function invitations(policy: Policy, kase: Case): Invitation[] {
  return Object.entries(policy.invitations ?? {})
    .filter(([, rule]) => rule.workflow === kase.workflow)
    .flatMap(([id, rule]) => invitation(policy, kase, id, rule) ?? []);
}

function invitation(policy: Policy, kase: Case, id: string, rule: InvitationRule): Invitation | null {
  const plan = Object.hasOwn(kase.planned, rule.milestone) ? kase.planned[rule.milestone] : undefined;
  if (!plan?.when.earliest || Object.hasOwn(kase.milestones, rule.milestone)) return null;
  const standing = standingOf(kase, rule);
  if (!standing) return null;
  const { calendar } = policy;
  const day = plan.when.earliest;
  const last = addPeriod(day, `P${rule.days - 1}D`, { monthEnd: 'down' });
  const planned = plan.movedAt ?? instantAt(plan.entered, '00:00', calendar.timeZone);
  const stamp = standing.since !== undefined && standing.since > planned ? standing.since : planned;
  return {
    id,
    title: rule.title,
    source: rule.source,
    // A day that is no longer known for certain is in nobody's calendar.
    method: standing.now && isExact(plan.when) ? 'request' : 'cancel',
    sequence: (plan.moves ?? 0) + standing.changes,
    at: intoMailWindow(calendar, stamp),
    day,
    hours: rule.hours,
    begins: instantAt(day, rule.hours.from, calendar.timeZone),
    ends: instantAt(last, rule.hours.to, calendar.timeZone),
    to: rule.to,
    messages: rule.messages,
  };
}

/**
 * The calling-off of what a calendar shows though the record, once corrected, never planned it. Null for what has taken
 * place, and for what the policy says nothing of any more.
 */
export function calledOff(
  policy: Policy,
  kase: Case,
  id: string,
  shown: Pick<Invitation, 'begins' | 'ends'>,
  at: Instant,
): Invitation | null {
  const rules = policy.invitations ?? {};
  const rule = Object.hasOwn(rules, id) ? rules[id] : undefined;
  if (rule?.workflow !== kase.workflow || Object.hasOwn(kase.milestones, rule.milestone)) return null;
  const { title, source, hours, to, messages } = rule;
  const day = dateOf(shown.begins, policy.calendar.timeZone);
  return { id, title, source, method: 'cancel', sequence: 0, at, day, hours, ...shown, to, messages };
}

/**
 * Whether the case is where people are invited, how often that has changed since it first was, and when it last did.
 * Null before it first was.
 */
function standingOf(kase: Case, rule: InvitationRule): { now: boolean; changes: number; since?: Instant } | null {
  const stays = kase.stays?.length ? kase.stays : [{ in: leafPaths(kase.state) }];
  const course = stays.map((stay, index) => ({
    stands:
      !(kase.status === 'done' && index === stays.length - 1) &&
      (rule.while.length === 0 || rule.while.some((outer) => stay.in.some((path) => isWithin(path, outer)))),
    entered: 'entered' in stay ? stay.entered : undefined,
  }));
  const first = course.findIndex(({ stands }) => stands);
  if (first === -1) return null;
  const changed = course.filter(({ stands }, index) => index > first && stands !== course[index - 1]?.stands);
  const since = changed.at(-1)?.entered;
  return {
    now: course.at(-1)?.stands === true,
    changes: changed.length,
    ...(since === undefined ? {} : { since }),
  };
}
