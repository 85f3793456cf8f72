import { NothingToDraw } from '../documents/statechart.ts';
import { Conflict } from '../ledger/contract.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { UnreadableFolder } from '../policy/read.ts';
import type { Text } from '../policy/types.ts';
import { NoSuchCase } from './office.ts';

/** `refused`: what was asked cannot be done. `environment`: folder, database or settings are not as they must be. */
export interface KnownProblem {
  kind: 'refused' | 'environment';
  text: Text;
}

/** What a person is told of an error that a use case throws; null for a fault of the program itself. */
export function knownProblem(error: unknown): KnownProblem | null {
  if (error instanceof LedgerProblem) return { kind: 'environment', text: error.text };
  if (error instanceof UnreadableFolder) return { kind: 'environment', text: error.what };
  if (error instanceof NothingToDraw) return { kind: 'refused', text: error.what };
  if (error instanceof NoSuchCase) return { kind: 'refused', text: noSuchCase(error.id) };
  if (error instanceof Conflict) return { kind: 'refused', text: changedMeanwhile(error.caseId) };
  return null;
}

function noSuchCase(id: string): Text {
  return {
    da: `Der er ingen sag med id’et »${id}«. »lkt case list --all« viser dem, der er.`,
    en: `There is no case with the id "${id}". "lkt case list --all" shows those there are.`,
  };
}

function changedMeanwhile(id: string): Text {
  return {
    da: `Sagen »${id}« blev ændret af en anden i mellemtiden, så intet er gemt. Se sagen igen, og gentag kommandoen.`,
    en: `The case "${id}" was changed by somebody else in the meantime, so nothing was saved. Look at it again and repeat the command.`,
  };
}
