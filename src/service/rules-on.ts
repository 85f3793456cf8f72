import { policyHash } from '../policy/hash.ts';
import type { ParsedText } from '../policy/text.ts';
import type { CalendarDate, Policy } from '../policy/types.ts';
import { policyOn } from './policy-on.ts';

/** The rules of a day, with their content hash; nothing is stored. @throws {TextHasErrors} also when there is no such trial. */
export function rulesOn(text: ParsedText, on: CalendarDate, trial?: string): { hash: string; policy: Policy } {
  const policy = policyOn(text, trial)(on);
  return { hash: policyHash(policy), policy };
}
