import { between } from '../engine/time.ts';
import type { Duration, Span } from '../engine/types.ts';
import type { CalendarDate } from '../policy/types.ts';
import type { Taken } from './replay-types.ts';

/** How long it took from one uncertain date to another, at the shortest and at the longest. */
export function taken(from: Span, to: Span): Taken {
  return { shortest: length(from.latest, to.earliest), longest: length(from.earliest, to.latest) };
}

/** Two spans that overlap lie at the shortest no time apart. */
function length(from: CalendarDate | null, to: CalendarDate | null): Duration | null {
  if (from === null || to === null) return null;
  return from <= to ? between(from, to) : { months: 0, days: 0, inDays: 0 };
}
