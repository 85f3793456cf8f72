/** One decision and all that it leads to in other cases: decided together, written together or not at all. */

import { calendarRefusals } from '../engine/beyond-the-calendar.ts';
import { confirm } from '../engine/confirm.ts';
import { decide } from '../engine/decide.ts';
import { evolve } from '../engine/evolve.ts';
import { isIn } from '../engine/machine.ts';
import type { Case, CaseEvent, Decision, Driven, Instant, Refusal } from '../engine/types.ts';
import type { CaseRead, CaseWrite, Origin, StoredCase } from '../ledger/contract.ts';
import type { JsonObject, Policy, Text } from '../policy/types.ts';
import { freeCaseId } from './case-id.ts';
import { linkRefusals } from './case-links.ts';
import { titleRefusals } from './case-title.ts';
import { today } from './days.ts';
import type { Naming } from './named-cases.ts';
import { currentPolicy, type Office, policyOf } from './office.ts';

/** A case as the act leaves it, before anything is written. */
export interface Touched {
  policy: Policy;
  expectedVersion: number;
  snapshot: Case;
  events: CaseEvent[];
  origin: Origin;
}

export interface Act {
  /** The case as it stands within the act; undefined when there is none. */
  case(id: string): Promise<Touched | undefined>;
  /** Facts of the cases that a case is linked to, under the name of the link, as they stand within the act. */
  related(kase: Case): Promise<Record<string, JsonObject>>;
  /** A case that begins within the act. */
  begin(policy: Policy, started: CaseEvent, origin: Origin): Touched;
  /** Takes a decision and everything it drives. A refusal anywhere refuses the whole. */
  take(touched: Touched, decision: Decision): Promise<Refusal[]>;
  /** What is to be written; every case that has changed is ticked at once. */
  writes(): CaseWrite[];
  /** Cases that were looked at and left as they are: what was decided holds only while they stand so. */
  reads(): CaseRead[];
}

/** How many commands may follow from one another before the text is taken to go in circles. */
const deepest = 8;

