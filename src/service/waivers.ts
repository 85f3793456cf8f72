import { effectiveEvents } from '../engine/correct.ts';
import type { Span } from '../engine/types.ts';
import type { CalendarDate, Text } from '../policy/types.ts';
import type { CaseFile } from './case-file.ts';

/** A criterion set aside for one case. */
export interface ToldWaiver {
  criterion: string;
  title: Text;
  /** The last day on which it does not stand in the way. */
  until: Span;
  over: boolean;
  /** As it was given with the decision. */
  reason: string | null;
  /** Number of the event that granted it. */
  version: number;
}

export function waiversOf(
  { case: kase, policy, history }: Pick<CaseFile, 'case' | 'policy' | 'history'>,
  on: CalendarDate,
): ToldWaiver[] {
  const events = effectiveEvents(history.map(({ event }) => event));
  return Object.entries(kase.waivers).map(([criterion, { when, version }]) => {
    const granted = events.find((event) => event.version === version);
    const reason = granted?.type === 'accepted' ? granted.payload.reason : undefined;
    return {
      criterion,
      title: policy.criteria[criterion]?.title ?? { da: criterion, en: criterion },
      until: when,
      over: when.latest !== null && when.latest < on,
      reason: typeof reason === 'string' ? reason : null,
      version,
    };
  });
}
