/** To how many people the calendar entries of a case have gone, and when which roles get those still to go. */

import type { Case, Instant } from '../engine/types.ts';
import { dateInWords } from '../engine/wording.ts';
import type { CalendarDate, Language } from '../policy/types.ts';
import { localTime, yearAfter } from './days.ts';
import type { Office } from './office.ts';
import { plannedLetters } from './planned-letters.ts';

export interface InvitationsTold {
  /** People with an entry in the post or in their calendar. */
  invited: number;
  waiting: { day: string; subject: string; roles: string[]; people: number }[];
}

export async function invitationsTold(
  office: Office,
  kase: Case,
  { at, today, language }: { at: Instant; today: CalendarDate; language: Language },
): Promise<InvitationsTold> {
  const rows = await office.ledger.outbox({ caseId: kase.id });
  const given = { from: null, now: at, until: yearAfter(today), language };
  const { planned } = await plannedLetters(office, kase.id, given);
  return {
    invited: new Set(rows.filter(({ calendar }) => calendar !== null).map(({ person }) => person)).size,
    waiting: planned
      .filter(({ entry }) => entry !== null)
      .map(({ at: when, subject, roles, letters }) => {
        const day = dateInWords(localTime(office.text, when).date, language);
        return { day, subject, roles, people: letters.length };
      }),
  };
}
