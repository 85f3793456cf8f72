/** What every command must satisfy before any rule is asked. */

import type { Policy, Right, Text } from '../policy/types.ts';
import { quoted, refusal } from './refusals.ts';
import { mayGive, rightTo } from './rights.ts';
import { dateOf } from './time.ts';
import type { Actor, Case, Instant, Refusal, Span } from './types.ts';

export function rightRefusals(
  policy: Policy,
  kase: Case,
  command: { name: string; actor: Actor },
  what: Text,
): Refusal[] {
  const right = rightTo(policy, kase.workflow, command.name);
  if (mayGive(right, kase, command.actor.role)) return [];
  return [noRight(policy, command.name, command.actor, what, right)];
}

function noRight(policy: Policy, rule: string, actor: Actor, what: Text, right: Right | undefined): Refusal {
  const own = policy.roles[actor.role]?.title ?? { da: actor.role, en: actor.role };
  const names = (right?.roles ?? []).map((role) => policy.roles[role]?.title ?? quoted(role));
  return refusal({
    code: 'no-right',
    what,
    why: {
      da: `Rollen »${own.da}« kan ikke gøre dette her. Det kan: ${names.map(({ da }) => da).join(', ') || 'ingen'}.`,
      en: `The role "${own.en}" may not do this here. These may: ${names.map(({ en }) => en).join(', ') || 'nobody'}.`,
    },
    rule,
    source: right?.source ?? [],
  });
}

/** Acts outside the statechart; the engine itself may always. */
export function actRefusals(policy: Policy, act: keyof Policy['acts'], actor: Actor, what: Text): Refusal[] {
  const right = policy.acts[act];
  if (actor.role === 'engine' || right?.roles.includes(actor.role)) return [];
  return [noRight(policy, act, actor, what, right)];
}

/** Names and addresses are personal data and never enter events; an actor is an identifier. */
export function actorRefusals(what: Text, actor: Actor): Refusal[] {
  if (/^[a-z0-9][a-z0-9._-]*$/.test(actor.by)) return [];
  return [
    refusal({
      code: 'not-a-person-id',
      what,
      why: {
        da: `»${actor.by}« er ikke et id. Angiv den handlendes id med små bogstaver, tal og bindestreg; navne og adresser gemmes adskilt fra hændelserne.`,
        en: `"${actor.by}" is not an identifier. Give the actor's id in lower-case letters, digits and hyphens; names and addresses are kept apart from events.`,
      },
    }),
  ];
}

/** An act outside the statechart stands in the record with its reason. */
export function reasonRefusals(what: Text, reason: string): Refusal[] {
  if (reason.trim() !== '') return [];
  const why = {
    da: 'Skriv hvorfor; det står i historikken.',
    en: 'Write why; it stands in the history.',
  };
  return [refusal({ code: 'payload', what, why, missing: ['reason'] })];
}

export function dateRefusals(
  policy: Policy,
  what: Text,
  kase: Case | null,
  { occurredAt, recordedAt }: { occurredAt: Span; recordedAt: Instant },
): Refusal[] {
  const today = dateOf(recordedAt, policy.calendar.timeZone);
  if (occurredAt.earliest && occurredAt.earliest > today) {
    return [
      refusal({
        code: 'in-the-future',
        what,
        why: {
          da: `Datoen ${occurredAt.earliest} ligger efter i dag (${today}). Det, der først skal ske, kan planlægges, men ikke registreres som sket.`,
          en: `The date ${occurredAt.earliest} is after today (${today}). What is still to come can be planned, not recorded as done.`,
        },
      }),
    ];
  }
  const started = kase?.started.earliest;
  if (started && occurredAt.latest && occurredAt.latest < started) {
    return [
      refusal({
        code: 'before-start',
        what,
        why: {
          da: `Datoen ${occurredAt.latest} ligger før sagens begyndelse (${started}).`,
          en: `The date ${occurredAt.latest} is before the case began (${started}).`,
        },
      }),
    ];
  }
  return [];
}
