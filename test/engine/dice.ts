import { numbersFrom } from '../policy/random-edits.ts';

/** Chance from a seed: the same seed always throws the same. */
export class Dice {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = numbersFrom(seed);
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.#next() * (most - least + 1));
  }

  /** True once in so many throws. */
  once(inSoMany: number): boolean {
    return this.between(1, inSoMany) === 1;
  }

  of<Each>(list: readonly Each[]): Each {
    if (list.length === 0) throw new Error('Nothing to choose from.');
    return list[this.between(0, list.length - 1)] as Each;
  }
}
