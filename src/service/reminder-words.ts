import type { Case, Instant, Reminder } from '../engine/types.ts';
import { momentInWords } from '../engine/wording.ts';
import type { Language, Policy } from '../policy/types.ts';
import { localTime } from './days.ts';
import type { Office } from './office.ts';
import { subjectOf } from './subject-of.ts';

/** How a reminder is told: when, its subject and its roles. */
export type TellReminder = (reminder: Reminder) => string;

/** `23. november 2026 kl. 8.00: emnet → Sekretariatet` for the reminders of one case; what is late goes out at once. */
export function reminderTeller(
  { text }: Office,
  policy: Policy,
  kase: Case,
  { now, language }: { now: Instant; language: Language },
): TellReminder {
  return (reminder) => {
    const late = reminder.at <= now;
    const when = late ? atOnce[language] : momentInWords(localTime(text, reminder.at), language);
    const roles = [...new Set(reminder.to.map(({ role }) => policy.roles[role]?.title[language] ?? role))];
    return `${when}: ${subjectOf(policy, kase, reminder, language)} → ${roles.join(', ')}`;
  };
}

const atOnce: Record<Language, string> = { da: 'straks', en: 'at once' };
