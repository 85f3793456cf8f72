/** A story told in days from today: people, cases and commands, carried out one by one at their own time. */

import { exactly, instantAt, shiftSpan } from '../engine/time.ts';
import type { Instant, Refusal, Span } from '../engine/types.ts';
import type { Person } from '../ledger/contract.ts';
import type { CalendarDate, Json, JsonObject, Language } from '../policy/types.ts';
import type { Transport } from '../post/transport.ts';
import { timeZoneOf } from './days.ts';
import { giveCommand } from './give-command.ts';
import type { Office } from './office.ts';
import { personRole } from './person-role.ts';
import { placeCase } from './place-case.ts';
import { oneRound } from './scheduler.ts';
import { startCase } from './start-case.ts';

export interface Story {
  people: { id: string; name: string; email: string; language: Language; roles: string[] }[];
  payloads: Record<string, JsonObject>;
  story: Step[];
}

type Step = { day: number; as: string; by: string } & (
  | { start: string; id: string; title: string; links?: Record<string, string> }
  | {
      case: string;
      place: string;
      reason: string;
      facts?: JsonObject;
      milestones?: Record<string, string>;
      planned?: Record<string, string>;
    }
  | { case: string; do: string; payload?: JsonObject }
);

/** Letters fall due between the steps too, and are sent on their day. @throws when a step of the story is refused. */
export async function tellStory(
  office: Office,
  transport: Transport,
  story: Story,
  { today, from }: { today: CalendarDate; from: string },
): Promise<void> {
  const timeZone = timeZoneOf(office.text);
  for (const { roles, ...person } of story.people) {
    const saved: Person = { ...person, roles: roles.map(personRole) };
    await office.ledger.savePerson(saved);
  }
  for (const step of story.story.toSorted((a, b) => a.day - b.day)) {
    const day = dayFrom(today, step.day);
    const at = instantAt(day, '10:00', timeZone);
    await passTime(office, transport, at, from);
    const refusals = await carryOut(office, step, story.payloads, today, at, exactly(day));
    if (refusals)
      throw new Error(
        `The example story is refused on day ${step.day}: ${refusals.map(({ why }) => why.en).join(' ')}`,
      );
  }
}

/** Ticks and delivers at every wake-up up to the given time, as a service that had been running would have done. */
export async function passTime(office: Office, transport: Transport, until: Instant, from: string): Promise<void> {
  let last = '';
  for (
    let next = await nextMoment(office, last);
    next !== null && next < until;
    next = await nextMoment(office, last)
  ) {
    await oneRound(office, transport, next, from);
    last = next;
  }
}

/** When a case wakes, or the letters held for somebody are to be sent. */
async function nextMoment({ ledger }: Office, after: Instant): Promise<Instant | null> {
  const held = (await ledger.outbox({ state: 'held' })).map(({ plannedAt }) => plannedAt);
  const wakeUp = await ledger.nextWakeUp();
  const moments = [...(wakeUp === null ? [] : [wakeUp]), ...held.filter((plannedAt) => plannedAt > after)];
  return moments.toSorted()[0] ?? null;
}

async function carryOut(
  office: Office,
  step: Step,
  payloads: Record<string, JsonObject>,
  today: CalendarDate,
  at: Instant,
  occurredAt: Span,
): Promise<Refusal[] | undefined> {
  const given = { actor: { role: step.as, by: step.by }, occurredAt, at };
  const result =
    'start' in step
      ? await startCase(office, {
          ...given,
          id: step.id,
          workflow: step.start,
          title: step.title,
          ...(step.links ? { links: step.links } : {}),
        })
      : 'place' in step
        ? await placeCase(office, {
            ...given,
            case: step.case,
            state: step.place,
            reason: step.reason,
            ...(step.facts ? { facts: step.facts } : {}),
            milestones: spans(step.milestones, today),
            planned: spans(step.planned, today),
          })
        : await giveCommand(office, {
            ...given,
            case: step.case,
            name: step.do,
            payload: dated(filled(step.payload ?? {}, payloads), today) as JsonObject,
          });
  return 'refusals' in result ? result.refusals : undefined;
}

/** `{ use: name, with: { … } }` stands for a payload of the story with some fields changed. */
function filled(payload: JsonObject, payloads: Record<string, JsonObject>): JsonObject {
  if (typeof payload.use !== 'string') return payload;
  return { ...payloads[payload.use], ...(payload.with as JsonObject | undefined) };
}

/** `@-30` and `@+21` as dates. */
function dated(value: Json, today: CalendarDate): Json {
  if (typeof value === 'string') return /^@[+-]\d+$/.test(value) ? dayFrom(today, Number(value.slice(1))) : value;
  if (Array.isArray(value)) return value.map((each) => dated(each, today));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, dated(each, today)]));
}

function spans(days: Record<string, string> = {}, today: CalendarDate): Record<string, Span> {
  return Object.fromEntries(Object.entries(days).map(([id, day]) => [id, exactly(dated(day, today) as CalendarDate)]));
}

function dayFrom(today: CalendarDate, days: number): CalendarDate {
  return shiftSpan(exactly(today), days).earliest as CalendarDate;
}
