import type { Case, Reminder } from '../engine/types.ts';
import type { Policy, Text } from '../policy/types.ts';
import type { Office } from '../service/office.ts';
import type { Desk } from './desk.ts';
import { momentInWords } from './moment-words.ts';

/** `23. november 2026 kl. 08.00: emnet → Sekretariatet` for the reminders of one case; what is late goes out at once. */
export async function reminderTeller(
  desk: Desk,
  office: Office,
  policy: Policy,
  kase: Case,
): Promise<(reminder: Reminder) => string> {
  const [{ subjectOf }, { localTime }] = await Promise.all([
    import('../service/subject-of.ts'),
    import('../service/days.ts'),
  ]);
  return (reminder) => {
    const late = reminder.at <= desk.surroundings.now();
    const when = late ? desk.say(atOnce) : momentInWords(localTime(office.text, reminder.at), desk.language);
    const roles = [...new Set(reminder.to.map(({ role }) => policy.roles[role]?.title[desk.language] ?? role))];
    return `${when}: ${subjectOf(policy, kase, reminder, desk.language)} → ${roles.join(', ')}`;
  };
}

const atOnce: Text = { da: 'straks', en: 'at once' };
