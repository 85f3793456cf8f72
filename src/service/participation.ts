/** Who was asked to take part, who has answered, and what the rules say of the circle of participants so far. */

import { effectiveEvents } from '../engine/correct.ts';
import { deadlineState } from '../engine/deadline-state.ts';
import { deadlines } from '../engine/deadlines.ts';
import { machineOf } from '../engine/machine.ts';
import { rightTo } from '../engine/rights.ts';
import { exactly } from '../engine/time.ts';
import type { Case, CriterionVerdict, DeadlineState, Span } from '../engine/types.ts';
import { factsOf, judge } from '../engine/verdicts.ts';
import type { CalendarDate, Json, JsonObject, Policy, Source, Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import { labelOf } from './labelled.ts';
import { type Office, policyOf, relatedFacts } from './office.ts';
import { type AnswerOfParty, draftFrom, type Party, partiesIn } from './participation-draft.ts';
import { roleFor } from './role-for.ts';

export const opening = 'participation.open';
export const answering = 'participation.answer';
export const registering = 'participation.register';
export const settling = 'participation.settle';

export interface JudgedRule {
  id: string;
  title: Text;
  strength: CriterionVerdict['strength'];
  verdict: CriterionVerdict['verdict'];
  otherwise: Text;
  missing: Text[];
  source: Source;
}

interface PartyView extends AnswerOfParty {
  /** The day of the newest answer, and its event. */
  answered: { on: Span; version: number } | null;
}

export interface ParticipationView {
  policy: Policy;
  call: { regions: string[]; note: string | null; answerBy: { on: Span; state: DeadlineState } | null } | null;
  parties: PartyView[];
  /** The circle as registered, with what the answers change. */
  draft: JsonObject;
  /** Whether the answers change what is registered, and may still. */
  differs: boolean;
  rules: JudgedRule[];
  /** The parties the visitor answers for. */
  own: PartyView[];
  /** The role in which the visitor may give each command now; null where none may. */
  may: { open: string | null; answer: string | null; register: string | null; settle: string | null };
}

/** Null where the workflow of the case asks nobody to take part. */
export async function participationView(
  office: Office,
  access: Access,
  kase: Case,
  today: CalendarDate,
): Promise<ParticipationView | null> {
  const policy = await policyOf(office, kase);
  if (!rightTo(policy, kase.workflow, settling)) return null;
  const call = objectOf(kase.facts.participationCall);
  const held = objectOf(kase.facts.participation);
  const parties = await answered(office, kase, partiesIn(call));
  const may = (command: string) => roleFor(access, policy, kase, command);
  const open = takes(policy, kase, settling);
  const draft = open ? draftFrom(call, held, parties) : held;
  const due = deadlines(policy, kase).find(({ id }) => id === 'participation-answers');
  return {
    policy,
    call:
      kase.facts.participationCall === undefined
        ? null
        : {
            regions: Array.isArray(call.regions) ? call.regions.map(String) : [],
            note: typeof call.note === 'string' ? call.note : null,
            answerBy: due?.due ? { on: due.due, state: deadlineState(due, today) } : null,
          },
    parties,
    draft,
    differs: open && JSON.stringify(draft) !== JSON.stringify({ ...held }),
    rules: await rulesOn(office, policy, kase, draft, today),
    own: parties.filter(({ party }) => party.contact === access.person.id),
    may: { open: may(opening), answer: may(answering), register: may(registering), settle: may(settling) },
  };
}

/** What the rules on the circle of participants answer to a circle that is not registered yet. */
export async function rulesOn(
  office: Office,
  policy: Policy,
  kase: Case,
  participation: JsonObject,
  today: CalendarDate,
): Promise<JudgedRule[]> {
  const on = exactly(today);
  const so = { ...kase, facts: { ...kase.facts, participation } };
  const role = rightTo(policy, kase.workflow, settling)?.roles[0] ?? '';
  const command = { name: settling, role, occurredAt: on, payload: participation };
  const facts = factsOf(policy, so, command, await relatedFacts(office, kase));
  const label = labelOf(policy, kase.workflow);
  return judge(policy, 'participation', facts, so, on).flatMap(({ criterion, strength, verdict, missing }) => {
    const rule = policy.criteria[criterion];
    if (!rule) return [];
    const { title, otherwise, source } = rule;
    return [{ id: criterion, title, strength, verdict, otherwise, missing: missing.map(label), source }];
  });
}

/** The newest answer of each contact counts. */
async function answered(office: Office, kase: Case, parties: Party[]): Promise<PartyView[]> {
  const latest = new Map<string, { answer: JsonObject; answered: PartyView['answered'] }>();
  for (const event of effectiveEvents((await office.ledger.events(kase.id)).map((stored) => stored.event))) {
    if (event.type !== 'accepted' || event.command !== answering) continue;
    const { payload, occurredAt, version } = event;
    latest.set(String(payload.answeredBy), { answer: payload, answered: { on: occurredAt, version } });
  }
  return parties.map((party) => {
    const found = party.contact === null ? undefined : latest.get(party.contact);
    return { party, answer: found?.answer ?? null, answered: found?.answered ?? null };
  });
}

function takes(policy: Policy, kase: Case, command: string): boolean {
  return (machineOf(policy, kase.workflow)?.candidates(kase.state, command) ?? []).length > 0;
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
