import { NoBrowser } from '../documents/pdf-printer.ts';
import { RefusedFile } from '../documents/refused-file.ts';
import { NothingToDraw } from '../documents/statechart.ts';
import { Conflict } from '../ledger/contract.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { UnreadableFolder } from '../policy/read.ts';
import type { Text } from '../policy/types.ts';
import { NoSuchCase } from './office.ts';
import { TextHasErrors } from './text-has-errors.ts';

/** `refused`: what was asked cannot be done. `environment`: folder, database or settings are not as they must be. */
export interface KnownProblem {
  /** For programs; never changes. */
  code:
    | 'ledger'
    | 'unreadable-folder'
    | 'nothing-to-draw'
    | 'refused-file'
    | 'no-such-case'
    | 'conflict'
    | 'text-has-errors'
    | 'no-browser';
  kind: 'refused' | 'environment';
  text: Text;
}

/** What a person is told of an error that a use case throws; null for a fault of the program itself. */
export function knownProblem(error: unknown): KnownProblem | null {
  if (error instanceof LedgerProblem) return { code: 'ledger', kind: 'environment', text: error.text };
  if (error instanceof UnreadableFolder) return { code: 'unreadable-folder', kind: 'environment', text: error.what };
  if (error instanceof NothingToDraw) return { code: 'nothing-to-draw', kind: 'refused', text: error.what };
  if (error instanceof RefusedFile) return { code: 'refused-file', kind: 'refused', text: error.text };
  if (error instanceof NoSuchCase) return { code: 'no-such-case', kind: 'refused', text: noSuchCase(error.id) };
  if (error instanceof Conflict) return { code: 'conflict', kind: 'refused', text: changedMeanwhile(error.caseId) };
  if (error instanceof NoBrowser) return { code: 'no-browser', kind: 'environment', text: noBrowser };
  if (error instanceof TextHasErrors) return { code: 'text-has-errors', kind: 'refused', text: error.text };
  return null;
}

function noSuchCase(id: string): Text {
  return {
    da: `Der er ingen sag med id’et »${id}«. »lkt case list --all« viser dem, der er.`,
    en: `There is no case with the id "${id}". "lkt case list --all" shows those there are.`,
  };
}

const noBrowser: Text = {
  da: 'Der kunne ikke startes en browser til at udskrive PDF. Angiv en installeret Chromium eller Chrome med LKT_CHROMIUM, eller vælg docx.',
  en: 'No browser could be started to print PDF. Name an installed Chromium or Chrome with LKT_CHROMIUM, or choose docx.',
};

function changedMeanwhile(id: string): Text {
  return {
    da: `Sagen »${id}« blev ændret af en anden i mellemtiden, så intet er gemt. Se sagen igen, og gentag kommandoen.`,
    en: `The case "${id}" was changed by somebody else in the meantime, so nothing was saved. Look at it again and repeat the command.`,
  };
}
