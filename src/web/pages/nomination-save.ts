import type { Json } from '../../policy/types.ts';
import type { SavedAnswers } from '../../service/save-answers.ts';
import { type NominationToSave, saveNomination } from '../../service/save-nomination.ts';
import type { Desk } from './nomination-desk.tsx';

/** Saves what was written on a page of the nomination. */
export function saveOn(desk: Desk, written: Record<string, Json>, seen: Record<string, string>): Promise<SavedAnswers> {
  const { house, access } = desk.visit;
  return saveNomination(house.office, access, toSave(desk), { written, seen });
}

export function toSave({ visit, check, role }: Desk): NominationToSave {
  const { kase, at, today } = visit;
  return { kase: kase.snapshot, check, role, at, today };
}
