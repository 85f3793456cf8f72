/** Which events of a case still count, which were corrected by which, and which may be. */

import { effectiveEvents } from '../engine/correct.ts';
import type { CaseEvent } from '../engine/types.ts';

export interface Marked {
  is: 'withdrawn' | 'amended' | 'dropped';
  /** Version of the correction. */
  by: number;
}

/** Version → what a correction made of it; the latest correction counts. */
export function corrections(events: CaseEvent[]): Map<number, Marked> {
  const marked = new Map<number, Marked>();
  for (const [index, event] of events.entries()) {
    if (event.type !== 'corrected') continue;
    const { version: by, withdrawn, amended, since, rejudged } = event;
    const kept = new Set(rejudged.map(({ version }) => version));
    for (const { version } of effectiveEvents(events.slice(0, index))) {
      if (version >= since && !kept.has(version)) {
        marked.set(version, { is: withdrawn.includes(version) ? 'withdrawn' : 'dropped', by });
      }
    }
    if (amended !== null) marked.set(amended, { is: 'amended', by });
  }
  return marked;
}

/** The beginning, and what people recorded and still counts, as they now stand. */
export function correctableEvents(events: CaseEvent[]): CaseEvent[] {
  return effectiveEvents(events).filter(
    ({ type, actor }) => type === 'started' || ((type === 'accepted' || type === 'placed') && actor.role !== 'engine'),
  );
}
