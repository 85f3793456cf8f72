import { evolve } from '../src/engine/evolve.ts';
import type { Case, CaseEvent } from '../src/engine/types.ts';
import type { Policy } from '../src/policy/types.ts';
import { atMost, type Figure, microseconds, sideBySide } from './measure.ts';
import { startedCase, thePolicy } from './the-text.ts';

type Accepted = Extract<CaseEvent, { type: 'accepted' }>;

const elsewhere = { running: { seminars: 'action-period' } };
const [short, long] = [100, 1000];

/**
 * A case replayed from its events, a long one against the beginning of the same: what an event costs must not depend on
 * how many came before it. Of four events one sets a fact, one adds to a list, one moves a plan, and one moves the case to
 * another state with a notice to somebody.
 */
export async function replay(): Promise<Figure[]> {
  const policy = thePolicy();
  const events = story(policy, long);
  const beginning = events.slice(0, short);
  const [all, first] = await sideBySide(
    () => replayed(policy, events),
    () => replayed(policy, beginning),
  );
  const [perEvent, perEarlyEvent] = [all / long, first / short];
  return [
    {
      what: `Replaying a case of ${long} events, cost per event`,
      measured: microseconds(perEvent),
      against: `of its first ${short}: ${microseconds(perEarlyEvent)}`,
      ...atMost(1.5, perEvent / perEarlyEvent, '× its time'),
    },
  ];
}

function replayed(policy: Policy, events: CaseEvent[]): Case {
  return events.reduce<Case | null>((so, event) => evolve(policy, so, event), null) as Case;
}

function story(policy: Policy, length: number): CaseEvent[] {
  const { kase, event: started, common } = startedCase(policy, 'bench');
  const kinds: ((index: number) => Pick<Accepted, 'changes' | 'to' | 'notices'>)[] = [
    (index) => ({ changes: [{ set: 'latest', value: index }], to: kase.state, notices: [] }),
    (index) => ({ changes: [{ append: 'entries', value: { index } }], to: kase.state, notices: [] }),
    () => ({ changes: [{ plan: 'learning-seminar-1', when: common.occurredAt }], to: kase.state, notices: [] }),
    () => ({ changes: [], to: elsewhere, notices: [{ to: [{ role: 'secretariat' }], message: 'cap-soon' }] }),
  ];
  const more = Array.from({ length: length - 1 }, (_, index): CaseEvent => {
    const what = (kinds[index % kinds.length] as (typeof kinds)[number])(index);
    return {
      type: 'accepted',
      case: kase.id,
      version: index + 2,
      policy: kase.policy,
      ...common,
      recordedAt: new Date(Date.parse(common.recordedAt) + index * 3_600_000).toISOString(),
      command: 'bench',
      payload: {},
      from: kase.state,
      history: {},
      done: false,
      ...what,
      drives: [],
      verdicts: [],
      advisory: false,
    };
  });
  return [started, ...more];
}
