import { decide } from '../engine/decide.ts';
import type { Actor, Case, Instant, Refusal, Span } from '../engine/types.ts';
import type { JsonObject, Policy, Text } from '../policy/types.ts';
import { beginAct } from './across-cases.ts';
import { actingAs } from './acting.ts';
import { freeCaseId } from './case-id.ts';
import { linkRefusals } from './case-links.ts';
import { titleRefusals } from './case-title.ts';
import { today } from './days.ts';
import { giveWithin } from './give-command.ts';
import type { Noted } from './keyed-request.ts';
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
  /** A case that is neither seen nor offered to be linked to does not exist. */
  sees?: Noted['sees'];
  /** Given to the case as it begins: refused, the case does not begin either. */
  first?: { name: string; payload: JsonObject };
  answer?: Noted['answer'];
}

/** Starts a case under the policy in force on its business date. */
export async function startCase(office: Office, input: NewCase): Promise<{ case: Case } | { refusals: Refusal[] }> {
  const { id: given, at, sees, first, answer, ...rest } = input;
  const { hash, policy } = await currentPolicy(office, input.occurredAt.latest ?? today(office.text, at));
  if (!Object.hasOwn(policy.roles, input.actor.role) || input.actor.role === 'engine')
    return { refusals: [noSuchRole(policy, input.actor.role)] };
  const id = given ?? (await freeCaseId(input.title, async (each) => (await office.ledger.loadCase(each)) !== null));
  const untitled = titleRefusals(input.title, startWhat);
  if (untitled.length > 0) return { refusals: untitled };
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) return { refusals: [badId(id)] };
  if (await office.ledger.loadCase(id)) return { refusals: [idTaken(id)] };
  const acting = await actingAs(office, policy, input.actor, startWhat, at);
  const naming = sees && { by: input.actor.by, at, sees };
  const unlinked = await linkRefusals(office, input.workflow, input.links ?? {}, startWhat, naming);
  const refusals = [
    ...startRefusals(policy, input.workflow, input.actor.role),
    ...('refusals' in acting ? acting.refusals : []),
    ...unlinked,
  ];
  if (refusals.length > 0 || 'refusals' in acting) return { refusals };
  const { actor } = acting;
  const decision = decide(policy, null, { kind: 'start', id, policy: hash, recordedAt: at, ...rest, actor });
  if ('refusals' in decision) return decision;
  const [event] = decision.events;
  if (!event) throw new Error('Starting a case gave no event.');
  const act = beginAct(office, at, naming);
  const begun = act.begin(policy, event, 'run');
  if (first) {
    const { actor: as, occurredAt } = input;
    const followed = await giveWithin(office, act, begun, {
      ...first,
      actor: as,
      occurredAt,
      at,
      ...(sees && { sees }),
    });
    if ('refusals' in followed) return followed;
  }
  const writes = act.writes();
  await office.ledger.append(writes, act.reads(), answer?.(writes));
  return { case: begun.snapshot };
}

const startWhat: Text = { da: 'Opret en sag', en: 'Start a case' };

function startRefusals({ starts, roles: known }: Policy, workflow: string, role: string): Refusal[] {
  const right = starts && Object.hasOwn(starts, workflow) ? starts[workflow] : undefined;
  if (!right || right.roles.includes(role)) return [];
  const names = right.roles.map((each) => known[each]?.title ?? { da: each, en: each });
  const why: Text = {
    da: `Rollen »${role}« kan ikke oprette en sag i dette forløb. Det kan: ${names.map(({ da }) => da).join(', ')}.`,
    en: `The role "${role}" may not start a case of this workflow. These may: ${names.map(({ en }) => en).join(', ')}.`,
  };
  return [{ code: 'no-right', what: startWhat, why, source: right.source, missing: [] }];
}

function startRefusal(code: Refusal['code'], why: Text): Refusal {
  return { code, what: startWhat, why, source: [], missing: [] };
}

function badId(id: string): Refusal {
  return startRefusal('case-id', {
    da: `»${id}« kan ikke være en sags id. Brug små bogstaver, tal og bindestreg.`,
    en: `"${id}" cannot be the id of a case. Use lower-case letters, digits and hyphens.`,
  });
}

function idTaken(id: string): Refusal {
  return startRefusal('case-id', {
    da: `Der findes allerede en sag med id’et »${id}«. Vælg et andet, eller lad være med at angive et.`,
    en: `There is already a case with the id "${id}". Choose another, or give none.`,
  });
}

function noSuchRole(policy: Policy, role: string): Refusal {
  const roles = Object.keys(policy.roles).join(', ');
  return startRefusal('no-right', {
    da: `Der er ingen rolle »${role}«. Der findes: ${roles}.`,
    en: `There is no role "${role}". There are: ${roles}.`,
  });
}
