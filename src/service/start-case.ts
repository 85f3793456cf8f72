import { decide } from '../engine/decide.ts';
import { evolve } from '../engine/evolve.ts';
import { dateOf } from '../engine/time.ts';
import type { Actor, Case, Instant, Refusal, Span } from '../engine/types.ts';
import type { JsonObject, Text } from '../policy/types.ts';
import { currentPolicy, type Office } from './office.ts';

export interface NewCase {
  /** Left out: made from the title. */
  id?: string;
  workflow: string;
  title: string;
  actor: Actor;
  occurredAt: Span;
  at: Instant;
  facts?: JsonObject;
  links?: Record<string, string>;
}

/** Starts a case under the policy in force on the day of entry. */
export async function startCase(office: Office, input: NewCase): Promise<{ case: Case } | { refusals: Refusal[] }> {
  const { id: given, at, ...rest } = input;
  const today = dateOf(at, office.text.calendar?.value.timeZone ?? 'Europe/Copenhagen');
  const { hash, policy } = await currentPolicy(office, today);
  const id = given ?? (await freeId(office, input.title));
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) return { refusals: [badId(id)] };
  if (await office.ledger.loadCase(id)) return { refusals: [idTaken(id)] };
  for (const link of Object.values(input.links ?? {})) {
    if (!(await office.ledger.loadCase(link))) return { refusals: [noLinkedCase(link)] };
  }
  const decision = decide(policy, null, { kind: 'start', id, policy: hash, recordedAt: at, ...rest });
  if ('refusals' in decision) return decision;
  const [event] = decision.events;
  if (!event) throw new Error('Starting a case gave no event.');
  const kase = evolve(policy, null, event);
  await office.ledger.append([
    {
      expectedVersion: 0,
      snapshot: kase,
      events: [event],
      outbox: [],
      wakeAt: at,
      origin: 'run',
    },
  ]);
  return { case: kase };
}

async function freeId(office: Office, title: string): Promise<string> {
  const plain = title
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const base = plain || 'sag';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!(await office.ledger.loadCase(id))) return id;
  }
}

function startRefusal(why: Text): Refusal {
  const what = { da: 'Opret en sag', en: 'Start a case' };
  return { code: 'recording', what, why, source: [], missing: [] };
}

function badId(id: string): Refusal {
  return startRefusal({
    da: `»${id}« kan ikke være en sags id. Brug små bogstaver, tal og bindestreg.`,
    en: `"${id}" cannot be the id of a case. Use lower-case letters, digits and hyphens.`,
  });
}

function idTaken(id: string): Refusal {
  return startRefusal({
    da: `Der findes allerede en sag med id’et »${id}«. Vælg et andet, eller lad være med at angive et.`,
    en: `There is already a case with the id "${id}". Choose another, or give none.`,
  });
}

function noLinkedCase(id: string): Refusal {
  return startRefusal({
    da: `Der er ingen sag med id’et »${id}« at knytte til.`,
    en: `There is no case with the id "${id}" to link to.`,
  });
}
