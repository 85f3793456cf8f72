/** All seminars of a case: planned, held, called off; who was invited, and who came. */

import { effectiveEvents } from '../engine/correct.ts';
import { type Invitation, invitations } from '../engine/invitations.ts';
import { rightTo } from '../engine/rights.ts';
import type { Case, CaseEvent, Span } from '../engine/types.ts';
import type { CalendarDate, Form, Json, JsonObject, Policy, Source, Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import { shownTo } from './invitations-due.ts';
import { type Office, policyOf } from './office.ts';
import { receivers } from './recipients.ts';
import { roleFor } from './role-for.ts';

export const planning = 'seminar.plan';
export const moving = 'seminar.postpone';
const seminarHeld = /^(leadership-seminar|closing-seminar|webinar)$/;

export interface Holding {
  command: string;
  form: string;
  role: string;
  /** What the milestone itself says of the payload. */
  fixed: JsonObject;
}

/** The command that records a seminar as held, where the visitor may give it now. */
export function commandThatHolds(access: Access, policy: Policy, kase: Case, milestone: string): Holding | null {
  const number = /^learning-seminar-(\d+)$/.exec(milestone)?.[1];
  const command =
    number !== undefined ? 'learning-seminar.hold' : seminarHeld.test(milestone) ? `${milestone}.hold` : null;
  const role = command === null ? null : roleFor(access, policy, kase, command);
  if (command === null || role === null) return null;
  if (milestone !== 'webinar' && Object.hasOwn(kase.milestones, milestone)) return null;
  return number === undefined
    ? { command, role, form: 'seminar-held', fixed: {} }
    : { command, role, form: 'learning-seminar', fixed: { number: Number(number) } };
}

interface Attendance {
  participants: number | null;
  byProfession: { profession: Text; count: number }[];
  hours: number | null;
  online: boolean;
}

export interface Seminar {
  /** The milestone. */
  id: string;
  title: Text;
  source: Source;
  is: 'not-planned' | 'planned' | 'not-recorded' | 'cancelled' | 'held';
  when: Span | null;
  hours: { from: string; to: string } | null;
  /** How often it was moved. */
  moves: number;
  sequence: number | null;
  /** People whose calendar shows it, and those who are to be written to. */
  invited: number;
  waiting: number;
  held: (Attendance & { version: number }) | null;
  may: { plan: string | null; move: string | null; hold: Holding | null };
}

export interface SeminarsView {
  policy: Policy;
  seminars: Seminar[];
  mayRecordWebinar: boolean;
}

/** Null where the workflow of the case has no seminars. */
export async function seminarsOf(
  office: Office,
  access: Access,
  kase: Case,
  today: CalendarDate,
): Promise<SeminarsView | null> {
  const policy = await policyOf(office, kase);
  if (!rightTo(policy, kase.workflow, planning)) return null;
  const people = await office.ledger.people();
  const known = await office.ledger.outboxKeys(kase.id);
  const events = effectiveEvents((await office.ledger.events(kase.id)).map(({ event }) => event));
  const standing = invitations(policy, kase);
  const may = (command: string) => roleFor(access, policy, kase, command);
  const plannable = milestonesOf(policy.forms['seminar-plan']);
  const movable = milestonesOf(policy.forms.postponement);
  const one = (id: string, event: Accepted | null): Seminar => {
    const { title, source } = policy.workflows[kase.workflow]?.milestones[id] ?? {
      title: { da: id, en: id },
      source: [],
    };
    const invitation = standing.find((each) => policy.invitations?.[each.id]?.milestone === id) ?? null;
    const plan = Object.hasOwn(kase.planned, id) ? kase.planned[id] : undefined;
    const held = event ? event.occurredAt : Object.hasOwn(kase.milestones, id) ? kase.milestones[id]?.when : undefined;
    const shown = invitation ? [...shownTo(kase, invitation.id, known).values()] : [];
    const invited = shown.filter(({ method }) => method === 'request').length;
    const cancelled = invitation?.method === 'cancel' && (invited > 0 || shown.length > 0);
    const to = invitation?.method === 'request' ? receivers(policy, people, kase, invitation.to).length : 0;
    const passed = plan?.when.latest != null && plan.when.latest < today;
    return {
      id,
      title,
      source,
      is: held ? 'held' : cancelled ? 'cancelled' : plan ? (passed ? 'not-recorded' : 'planned') : 'not-planned',
      when: held ?? plan?.when ?? null,
      hours: held ? null : (invitation?.hours ?? null),
      moves: plan?.moves ?? 0,
      sequence: invitation?.sequence ?? null,
      invited,
      waiting: Math.max(0, to - invited),
      held: event ? { ...attendanceIn(policy, event), version: event.version } : null,
      may: {
        plan: !held && plannable.includes(id) ? may(planning) : null,
        move: !held && plan && movable.includes(id) ? may(moving) : null,
        hold: held ? null : commandThatHolds(access, policy, kase, id),
      },
    };
  };
  const seminars = plannable.map((id) => one(id, heldBy(events, id).at(-1) ?? null));
  const webinars = heldBy(events, 'webinar').map((event) => one('webinar', event));
  const mayRecordWebinar = commandThatHolds(access, policy, kase, 'webinar') !== null;
  return { policy, seminars: [...seminars, ...webinars], mayRecordWebinar };
}

type Accepted = Extract<CaseEvent, { type: 'accepted' }>;

/** Events that recorded the milestone as held, the earliest first. */
function heldBy(events: CaseEvent[], milestone: string): Accepted[] {
  return events.filter(
    (event): event is Accepted =>
      event.type === 'accepted' &&
      event.command.endsWith('.hold') &&
      event.changes.some((change) => 'milestone' in change && change.milestone === milestone),
  );
}

function attendanceIn(policy: Policy, { payload }: Accepted): Attendance {
  const rows = Array.isArray(payload.attendance) ? (payload.attendance as JsonObject[]) : [];
  const labels = new Map(professionsOf(policy.forms['learning-seminar']).map(({ value, label }) => [value, label]));
  const byProfession = rows.map(({ profession, count }) => ({
    profession: labels.get(String(profession)) ?? { da: String(profession), en: String(profession) },
    count: Number(count),
  }));
  const summed = byProfession.reduce((sum, { count }) => sum + count, 0);
  return {
    participants: numberOf(payload.participants) ?? (byProfession.length > 0 ? summed : null),
    byProfession,
    hours: numberOf(payload.hours),
    online: payload.online === true,
  };
}

/** The professions that a form counts. */
export function professionsOf(form: Form | null | undefined): { value: string; label: Text }[] {
  const list = fieldsOf(form).attendance;
  const fields = fieldsOf(list?.items as JsonObject | undefined);
  return ((fields.profession?.oneOf as { const: string; label: Text }[] | undefined) ?? []).map((option) => ({
    value: option.const,
    label: option.label,
  }));
}

function milestonesOf(form: Form | undefined): string[] {
  return ((fieldsOf(form).milestone?.oneOf as { const: string }[] | undefined) ?? []).map((option) => option.const);
}

function fieldsOf(schema: JsonObject | null | undefined): Record<string, JsonObject> {
  return (schema?.properties ?? {}) as Record<string, JsonObject>;
}

function numberOf(value: Json | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

/** The invitation to a seminar that is planned. */
export function invitationTo(policy: Policy, kase: Case, milestone: string): Invitation | null {
  return invitations(policy, kase).find((each) => policy.invitations?.[each.id]?.milestone === milestone) ?? null;
}
