export type ProblemCode =
  | 'wrong-type'
  | 'missing-key'
  | 'extra-key'
  | 'forbidden-key'
  | 'unknown-operator'
  | 'unknown-condition'
  | 'cycle'
  | 'bad-path'
  | 'bad-value'
  | 'too-deep'
  | 'too-large';

/** Something wrong in a condition, located inside it. */
export interface ConditionProblem {
  /** Keys and indexes from the condition down to what is wrong; for a missing key, down to where it belongs. */
  path: (string | number)[];
  code: ProblemCode;
  /** The text that was found, or the keys that are there when one is missing. */
  found: string;
  expected: { da: string; en: string };
  /** Words of which one may have been meant. */
  candidates?: readonly string[];
}

/** A condition that cannot be compiled, with everything that is wrong with it. */
export class ConditionError extends Error {
  readonly problems: ConditionProblem[];

  constructor(problems: ConditionProblem[]) {
    super(problems.map(describe).join('; '));
    this.name = 'ConditionError';
    this.problems = problems;
  }
}

function describe({ path, found, expected, candidates }: ConditionProblem): string {
  const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  const choice = candidates?.length ? `, one of ${candidates.join(', ')}` : '';
  return `condition${place}: found ${found}, expected ${expected.en}${choice}`;
}
