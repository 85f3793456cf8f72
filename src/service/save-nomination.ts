/** Answers of a nomination saved, as a page or a file gives them, and never so that the writer could no longer see it. */

import type { FilledForm } from '../documents/filled-form.ts';
import type { Case, Instant } from '../engine/types.ts';
import type { CalendarDate, Json } from '../policy/types.ts';
import type { Access } from './access.ts';
import { answerIn, markOf } from './answers.ts';
import { labelledRefusals } from './labelled.ts';
import type { NominationCheck } from './nomination-check.ts';
import { readNomination } from './nomination-form.ts';
import type { Office } from './office.ts';
import { type SavedAnswers, saveAnswers } from './save-answers.ts';

export interface NominationToSave {
  kase: Case;
  check: NominationCheck;
  role: string | null;
  at: Instant;
  today: CalendarDate;
}

/** @param seen path → mark of what the writer saw. @throws {NoSuchCase | Conflict} */
export async function saveNomination(
  office: Office,
  access: Access,
  { kase, check, role, at, today }: NominationToSave,
  { written, seen }: { written: Record<string, Json>; seen: Record<string, string> },
): Promise<SavedAnswers> {
  const saved = await saveAnswers(office, {
    case: kase.id,
    command: 'nomination.save',
    fact: 'nomination',
    written,
    seen,
    actor: { role: role ?? '', by: access.person.id },
    at,
    today,
    check: (after) => (access.sees(after) ? [] : [{ path: 'nominators', message: shutOut }]),
  });
  return { ...saved, refusals: labelledRefusals(check.policy, kase.workflow, saved.refusals) };
}

/**
 * A filled-in Word file. What it does not answer is left as it is; what it answers otherwise than the draft is told as a
 * conflict. @throws {RefusedFile | NoSuchCase | Conflict}
 */
export async function saveNominationFile(
  office: Office,
  access: Access,
  nomination: NominationToSave,
  file: Uint8Array,
): Promise<{ read: FilledForm; saved: SavedAnswers }> {
  const { policy, values, answers } = nomination.check;
  const read = await readNomination({ policy, draft: values }, file);
  const answered = answers
    .map((answer) => ({ answer, value: answerIn(read.payload, answer) }))
    .filter(({ value }) => value !== null && value !== false);
  const written = Object.fromEntries(answered.map(({ answer, value }) => [answer.path, value]));
  // Whoever fills in a file has seen no other answer.
  const seen = Object.fromEntries(answered.map(({ answer }) => [answer.path, markOf(answerIn({}, answer))]));
  return { read, saved: await saveNomination(office, access, nomination, { written, seen }) };
}

const shutOut = {
  da: 'Din egen organisation skal stå blandt indstillerne; ellers kan du ikke længere se indstillingen.',
  en: 'Your own organisation must be among the nominators; otherwise you could no longer see the nomination.',
};
