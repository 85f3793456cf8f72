/** Runs a scenario through the engine and tells everything that is not as it says. */

import { confirm } from '../engine/confirm.ts';
import { decide } from '../engine/decide.ts';
import { evolve } from '../engine/evolve.ts';
import { leafPaths } from '../engine/machine.ts';
import { reminders } from '../engine/reminders.ts';
import { exactly, instantAt } from '../engine/time.ts';
import type { Case, CaseEvent, Command, Reminder, Span } from '../engine/types.ts';
import type { CalendarDate, JsonObject, Policy } from '../policy/types.ts';
import { filledIn } from './fixtures.ts';
import { overslept } from './overslept.ts';
import { differences } from './scenario-differences.ts';
import { type Outcome, touchedBy, untouched } from './scenario-outcome.ts';
import type {
  Deviation,
  Difference,
  Doing,
  Fixtures,
  Happening,
  Placing,
  ResolveAt,
  Scenario,
  ScenarioResult,
  Touched,
  When,
} from './scenario-types.ts';

/**
 * Beside what the scenario says, four things must hold after every step: what it does not say is refused is accepted,
 * by both evaluators; a tick repeated at the same instant records nothing; nothing falls due before the case's
 * wake-up; no two reminders share a key.
 * @throws {Error} when the scenario was not read with `readScenario`.
 */
export async function runScenario(
  resolveAt: ResolveAt,
  scenario: Scenario,
  fixtures: Fixtures,
): Promise<ScenarioResult> {
  const { file, title, source, given, steps, lines } = scenario;
  const resolved = resolveAt(given.policy, given.trial);
  if ('findings' in resolved) throw new Error(`${file} has not been checked: ${resolved.findings[0]?.message.en}`);
  const run = new Run(resolved.policy, scenario, fixtures);
  const deviations: Deviation[] = [];
  const touched: Touched = untouched();
  const note = (step: number, found: Difference[]) => {
    const line = lines[step - 1] ?? 1;
    deviations.push(...found.map((each) => ({ step, line, ...each })));
  };
  note(0, await run.begin());
  for (const [index, { when, then = {} }] of steps.entries()) {
    const outcome = await run.take(when);
    touchedBy(touched, outcome);
    note(index + 1, [...differences(outcome, then), ...run.broken(when)]);
  }
  const policy = { at: resolved.policy.at, trial: resolved.policy.trial };
  return { file, title, source, workflow: given.workflow, policy, steps: steps.length, deviations, touched };
}

class Run {
  readonly #policy: Policy;
  readonly #scenario: Scenario;
  readonly #fixtures: Fixtures;
  readonly #announced = new Set<string>();
  #clock: CalendarDate;
  #overslept = false;
  #kase: Case | null = null;

  constructor(policy: Policy, scenario: Scenario, fixtures: Fixtures) {
    this.#policy = policy;
    this.#scenario = scenario;
    this.#fixtures = fixtures;
    this.#clock = scenario.given.at;
  }

