import type { Case, Reminder } from '../engine/types.ts';
import type { Language, Policy } from '../policy/types.ts';
import { letterTo } from './write-letter.ts';

/** The subject of a letter of a case, in a language, whether or not anybody is to receive it. */
export function subjectOf(
  policy: Policy,
  kase: Case,
  reminder: Pick<Reminder, 'message' | 'deadline' | 'at' | 'to'>,
  language: Language,
): string {
  if (!Object.hasOwn(policy.messages, reminder.message)) return reminder.message;
  const reader = { id: '', name: '', email: '', language, roles: [] };
  return letterTo(policy, kase, reminder, { person: reader, role: reminder.to[0]?.role ?? '' }).subject;
}
