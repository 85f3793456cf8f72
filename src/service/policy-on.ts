import type { PolicyAt } from '../lab/replay-types.ts';
import { resolvePolicy } from '../policy/resolve.ts';
import type { ParsedText } from '../policy/text.ts';
import type { CalendarDate, Policy } from '../policy/types.ts';
import { TextHasErrors } from './text-has-errors.ts';

/** The policy of a text on any day, the same object for the same day. @throws {TextHasErrors} */
export function policyOn(text: ParsedText, trial?: string): PolicyAt {
  const known = new Map<CalendarDate, Policy>();
  return (date) => {
    const ready = known.get(date);
    if (ready) return ready;
    const resolved = resolvePolicy(text, date, trial);
    if ('findings' in resolved) throw new TextHasErrors();
    known.set(date, resolved.policy);
    return resolved.policy;
  };
}
