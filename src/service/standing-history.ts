import type { CaseEvent } from '../engine/types.ts';

/** What happened in a case as it is known now: a correction puts other events in the place of those it corrects. */
export function standingHistory(events: CaseEvent[]): CaseEvent[] {
  let standing: CaseEvent[] = [];
  for (const event of events) {
    if (event.type !== 'corrected') standing.push(event);
    else standing = [...standing.filter(({ version }) => version < event.since), ...event.rejudged];
  }
  return standing;
}
