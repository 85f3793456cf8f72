import { confirm } from '../engine/confirm.ts';
import { type Corrected, type Correction, correct } from '../engine/correct.ts';
import { evolve } from '../engine/evolve.ts';
import type { RelatedAt } from '../engine/judge-again.ts';
import type { Case, CaseEvent, Refusal } from '../engine/types.ts';
import type { CaseWrite } from '../ledger/contract.ts';
import type { Text } from '../policy/types.ts';
import { actingAs } from './acting.ts';
import { linkRefusals } from './case-links.ts';
import { titleRefusals } from './case-title.ts';
import { correctable } from './correctable.ts';
import type { Noted } from './keyed-request.ts';
import { lettersChanged } from './letters-changed.ts';
import { type Naming, namedRefusals } from './named-cases.ts';
import { caseById, type Office } from './office.ts';
import { factsForm } from './placing-form.ts';
import { storedPolicies } from './stored-policies.ts';

/**
 * What a correction would change; written only when accepted. @throws {NoSuchCase | Conflict}
 */
export async function correctCase(
  office: Office,
  input: Correction & { case: string; accept: boolean } & Noted,
): Promise<Corrected | { refusals: Refusal[] }> {
  const { case: id, accept, seen, sees, answer, ...correction } = input;
  const { snapshot, origin } = await caseById(office, id, seen);
  const events = (await office.ledger.events(id)).map(({ event }) => event);
  const policies = await storedPolicies(office, [snapshot.policy, ...events.map(({ policy }) => policy)]);
  const what = { da: 'Ret sagens historik', en: 'Correct the record of the case' };
  const { actor: given, recordedAt } = correction;
  const acting = await actingAs(office, policies(snapshot.policy), given, what, recordedAt, snapshot);
  if ('refusals' in acting) return acting;
  const naming = sees && { by: given.by, at: recordedAt, sees };
  const unseen = naming ? await unseenIn(office, snapshot, input.amend, what, naming) : [];
  if (unseen.length > 0) return { refusals: unseen };
  const beginning = await begunOtherwise(office, snapshot, input.amend, what, naming);
  if ('refusals' in beginning) return beginning;
  const judged = correct(policies, events, { ...correction, actor: acting.actor }, beginning.relatedAt);
  if ('refusals' in judged) return judged;
  const corrected = { ...judged, ...(await lettersChanged(office, { id, origin }, judged, correction.recordedAt)) };
  if (!accept) return corrected;
  const { event } = corrected;
  if (event.type !== 'corrected') throw new Error('A correction gave another event.');
  const rejudged: CaseEvent[] = [];
  for (const one of event.rejudged) {
    // Each by the policy it was judged by: the case may have moved since.
    const decided = { events: [one], effects: [], judgedBy: corrected.judgedBy };
    const confirmed = await confirm(policies(one.policy), decided);
    if ('refusals' in confirmed) return confirmed;
    rejudged.push(...confirmed.events);
  }
  const final = { ...event, rejudged };
  const wakeAt = origin === 'run' ? correction.recordedAt : null;
  const writes: CaseWrite[] = [
    { expectedVersion: snapshot.version, snapshot: corrected.after, events: [final], outbox: [], wakeAt, origin },
  ];
  await office.ledger.append(writes, [], answer?.(writes));
  return { ...corrected, event: final };
}

/** The cases that the amended event would name and that are not for whoever amends it. */
async function unseenIn(office: Office, kase: Case, amend: Correction['amend'], what: Text, naming: Naming) {
  const found = amend?.payload ? await correctable(office, kase.id, amend.version) : null;
  if (!found || !amend?.payload) return [];
  const form = found.form ?? factsForm(found.policy, kase.workflow);
  return namedRefusals(office, naming, { form, payload: amend.payload, kase, what });
}

/** What the beginning would say that a beginning cannot, and what its links lead to. */
async function begunOtherwise(
  office: Office,
  { id, workflow, links: held }: Case,
  amend: Correction['amend'],
  what: Text,
  naming: Naming | undefined,
): Promise<{ relatedAt: RelatedAt } | { refusals: Refusal[] }> {
  const links = amend?.links ?? {};
  const led = Object.entries(links).filter(([link, to]) => held[link] !== to);
  const refusals = [
    ...(amend?.title === undefined ? [] : titleRefusals(amend.title, what)),
    ...(await linkRefusals(office, workflow, Object.fromEntries(led), what, naming)),
    ...(Object.values(links).includes(id) ? [itself] : []),
  ];
  if (refusals.length > 0) return { refusals };
  const others = new Map<string, CaseEvent[]>();
  for (const [link, to] of led)
    others.set(
      link,
      (await office.ledger.events(to)).map(({ event }) => event),
    );
  const policies = await storedPolicies(
    office,
    [...others.values()].flat().map(({ policy }) => policy),
  );
  return {
    relatedAt: (link, at) =>
      others
        .get(link)
        ?.filter(({ recordedAt }) => recordedAt <= at)
        .reduce<Case | null>((so, event) => evolve(policies(event.policy), so, event), null)?.facts,
  };
}

const itself: Refusal = {
  code: 'cannot-correct',
  what: { da: 'Ret sagens historik', en: 'Correct the record of the case' },
  why: { da: 'En sag kan ikke høre til sig selv.', en: 'A case cannot belong to itself.' },
  source: [],
  missing: [],
};
