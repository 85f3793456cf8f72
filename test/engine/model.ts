/** A case taken through random moves, with everything that must hold after each of them. */

import assert from 'node:assert/strict';
import { type Corrected, correct, effectiveEvents } from '../../src/engine/correct.ts';
import { deadlines } from '../../src/engine/deadlines.ts';
import { decide } from '../../src/engine/decide.ts';
import { evolve } from '../../src/engine/evolve.ts';
import { type Migration, migrate } from '../../src/engine/migrate.ts';
import { reminders } from '../../src/engine/reminders.ts';
import { exactly, shiftSpan } from '../../src/engine/time.ts';
import type { Case, CaseEvent, Command, Decision, Instant, Refusal } from '../../src/engine/types.ts';
import type { CalendarDate, JsonObject, Policy } from '../../src/policy/types.ts';
import { Dice } from './dice.ts';
import { randomAttempt, randomCorrection, randomKeeper, randomPlace } from './random-moves.ts';

export interface Tally {
  /** Commands of the workflow that were accepted. */
  commands: number;
  /** Events of whatever kind. */
  events: number;
  refused: number;
  ticked: number;
  passed: number;
  corrected: number;
  migrated: number;
}

/** Policies by the names that stand for their hashes. */
export type Policies = Record<string, Policy>;

export function newTally(): Tally {
  return { commands: 0, events: 0, refused: 0, ticked: 0, passed: 0, corrected: 0, migrated: 0 };
}

const firstDay = '2026-01-05';

export class Model {
  readonly #policies: Policies;
  readonly #copies: Policies;
  readonly #tally: Tally;
  readonly #workflow: string;
  readonly #events: CaseEvent[] = [];
  /** Key → instant of every reminder that has been due. */
  readonly #due = new Map<string, Instant>();
  #day: CalendarDate = firstDay;
  #kase: Case;

  /** `copies` are the same policies read anew, as another process would have them. */
  constructor(policies: Policies, copies: Policies, tally: Tally, seed: number) {
    this.#policies = policies;
    this.#copies = copies;
    this.#tally = tally;
    const dice = new Dice(seed);
    const policy = dice.of(Object.keys(policies));
    this.#workflow = dice.of(Object.keys(policies[policy]!.workflows));
    const start: Command = {
      kind: 'start',
      id: 'model',
      workflow: this.#workflow,
      title: 'Model',
      policy,
      actor: { role: 'secretariat', by: 'a' },
      occurredAt: exactly(firstDay),
      recordedAt: this.#now(),
    };
    const decision = decide(policies[policy]!, null, start);
    assert('events' in decision, 'A case could not be started.');
    this.#events.push(...decision.events);
    this.#kase = evolve(policies[policy]!, null, decision.events[0]!);
    this.#holds();
  }

