import type { Json } from '../../policy/types.ts';
import { labelledRefusals } from '../../service/labelled.ts';
import { type SavedAnswers, saveAnswers } from '../../service/save-answers.ts';
import type { Desk } from './nomination-desk.tsx';

/** Saves what was written on a page of the nomination, and never so that the writer could no longer see it. */
export async function saveOn(
  { visit, check, role }: Desk,
  written: Record<string, Json>,
  seen: Record<string, string>,
): Promise<SavedAnswers> {
  const { house, kase, access, at, today } = visit;
  const saved = await saveAnswers(house.office, {
    case: kase.snapshot.id,
    command: 'nomination.save',
    fact: 'nomination',
    written,
    seen,
    actor: { role: role ?? '', by: access.person.id },
    at,
    today,
    check: (after) => (access.sees(after) ? [] : [{ path: 'nominators', message: shutOut }]),
  });
  return { ...saved, refusals: labelledRefusals(check.policy, kase.snapshot.workflow, saved.refusals) };
}

const shutOut = {
  da: 'Din egen organisation skal stå blandt indstillerne; ellers kan du ikke længere se indstillingen.',
  en: 'Your own organisation must be among the nominators; otherwise you could no longer see the nomination.',
};
