import type { Text } from '../policy/types.ts';

/** Something a person can put right: a wrong file, a database from a newer program. Says it in both languages. */
export class LedgerProblem extends Error {
  readonly text: Text;
  constructor(text: Text, cause?: unknown) {
    super(text.en, { cause });
    this.name = 'LedgerProblem';
    this.text = text;
  }
}
