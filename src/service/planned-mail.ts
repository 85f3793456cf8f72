import type { Instant } from '../engine/types.ts';
import type { CalendarDate, Language } from '../policy/types.ts';
import type { Letter } from '../post/letter.ts';
import type { Office } from './office.ts';
import { type PlannedLetter, plannedLetters } from './planned-letters.ts';

export interface PlannedMail extends PlannedLetter {
  case: { id: string; title: string };
}

/** What would be sent in all open cases from now up to and including a day, what is next first. Letters that are out already are left out. */
export async function plannedMail(
  office: Office,
  asked: { now: Instant; until: CalendarDate; language: Language },
  only?: string,
): Promise<PlannedMail[]> {
  const found: PlannedMail[] = [];
  for (const { snapshot } of await office.ledger.listCases({ status: 'active', origin: 'run' })) {
    if (only !== undefined && snapshot.id !== only) continue;
    const { planned } = await plannedLetters(office, snapshot.id, { ...asked, from: asked.now });
    for (const each of planned) {
      const letters = each.letters.filter(({ sent }) => !sent);
      if (each.letters.length > 0 && letters.length === 0) continue;
      found.push({ ...each, letters, case: { id: snapshot.id, title: snapshot.title } });
    }
  }
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

export interface LetterAsked {
  case: string;
  key: string;
  person: string;
  /** The day it is planned for. */
  on: CalendarDate;
}

/** One planned letter, as its reader would get it. */
export async function plannedLetter(
  office: Office,
  { case: id, key, person, on }: LetterAsked,
  { now, language }: { now: Instant; language: Language },
): Promise<{ at: Instant; person: string; name: string; letter: Letter } | null> {
  const mails = await plannedMail(office, { now, until: on, language }, id);
  const mail = mails.find((each) => each.key === key);
  const found = mail?.letters.find((each) => each.person === person);
  return mail && found ? { at: mail.at, person, name: found.name, letter: found.letter } : null;
}
