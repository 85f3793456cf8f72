/** A ledger file with 1,000 LKTs at different points of their lives and 100,000 events. */

import { decide } from '../src/engine/decide.ts';
import { evolve } from '../src/engine/evolve.ts';
import { exactly } from '../src/engine/time.ts';
import type { Case, CaseEvent } from '../src/engine/types.ts';
import type { CaseWrite } from '../src/ledger/contract.ts';
import { openSqliteLedger } from '../src/ledger/sqlite.ts';
import type { Policy } from '../src/policy/types.ts';
import { nomination, startedCase } from './the-text.ts';

type Accepted = Extract<CaseEvent, { type: 'accepted' }>;

export const [lkts, eventsEach] = [1000, 100];
export const idOf = (number: number) => `lkt-${String(number).padStart(4, '0')}`;

/** Where they stand, with what is known of them there. */
const points = [
  { state: 'running.seminars.action-period', milestones: { 'learning-seminar-1': '2025-11-03' } },
  { state: 'running.seminars.action-period', milestones: { 'learning-seminar-1': '2024-06-03' } },
  { state: 'running.seminars.before-first', milestones: { 'leadership-seminar': '2025-11-10' } },
];

export async function buildManyLkts(file: string, policy: Policy): Promise<void> {
  const ledger = await openSqliteLedger(file);
  await ledger.savePolicy('bench', policy);
  await ledger.savePerson({
    id: 'bench',
    name: 'Sekretær Eksempelsen',
    email: 'bench@lkt.example',
    language: 'da',
    roles: [{ role: 'secretariat' }, { role: 'project-lead' }],
  });
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
  return { expectedVersion: 0, snapshot: so, events, outbox: [], wakeAt: null, origin: 'run' };
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
