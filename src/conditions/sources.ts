import { followEvery, nameOf, type Path, parsePath, stepInto } from './path.ts';
import type { Evaluation, Facts, Verdict } from './types.ts';

/** A place in the facts that a condition reads: `fact.path`, and where its value stands among the values. */
interface Source {
  name: string;
  slot: number;
}

/** A step from a value that is known already, so that what paths share is walked once. */
type Move = { from: number; by: string | number } | { from: number; by: undefined; every: Path };

/** By slot: the facts, then what each move led to; undefined where missing. */
export type Values = readonly unknown[];

/** Shared by all evaluations that lack nothing; never written to. */
const nothing: string[] = [];

/** The places that conditions read, each walked to once however often it is named. */
export class Sources {
  readonly #moves: Move[] = [];
  #named: Source[] = [];

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
    return (values, verdict) => {
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
