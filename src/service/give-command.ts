import { decide } from '../engine/decide.ts';
import { machineOf } from '../engine/machine.ts';
import { titleOf } from '../engine/refusals.ts';
import type { Actor, Case, CaseEvent, Instant, RecordedNotice, Refusal, Span } from '../engine/types.ts';
import { Conflict } from '../ledger/contract.ts';
import type { JsonObject, Policy, Text } from '../policy/types.ts';
import { type Act, beginAct, type Touched } from './across-cases.ts';
import { actingAs } from './acting.ts';
import type { Noted } from './keyed-request.ts';
import { namedRefusals } from './named-cases.ts';
import { NoSuchCase, type Office } from './office.ts';
import { unknownReferences } from './unknown-references.ts';

export interface GivenCommand extends Noted {
  case: string;
  name: string;
  payload: JsonObject;
  actor: Actor;
  occurredAt: Span;
  at: Instant;
  /** Decided outside the engine and entered afterwards: the verdicts are recorded but do not bind. */
  history?: boolean;
}

export type Given = { case: Case; events: CaseEvent[]; effects: RecordedNotice[] } | { refusals: Refusal[] };

/**
 * Gives a command to a case, with all that it leads to in others: both opinions are asked before anything is written, and
 * everything is written together. @throws {NoSuchCase | Conflict}
 */
export async function giveCommand(office: Office, input: GivenCommand): Promise<Given> {
  const { sees, at, actor } = input;
  const act = beginAct(office, at, sees && { by: actor.by, at, sees });
  const touched = await act.case(input.case);
  if (!touched) throw new NoSuchCase(input.case);
  const { version } = touched.snapshot;
  if (input.seen !== undefined && input.seen !== version) throw new Conflict(input.case, input.seen, version);
  const given = await giveWithin(office, act, touched, input);
  if ('refusals' in given) return given;
  const writes = act.writes();
  await office.ledger.append(writes, act.reads(), input.answer?.(writes));
  return { case: touched.snapshot, events: touched.events, effects: given.effects };
}

/** Gives a command to a case within an act that is written later. */
export async function giveWithin(
  office: Office,
  act: Act,
  touched: Touched,
  input: Omit<GivenCommand, 'case' | 'seen' | 'answer'>,
): Promise<Pick<Extract<Given, { case: Case }>, 'effects'> | { refusals: Refusal[] }> {
  const { policy, snapshot } = touched;
  const what = commandTitle(policy, snapshot, input.name);
  const acting = input.history
    ? { actor: input.actor }
    : await actingAs(office, policy, input.actor, what, input.at, snapshot);
  if ('refusals' in acting) return acting;
  const unseen = await unseenIn(office, touched, input, what);
  if (unseen.length > 0) return { refusals: unseen };
  const decision = decide(policy, snapshot, {
    kind: 'do',
    name: input.name,
    payload: input.payload,
    actor: acting.actor,
    occurredAt: input.occurredAt,
    recordedAt: input.at,
    related: await act.related(snapshot),
    ...(input.history ? { history: true } : {}),
  });
  if ('refusals' in decision) return decision;
  const refusals = await act.take(touched, decision);
  if (refusals.length === 0) {
    const unknown = input.history ? [] : await unknownReferences(office, policy, snapshot, input, what);
    return unknown.length > 0 ? { refusals: unknown } : { effects: decision.effects };
  }
  for (const { rule, why } of refusals.filter(({ code }) => code === 'second-opinion')) {
    const detail = { rule, why: why.en };
    await office.ledger.recordIncident({ at: input.at, caseId: snapshot.id, what: 'second-opinion', detail });
  }
  return { refusals };
}

/** The cases named in the fields of the command's form that are not for whoever gives it. */
async function unseenIn(
  office: Office,
  { policy, snapshot: kase }: Touched,
  { name, payload, actor, at, sees }: Pick<GivenCommand, 'name' | 'payload' | 'actor' | 'at' | 'sees'>,
  what: Text,
): Promise<Refusal[]> {
  const meta = machineOf(policy, kase.workflow)?.candidates(kase.state, name)[0]?.meta;
  if (!sees || meta?.form === undefined) return [];
  const links = (meta.drive ?? []).flatMap((drive) => ('start' in drive ? Object.values(drive.links ?? {}) : []));
  const asked = { form: policy.forms[meta.form], payload, kase, what };
  return namedRefusals(
    office,
    { by: actor.by, at, sees },
    asked,
    links.map((path) => path.replace('$.', '')),
  );
}

function commandTitle(policy: Policy, kase: Case, name: string): Text {
  return titleOf(machineOf(policy, kase.workflow)?.candidates(kase.state, name) ?? [], name);
}
