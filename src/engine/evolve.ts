import type { Policy } from '../policy/types.ts';
import { applyChange } from './changes.ts';
import { dateOf } from './time.ts';
import type { Case, CaseEvent, Change } from './types.ts';

/** The case after one more event. Never evaluates a rule: the event carries all that was decided. */
export function evolve(policy: Policy, kase: Case | null, event: CaseEvent): Case {
  const entered = dateOf(event.recordedAt, policy.calendar.timeZone);
  const at = { version: event.version, entered, occurredAt: event.occurredAt };
  if (event.type === 'started') {
    return {
      id: event.case,
      workflow: event.workflow,
      title: event.title,
      policy: event.policy,
      version: event.version,
      state: event.state,
      history: {},
      status: 'active',
      started: event.occurredAt,
      facts: event.facts,
      milestones: {},
      planned: {},
      extensions: {},
      pauses: [],
      passed: {},
      notices: [],
      links: event.links,
    };
  }
  if (!kase) throw new Error(`Event ${event.version} of case ${event.case} came before the case was started.`);
  const next: Case = { ...kase, version: event.version };
  switch (event.type) {
    case 'accepted':
      return event.changes.reduce((so, change) => applyChange(so, change, at), {
        ...next,
        state: event.to,
        history: event.history,
        status: event.done ? 'done' : 'active',
        notices: [
          ...kase.notices,
          ...event.notices.map((notice) => ({ ...notice, version: event.version, at: event.recordedAt })),
        ],
      } satisfies Case);
    case 'placed': {
      const changes: Change[] = [
        ...Object.entries(event.facts).map(([set, value]) => ({ set, value })),
        ...Object.entries(event.milestones).map(([milestone, when]) => ({ milestone, when })),
        ...Object.entries(event.planned).map(([plan, when]) => ({ plan, when })),
      ];
      return changes.reduce((so, change) => applyChange(so, change, at), {
        ...next,
        state: event.state,
        history: event.history,
        status: event.done ? 'done' : 'active',
      } satisfies Case);
    }
    case 'deadline-passed':
      return { ...next, passed: { ...kase.passed, [event.deadline]: event.due } };
    default:
      return event satisfies never;
  }
}
