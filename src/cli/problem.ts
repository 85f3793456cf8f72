import type { Text } from '../policy/types.ts';

/** 0 fine, 1 findings or refusals, 2 wrong use, 3 folder, database or settings are not as they must be. */
export type Exit = 0 | 1 | 2 | 3;

/** Ends a command with a sentence on stderr, or as JSON with a code that never changes. */
export class Problem extends Error {
  readonly exit: Exit;
  readonly text: Text;
  readonly code: string;
  constructor(exit: Exit, text: Text, code: string = usualCode[exit]) {
    super(text.en);
    this.name = 'Problem';
    this.exit = exit;
    this.text = text;
    this.code = code;
  }
}

const usualCode: Record<Exit, string> = { 0: 'none', 1: 'refused', 2: 'usage', 3: 'environment' };

/** The command line is not written as expected. */
export function misuse(text: Text): Problem {
  return new Problem(2, text);
}
