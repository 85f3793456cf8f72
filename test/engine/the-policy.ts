import { join } from 'node:path';
import { decide } from '../../src/engine/decide.ts';
import { evolve } from '../../src/engine/evolve.ts';
import { exactly } from '../../src/engine/time.ts';
import type { Case, CaseEvent, Command, Decision, Span } from '../../src/engine/types.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { parseText } from '../../src/policy/text.ts';
import type { JsonObject, Policy } from '../../src/policy/types.ts';

const { text } = parseText(readTextFolder(join(import.meta.dirname, '..', '..')));

export function policyAt(date: string, trial?: string): Policy {
  const resolved = resolvePolicy(text, date, trial);
  if ('findings' in resolved) throw new Error(JSON.stringify(resolved.findings));
  return resolved.policy;
}

const entered = (day: string) => ({ occurredAt: exactly(day), recordedAt: `${day}T09:00:00.000Z` });

/** A case moved along by commands that must be accepted. */
export class Story {
  readonly policy: Policy;
  readonly events: CaseEvent[] = [];
  kase: Case;

  constructor(policy: Policy, day: string, workflow = 'national-lkt') {
    this.policy = policy;
    const start: Command = {
      kind: 'start',
      id: 'sag',
      workflow,
      title: 'Sag',
      policy: 'p',
      actor: { role: 'nominator', by: 'a' },
      ...entered(day),
    };
    this.kase = this.#take(decide(policy, null, start), null);
  }

  place(
    day: string,
    state: string,
    milestones: Record<string, Span>,
    planned: Record<string, Span> = {},
    facts: JsonObject = {},
  ) {
    const command: Command = {
      kind: 'place',
      state,
      reason: 'r',
      milestones,
      planned,
      facts,
      actor: { role: 'secretariat', by: 'a' },
      ...entered(day),
    };
    this.kase = this.#take(decide(this.policy, this.kase, command), this.kase);
    return this;
  }

  /** Gives a command without taking it: the decision alone. `on` is the business date, `day` the day of entry. */
  try(
    day: string,
    role: string,
    name: string,
    payload: JsonObject = {},
    related: Record<string, JsonObject> = {},
    { on = day, history = false }: { on?: string; history?: boolean } = {},
  ): Decision {
    const given = { ...entered(day), occurredAt: exactly(on), actor: { role, by: 'a' } };
    return decide(this.policy, this.kase, { kind: 'do', name, payload, related, history, ...given });
  }

  do(day: string, role: string, name: string, payload: JsonObject = {}, related: Record<string, JsonObject> = {}) {
    this.kase = this.#take(this.try(day, role, name, payload, related), this.kase);
    return this;
  }

  tick(day: string): CaseEvent[] {
    const before = this.events.length;
    this.kase = this.#take(decide(this.policy, this.kase, { kind: 'tick', at: `${day}T09:00:00.000Z` }), this.kase);
    return this.events.slice(before);
  }

  #take(decision: Decision, from: Case | null): Case {
    if ('refusals' in decision)
      throw new Error(decision.refusals.map(({ code, why }) => `${code}: ${why.en}`).join('\n'));
    this.events.push(...decision.events);
    return decision.events.reduce<Case | null>((so, event) => evolve(this.policy, so, event), from) as Case;
  }
}
