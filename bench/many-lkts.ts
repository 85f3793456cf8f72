/** A ledger file with 1,000 LKTs at different points of their lives, 100,000 events, 5,000 letters and 1,000 people. */

import { decide } from '../src/engine/decide.ts';
import { evolve } from '../src/engine/evolve.ts';
import { exactly } from '../src/engine/time.ts';
import type { Case, CaseEvent } from '../src/engine/types.ts';
import type { CaseWrite, Ledger, NewOutboxRow, Person } from '../src/ledger/contract.ts';
import { openSqliteLedger } from '../src/ledger/sqlite.ts';
import type { Policy } from '../src/policy/types.ts';
import { nomination, startedCase } from './the-text.ts';

type Accepted = Extract<CaseEvent, { type: 'accepted' }>;

export const [lkts, eventsEach] = [1000, 100];
const lettersEach = 5;
export const idOf = (number: number) => `lkt-${String(number).padStart(4, '0')}`;

/** Where they stand, with what is known of them there. */
const points = [
  { state: 'running.seminars.action-period', milestones: { 'learning-seminar-1': '2025-11-03' } },
  { state: 'running.seminars.action-period', milestones: { 'learning-seminar-1': '2024-06-03' } },
  { state: 'running.seminars.before-first', milestones: { 'leadership-seminar': '2025-11-10' } },
];

/** People who may see every LKT. */
export const visitors: Person[] = [
  person('bench', [{ role: 'secretariat' }, { role: 'project-lead' }]),
  ...['reg-h', 'reg-sj', 'reg-sd', 'reg-m', 'reg-n'].map((organisation) =>
    person(`coordinator-${organisation}`, [{ role: 'coordinator', organisation }]),
  ),
  ...[1, 2, 3, 4].map((number) => person(`steering-${number}`, [{ role: 'steering-group' }])),
];
/** What the cookie of a visitor holds. */
export const secretOf = (visitor: number) => `visitor-${visitor}`.padEnd(43, 'x');
const everybody = [
  ...visitors,
  ...Array.from({ length: lkts }, (_, number) =>
    person(`lead-${number}`, [{ role: 'project-lead', case: idOf(number) }]),
  ),
];

function person(id: string, roles: Person['roles']): Person {
  return { id, name: `${id} Eksempelsen`, email: `${id}@lkt.example`, language: 'da', roles };
}

export async function buildManyLkts(file: string, policy: Policy): Promise<void> {
  const ledger = await openSqliteLedger(file);
  await ledger.savePolicy('bench', policy);
  await ledger.savePeople(everybody);
  for (let first = 0; first < lkts; first += 100)
    await ledger.append(Array.from({ length: 100 }, (_, index) => lived(policy, first + index)));
  await ledger.close();
}

/** Placed where it stands, and with a history of facts entered and a plan moved. */
function lived(policy: Policy, number: number): CaseWrite {
  const { kase, event, common } = startedCase(policy, idOf(number));
  const events: CaseEvent[] = [event];
  let so: Case = kase;
  const point = points[number % (points.length + 1)];
  if (point) {
    const placed = decide(policy, so, {
      kind: 'place',
      ...common,
      actor: { role: 'secretariat', by: 'bench' },
      state: point.state,
      reason: 'Bench',
      facts: { leadRegion: 'reg-m', participation: { regions: ['reg-m', 'reg-n'] } },
      milestones: Object.fromEntries(Object.entries(point.milestones).map(([id, day]) => [id, exactly(day)])),
    });
    if ('refusals' in placed) throw new Error(placed.refusals.map(({ why }) => why.en).join(' '));
    for (const each of placed.events) {
      events.push(each);
      so = evolve(policy, so, each);
    }
  }
  while (events.length < eventsEach) {
    const next = entered(so, events.length, common);
    events.push(next);
    so = evolve(policy, so, next);
  }
  const outbox = Array.from({ length: lettersEach }, (_, index) => letter(so, index));
  return { expectedVersion: 0, snapshot: so, events, outbox, wakeAt: null, origin: 'run' };
}

/** One more event on an LKT, by whoever has the ledger open. */
export async function liveOn(ledger: Ledger, policy: Policy, number: number): Promise<void> {
  const stored = await ledger.loadCase(idOf(number));
  if (!stored) throw new Error(`There is no LKT ${number}.`);
  const { snapshot, origin, wakeAt } = stored;
  const { common } = startedCase(policy, snapshot.id);
  const event = entered(snapshot, snapshot.version, common);
  await ledger.append([
    {
      expectedVersion: snapshot.version,
      snapshot: evolve(policy, snapshot, event),
      events: [event],
      outbox: [],
      wakeAt,
      origin,
    },
  ]);
}

function letter({ id }: Case, index: number): NewOutboxRow {
  const key = `${id}-letter-${index}`;
  return {
    key,
    caseId: id,
    person: 'bench',
    messageId: `<${key}@lkt.example>`,
    subject: 'Påmindelse',
    text: 'Fristen nærmer sig. '.repeat(50),
    html: '<p>Fristen nærmer sig.</p>'.repeat(50),
    calendar: null,
    plannedAt: '2026-01-05T09:00:00.000Z',
    late: false,
    state: 'superseded',
  };
}

function entered(kase: Case, index: number, common: ReturnType<typeof startedCase>['common']): Accepted {
  const plan = { plan: 'learning-seminar-2', when: exactly(`2026-${String(3 + (index % 9)).padStart(2, '0')}-09`) };
  const changes: Accepted['changes'] =
    index % 10 === 0 ? [plan] : [{ set: 'nomination', value: { ...nomination, aims: `Mål ${index}` } }];
  return {
    type: 'accepted',
    case: kase.id,
    version: kase.version + 1,
    policy: kase.policy,
    ...common,
    recordedAt: new Date(Date.parse(common.recordedAt) + index * 3_600_000).toISOString(),
    command: 'nomination.save',
    payload: {},
    from: kase.state,
    to: kase.state,
    history: {},
    done: false,
    changes,
    notices: [],
    drives: [],
    verdicts: [],
    advisory: false,
  };
}
