import type { Policy } from '../policy/types.ts';
import { applyChange } from './changes.ts';
import { leafPaths } from './machine.ts';
import { dateOf } from './time.ts';
import type { Case, CaseEvent, Change, Instant, Span, StateValue } from './types.ts';

/** The case after one more event. Never evaluates a rule: the event carries all that was decided. */
export function evolve(policy: Policy, kase: Case | null, event: CaseEvent): Case {
  const entered = dateOf(event.recordedAt, policy.calendar.timeZone);
  const { occurredAt, recordedAt } = event;
  const at = { version: event.version, entered, occurredAt, recordedAt };
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
      stays: [{ in: leafPaths(event.state), from: event.occurredAt, to: null, version: event.version }],
      waivers: {},
      kept: {},
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
        stays: staysAfter(kase, event.to, at),
        notices: noticesAfter(kase, event),
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
        stays: staysAfter(kase, event.state, at),
      } satisfies Case);
    }
    case 'migrated':
      return { ...next, policy: event.to, kept: event.kept };
    case 'corrected':
      return { ...event.result, version: event.version };
    case 'deadline-passed':
      return { ...next, passed: { ...kase.passed, [event.deadline]: event.due } };
    default:
      return event satisfies never;
  }
}

function noticesAfter(kase: Case, event: Extract<CaseEvent, { type: 'accepted' }>): Case['notices'] {
  if (event.notices.length === 0) return kase.notices;
  const { version, recordedAt } = event;
  return kase.notices.concat(event.notices.map((notice, index) => ({ ...notice, index, version, at: recordedAt })));
}

/** A stay ends when the case is somewhere else; a command that moves nothing ends none. */
function staysAfter(
  kase: Case,
  state: StateValue,
  at: { version: number; occurredAt: Span; recordedAt: Instant },
): Case['stays'] {
  const last = kase.stays.at(-1);
  const now = leafPaths(state);
  if (!last || last.in.join() === now.join()) return kase.stays;
  const next = { in: now, from: at.occurredAt, to: null, version: at.version, entered: at.recordedAt };
  return kase.stays.toSpliced(-1, 1, { ...last, to: at.occurredAt }, next);
}
