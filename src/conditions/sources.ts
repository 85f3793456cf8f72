import { type Move, readerAsCode, recordAsCode } from './as-code.ts';
import { followEvery, nameOf, type Path, parsePath, stepInto } from './path.ts';
import type { Evaluation, Facts, Verdict } from './types.ts';

/** A place in the facts that a condition reads: `fact.path`, and where its value stands among the values. */
export interface Source {
  name: string;
  slot: number;
}

/** By slot: the facts, then what each move led to; undefined where missing. */
export type Values = readonly unknown[];

/** Shared by all evaluations that lack nothing; never written to. */
const nothing: string[] = [];

/** The places that conditions read, each walked to once however often it is named. */
export class Sources {
  readonly #moves: Move[] = [];
  #named: Source[] = [];
  readonly #asCode: boolean;

  /** As code: worth it only where the same places are read again and again. */
  constructor({ asCode = false } = {}) {
    this.#asCode = asCode;
  }

  add(fact: string, path = '$'): Source {
    const parsed = parsePath(path);
    if (!('path' in parsed)) throw new Error(`unchecked path ${path}`);
    const source = { name: nameOf(fact, parsed.path), slot: this.#walk([fact, ...parsed.path]) };
    this.#named.push(source);
    return source;
  }

  #walk(path: Path): number {
    let slot = 0;
    for (const [index, by] of path.entries()) {
      // As in json-rules-engine, each `[*]` makes a new list, equal to no other: such a move is never shared.
      if (typeof by === 'symbol') return this.#moves.push({ from: slot, by: undefined, every: path.slice(index + 1) });
      const known = this.#moves.findIndex((move) => move.from === slot && move.by === by);
      slot = known >= 0 ? known + 1 : this.#moves.push({ from: slot, by });
    }
    return slot;
  }

  /** Finds the value of every place. */
  reader(): (facts: Facts) => Values {
    const moves = this.#moves;
    if (this.#asCode) return readerAsCode(moves);
    return (facts) => {
      const values: unknown[] = new Array(moves.length + 1);
      values[0] = facts;
      for (let i = 0; i < moves.length; i++) {
        const move = moves[i]!;
        const value = values[move.from];
        values[i + 1] = move.by === undefined ? followEvery(value, move.every) : stepInto(value, move.by);
      }
      return values;
    };
  }

  /** Tells what was missing, sorted, and what was read at the places added since the last time this was asked for. */
  reporter(): (values: Values, verdict: Verdict) => Evaluation {
    const bySlot = new Map(this.#named.map((source) => [source.slot, source]));
    this.#named = [];
    const places = [...bySlot.values()].sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
    const recordOf = this.#asCode ? recordAsCode(places) : undefined;
    return (values, verdict) => {
      const whole = recordOf?.(values);
      if (whole) return { verdict, missing: nothing, read: whole };
      let missing = nothing;
      const read: Record<string, unknown> = {};
      for (let i = 0; i < places.length; i++) {
        const { name, slot } = places[i]!;
        const value = values[slot];
        if (value !== undefined) read[name] = value;
        else if (missing === nothing) missing = [name];
        else if (missing.at(-1) !== name) missing.push(name);
      }
      return { verdict, missing, read };
    };
  }
}