/** @param naming who gives the command, where that is not somebody who may see everything. */
export function beginAct(office: Office, at: Instant, naming?: Naming): Act {
  const cases = new Map<string, Touched>();

  const act: Act = {
    async case(id) {
      const stored = cases.has(id) ? null : await office.ledger.loadCase(id);
      if (stored) cases.set(id, await touchedFrom(office, stored));
      return cases.get(id);
    },
    async related(kase) {
      const related: Record<string, JsonObject> = {};
      for (const [link, id] of Object.entries(kase.links)) {
        const other = await act.case(id);
        if (other) related[link] = other.snapshot.facts;
      }
      return related;
    },
    begin(policy, started, origin) {
      const snapshot = evolve(policy, null, started);
      const touched = { policy, expectedVersion: 0, snapshot, events: [started], origin };
      cases.set(snapshot.id, touched);
      return touched;
    },
    take: (touched, decision) => take(touched, decision, 0),
    writes: () =>
      [...cases.values()]
        .filter(({ events }) => events.length > 0)
        .map(({ expectedVersion, snapshot, events, origin }) => {
          return { expectedVersion, snapshot, events, origin, outbox: [], wakeAt: origin === 'run' ? at : null };
        }),
    reads: () =>
      [...cases]
        .filter(([, { events }]) => events.length === 0)
        .map(([id, { expectedVersion }]) => ({ id, expectedVersion })),
  };

  async function take(touched: Touched, decision: Decision, depth: number): Promise<Refusal[]> {
    const confirmed = await confirm(touched.policy, decision);
    if ('refusals' in confirmed) return confirmed.refusals;
    touched.events.push(...confirmed.events);
    touched.snapshot = confirmed.events.reduce<Case>(
      (so, event) => evolve(touched.policy, so, event),
      touched.snapshot,
    );
    const refusals = calendarRefusals(touched.policy, touched.snapshot, at);
    for (const event of confirmed.events) {
      if (event.type !== 'accepted') continue;
      for (const driven of event.drives) refusals.push(...(await drive(touched, event, driven, depth + 1)));
    }
    return refusals;
  }

  /** What is on record for reading only neither drives nor is driven by a case that runs here. */
  async function drive(from: Touched, event: CaseEvent, driven: Driven, depth: number): Promise<Refusal[]> {
    if (depth > deepest) return [inCircles];
    if ('start' in driven) return startFrom(from, event, driven);
    if ('case' in driven) {
      const target = await act.case(driven.case);
      return target?.origin === from.origin
        ? give(target, event, driven, driven.payload, depth)
        : [noSuchCase(driven.case)];
    }
    const refusals: Refusal[] = [];
    for (const { snapshot } of await office.ledger.listCases({ status: 'active', origin: from.origin })) {
      if (snapshot.links[driven.linkedAs] !== from.snapshot.id) continue;
      const target = await act.case(snapshot.id);
      if (!target || !driven.in.some((path) => isIn(target.snapshot, path))) continue;
      refusals.push(...(await give(target, event, driven, {}, depth)));
    }
    return refusals;
  }

  async function give(
    target: Touched,
    { actor, occurredAt, recordedAt }: CaseEvent,
    { command, as }: { command: string; as: string },
    payload: JsonObject,
    depth: number,
  ): Promise<Refusal[]> {
    const decision = decide(target.policy, target.snapshot, {
      kind: 'do',
      name: command,
      payload,
      actor: { role: as, by: actor.by },
      occurredAt,
      recordedAt,
      related: await act.related(target.snapshot),
    });
    const refusals = 'refusals' in decision ? decision.refusals : await take(target, decision, depth);
    return refusals.map((each) => inCase(target.snapshot, each));
  }

  async function startFrom(
    from: Touched,
    event: CaseEvent,
    driven: Extract<Driven, { start: string }>,
  ): Promise<Refusal[]> {
    const what: Text = { da: 'Opret en sag', en: 'Start a case' };
    const wrong = [
      ...titleRefusals(driven.title, what),
      ...(await linkRefusals(office, driven.start, driven.links, what, naming)),
    ];
    if (wrong.length > 0) return wrong;
    const { hash, policy } = await currentPolicy(office, event.occurredAt.latest ?? today(office.text, at));
    const id = await freeCaseId(driven.title, async (each) => (await act.case(each)) !== undefined);
    const decision = decide(policy, null, {
      kind: 'start',
      id,
      workflow: driven.start,
      title: driven.title,
      policy: hash,
      facts: driven.facts,
      links: { ...driven.links, [driven.linkAs]: from.snapshot.id },
      actor: { role: driven.as, by: event.actor.by },
      occurredAt: event.occurredAt,
      recordedAt: event.recordedAt,
    });
    if ('refusals' in decision) return decision.refusals;
    const [started] = decision.events as [CaseEvent];
    act.begin(policy, started, from.origin);
    return [];
  }

  return act;
}

async function touchedFrom(office: Office, { snapshot, origin }: StoredCase): Promise<Touched> {
  return { policy: await policyOf(office, snapshot), expectedVersion: snapshot.version, snapshot, events: [], origin };
}

function inCase(kase: Case, refusal: Refusal): Refusal {
  const why: Text = {
    da: `I sagen »${kase.title}«: ${refusal.why.da}`,
    en: `In the case "${kase.title}": ${refusal.why.en}`,
  };
  return { ...refusal, why };
}

const inCircles: Refusal = {
  code: 'recording',
  what: { da: 'Beslutning i en anden sag', en: 'Decision in another case' },
  why: {
    da: 'Handlingerne fører til hinanden i ring. Teksten skal rettes, før det kan ske; sig det til dem, der vedligeholder den.',
    en: 'The commands lead to one another in a circle. The text must be corrected first; tell those who maintain it.',
  },
  source: [],
  missing: [],
};

function noSuchCase(id: string): Refusal {
  return {
    code: 'no-such-case',
    what: { da: 'Beslutning i en anden sag', en: 'Decision in another case' },
    why: { da: `Der er ingen sag med id’et »${id}«.`, en: `There is no case with the id "${id}".` },
    source: [],
    missing: [],
  };
}