  move(seed: number): void {
    const dice = new Dice(seed);
    this.#day = shiftSpan(exactly(this.#day), dice.once(3) ? dice.between(0, 90) : dice.between(0, 10)).earliest!;
    const before = snapshotOf(this.#kase);
    const due = this.#dueDates();
    const count = this.#events.length;
    const move = dice.between(1, 20);
    if (move <= 10) this.#command(dice);
    else if (move <= 13) this.#place(dice);
    else if (move <= 17) this.#tick(due);
    else if (move <= 19) this.#correct(dice);
    else this.#migrate(dice);
    if (this.#events.length === count) {
      assert.deepEqual(snapshotOf(this.#kase), before, 'A move without an event left a trace on the case.');
      assert.deepEqual(this.#dueDates(), due, 'Deadlines moved without an event.');
    }
    this.#holds();
  }

  /** What must hold of the whole history: the same case comes of it, here and where everything is read anew. */
  end(): void {
    const fold = (policies: Policies, events: CaseEvent[]) =>
      events.reduce<Case | null>((so, event) => evolve(policies[event.policy]!, so, event), null) as Case;
    assert.deepStrictEqual(fold(this.#policies, this.#events), this.#kase, 'The events replayed give another case.');
    const read = JSON.parse(JSON.stringify(this.#events)) as CaseEvent[];
    const again = fold(this.#copies, read);
    assert.deepStrictEqual(again, this.#kase, 'The events read from JSON give another case.');
    const effective = fold(this.#policies, effectiveEvents(this.#events));
    const { version } = this.#kase;
    assert.deepStrictEqual({ ...effective, version }, this.#kase, 'The effective history gives another case.');
    const elsewhere = this.#copies[again.policy]!;
    assert.deepStrictEqual(deadlines(elsewhere, again), deadlines(this.#policy, this.#kase), 'Other deadlines there.');
    assert.deepStrictEqual(reminders(elsewhere, again), reminders(this.#policy, this.#kase), 'Other reminders there.');
  }

  get #policy(): Policy {
    return this.#policies[this.#kase.policy]!;
  }

  #now(): Instant {
    return `${this.#day}T09:00:00.000Z`;
  }

  #command(dice: Dice): void {
    const { offered, ...attempt } = randomAttempt(this.#policy, this.#kase, this.#day, dice);
    const related: Record<string, JsonObject> = dice.once(2)
      ? { round: { deadline: '2026-12-31', invited: ['reg-h', 'kl'] } }
      : {};
    const decision = decide(this.#policy, this.#kase, { kind: 'do', ...attempt, related, recordedAt: this.#now() });
    const may = offered?.allowed === true;
    const { name, actor } = attempt;
    assert(may || 'refusals' in decision, `${name} by ${actor.role} was accepted, though not offered as allowed.`);
    this.#take(decision);
  }

  #place(dice: Dice): void {
    const placing = randomPlace(this.#policy, this.#kase, this.#day, dice);
    this.#take(decide(this.#policy, this.#kase, { kind: 'place', ...placing, recordedAt: this.#now() }));
  }

  #tick(due: unknown): void {
    const decision = decide(this.#policy, this.#kase, { kind: 'tick', at: this.#now() });
    assert('events' in decision, 'A tick was refused.');
    const passedOnly = decision.events.every(({ type }) => type === 'deadline-passed');
    this.#take(decision);
    this.#tally.ticked += 1;
    if (passedOnly) assert.deepEqual(this.#dueDates(), due, 'A deadline moved because it passed.');
    const again = decide(this.#policy, this.#kase, { kind: 'tick', at: this.#now() });
    assert('events' in again && again.events.length === 0, 'The same tick recorded something twice.');
    for (const { key, at } of reminders(this.#policy, this.#kase)) {
      const known = this.#due.get(key);
      assert(known === undefined || known === at, `The reminder ${key} was due at ${known} and comes again at ${at}.`);
      if (at <= this.#now()) this.#due.set(key, at);
    }
  }

  #correct(dice: Dice): void {
    const history = effectiveEvents(this.#events);
    const asked = { ...randomCorrection(this.#policy, history, this.#day, dice), recordedAt: this.#now() };
    const corrected = correct((hash) => this.#policies[hash]!, this.#events, asked);
    if (this.#refused(corrected)) return;
    this.#tally.corrected += 1;
    // The history is another now: what was due in it has gone with it.
    this.#due.clear();
    this.#add([corrected.event]);
    assert.deepStrictEqual(this.#kase, corrected.after, 'The correction told of another case than it made.');
  }

  #migrate(dice: Dice): void {
    const to = dice.of(Object.keys(this.#policies));
    const asked = { to, reason: 'Model', actor: randomKeeper(dice), recordedAt: this.#now() };
    const migration = migrate(this.#policy, this.#policies[to]!, this.#kase, asked);
    if (this.#refused(migration)) return;
    this.#tally.migrated += 1;
    this.#due.clear();
    this.#add([migration.event]);
  }

  #refused(result: Corrected | Migration | { refusals: Refusal[] }): result is { refusals: Refusal[] } {
    if (!('refusals' in result)) return false;
    this.#refusals(result.refusals);
    return true;
  }

  #take(decision: Decision): void {
    if ('refusals' in decision) this.#refusals(decision.refusals);
    else this.#add(decision.events);
  }

  #refusals(refusals: Refusal[]): void {
    this.#tally.refused += 1;
    assert(refusals.length > 0, 'A refusal without a reason.');
    for (const { why } of refusals) assert(why.da !== '' && why.en !== '', 'A refusal without words.');
  }

  #add(events: CaseEvent[]): void {
    this.#events.push(...events);
    this.#tally.events += events.length;
    this.#tally.commands += events.filter(({ type }) => type === 'accepted').length;
    this.#tally.passed += events.filter(({ type }) => type === 'deadline-passed').length;
    this.#kase = events.reduce((so, event) => evolve(this.#policies[event.policy]!, so, event), this.#kase);
  }

  #dueDates() {
    return deadlines(this.#policy, this.#kase).map(({ id, due, original, metBy }) => ({ id, due, original, metBy }));
  }

  #holds(): void {
    frozen(this.#kase);
    for (const event of this.#events) frozen(event);
    assert.equal(this.#kase.version, this.#events.at(-1)?.version, 'The case is not at the version of its last event.');
    assert.deepStrictEqual(JSON.parse(JSON.stringify(this.#kase)), this.#kase, 'The case does not survive JSON.');
    const keys = reminders(this.#policy, this.#kase).map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length, 'Two reminders share a key.');
  }
}

function snapshotOf(kase: Case): string {
  return JSON.stringify(kase);
}

/** The pure engine must not write on what it is given. */
function frozen(value: unknown): void {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
}
