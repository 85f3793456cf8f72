import type { CalendarDate, Policy } from '../policy/types.ts';
import { effectiveEvents } from './correct.ts';
import { evolve } from './evolve.ts';
import { sameState } from './machine.ts';
import { dateOf } from './time.ts';
import type { Case, CaseEvent, Span } from './types.ts';

/**
 * A case as it was at the end of one day, as far as it was known at the end of another: what had happened by `at`, of
 * what had been entered by `known`, with the corrections made by then. Null when nothing was known of it yet.
 * @param policyOf the stored policy of a hash.
 */
export function caseAsOf(
  policyOf: (hash: string) => Policy,
  events: CaseEvent[],
  { at, known }: { at: CalendarDate; known: CalendarDate },
): { case: Case; events: CaseEvent[] } | null {
  const entered = events.filter(
    ({ recordedAt, policy }) => dateOf(recordedAt, policyOf(policy).calendar.timeZone) <= known,
  );
  const happened: CaseEvent[] = [];
  let recorded: Case | null = null;
  let kase: Case | null = null;
  let beyond = false;
  for (const event of effectiveEvents(entered)) {
    const before: Case | null = recorded;
    recorded = evolve(policyOf(event.policy), before, event);
    if (isLater(event.occurredAt, at, beyond)) {
      beyond = true;
      continue;
    }
    happened.push(event);
    if (kase || event.type === 'started')
      kase = evolve(policyOf(event.policy), kase, kase && before ? whereItWas(event, before, kase) : event);
  }
  return kase && { case: kase, events: happened };
}

/** What is only known vaguely to have happened is taken to have, unless the record tells it after what had not. */
function isLater({ earliest, latest }: Span, at: CalendarDate, beyond: boolean): boolean {
  if (earliest !== null && earliest > at) return true;
  return beyond && (latest === null || latest > at);
}

/** An event recorded after the case had moved, without moving it, happened where the case was on that day. */
function whereItWas(event: CaseEvent, recorded: Case, kase: Case): CaseEvent {
  const { state, history } = kase;
  const stays = { history, done: kase.status === 'done' };
  if (event.type === 'accepted' && sameState(recorded.state, event.to)) return { ...event, ...stays, to: state };
  if (event.type === 'placed' && sameState(recorded.state, event.state)) return { ...event, ...stays, state };
  return event;
}