  async begin(): Promise<Difference[]> {
    const { given, title } = this.#scenario;
    const start = await this.#give({
      kind: 'start',
      id: 'scenario',
      workflow: given.workflow,
      title: title.da,
      policy: this.#policy.at,
      actor,
      occurredAt: exactly(given.at),
      recordedAt: this.#now(),
    });
    const { place, facts, milestones, planned } = given;
    if (!place && !facts && !milestones && !planned) return differences(start, {});
    return [...differences(start, {}), ...differences(await this.#place({ ...given, reason: title.da }), {})];
  }

  /** What one step leads to; the clock moves to the day it is entered. */
  async take(when: Happening | undefined): Promise<Outcome> {
    if (!when) return this.#outcome([], []);
    if ('tick' in when) {
      const before = this.#now();
      this.#clock = when.tick;
      this.#overslept = overslept(this.#policy, this.#kase as Case, before, this.#now());
      return this.#give({ kind: 'tick', at: this.#now() });
    }
    const { at } = when;
    this.#clock = when.entered ?? (typeof at === 'string' && at > this.#clock ? at : this.#clock);
    return 'do' in when ? this.#do(when) : this.#place(when);
  }

  /** What must hold whatever the scenario says. */
  broken(when: Happening | undefined): Difference[] {
    const kase = this.#kase as Case;
    const found: Difference[] = [];
    if (when && 'tick' in when) {
      const again = decide(this.#policy, kase, { kind: 'tick', at: this.#now() });
      const events = 'events' in again ? again.events.map(({ type }) => type) : ['refused'];
      if (events.length > 0) found.push({ what: tickedTwice, expected: [], found: events });
      if (this.#overslept) found.push({ what: beforeWakeUp, expected: [], found: when.tick });
    }
    const keys = reminders(this.#policy, kase).map(({ key }) => key);
    const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
    if (twice.length > 0) found.push({ what: sameKey, expected: [], found: twice });
    return found;
  }

  #do(when: Doing): Promise<Outcome> {
    return this.#give({
      kind: 'do',
      name: when.do,
      payload: filledIn(when.payload ?? {}, this.#fixtures) as JsonObject,
      related: filledIn(when.related ?? this.#scenario.given.related ?? {}, this.#fixtures) as Record<
        string,
        JsonObject
      >,
      history: when.history ?? false,
      actor: { role: when.as, by: when.by ?? when.as },
      occurredAt: this.#span(when.at),
      recordedAt: this.#now(),
    });
  }

  #place(when: Omit<Placing, 'place'> & { place?: string }): Promise<Outcome> {
    return this.#give({
      kind: 'place',
      ...(when.place === undefined ? {} : { state: when.place }),
      reason: when.reason,
      facts: filledIn(when.facts ?? {}, this.#fixtures) as JsonObject,
      milestones: spans(when.milestones),
      planned: spans(when.planned),
      actor,
      occurredAt: this.#span(when.at),
      recordedAt: this.#now(),
    });
  }

  async #give(command: Command): Promise<Outcome> {
    const decision = await confirm(this.#policy, decide(this.#policy, this.#kase, command));
    if ('refusals' in decision) return this.#outcome([], decision.refusals);
    this.#kase = decision.events.reduce<Case | null>((so, event) => evolve(this.#policy, so, event), this.#kase);
    return this.#outcome(decision.events, [], command.kind === 'tick');
  }

  #outcome(events: CaseEvent[], refusals: Outcome['refusals'], ticked = false): Outcome {
    const kase = this.#kase as Case;
    const planned = kase ? reminders(this.#policy, kase).filter(({ rule }) => rule !== 'notice') : [];
    return {
      policy: this.#policy,
      kase,
      on: this.#clock,
      now: this.#now(),
      related: filledIn(this.#scenario.given.related ?? {}, this.#fixtures) as Record<string, JsonObject>,
      events,
      refusals,
      states: kase ? leafPaths(kase.state) : [],
      planned,
      due: ticked ? this.#fresh(planned) : [],
    };
  }

  /** Reminders that have fallen due and were not found due by an earlier tick. */
  #fresh(planned: Reminder[]): Reminder[] {
    const fresh = planned.filter(({ at, key }) => at <= this.#now() && !this.#announced.has(key));
    for (const { key } of fresh) this.#announced.add(key);
    return fresh;
  }

  #now(): string {
    return instantAt(this.#clock, '10:00', this.#policy.calendar.timeZone);
  }

  #span(at: When | undefined): Span {
    return at === undefined ? exactly(this.#clock) : spanOfWhen(at);
  }
}

function spans(dated: Record<string, When> = {}): Record<string, Span> {
  return Object.fromEntries(Object.entries(dated).map(([id, when]) => [id, spanOfWhen(when)]));
}

function spanOfWhen(when: When): Span {
  return typeof when === 'string' ? exactly(when) : { earliest: when.earliest ?? null, latest: when.latest ?? null };
}

const actor = { role: 'engine', by: 'scenario' };
const tickedTwice = {
  da: 'Det samme tidspunkt, mærket to gange, skal ikke føre til noget nyt',
  en: 'The same instant, ticked twice, must lead to nothing new',
};
const beforeWakeUp = {
  da: 'Noget faldt, før sagen bad om at blive vækket',
  en: 'Something fell due before the case asked to be woken',
};
const sameKey = { da: 'Påmindelser med samme nøgle', en: 'Reminders with the same key' };
