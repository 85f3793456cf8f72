/** Verdicts first: the facts a rule may read, and what the rules of a guard answer on them. */

import { compile, compileSet } from '../conditions/compile.ts';
import type { Condition, Evaluation, Explanation, Facts } from '../conditions/types.ts';
import type { CalendarDate, Criterion, Json, JsonObject, Policy } from '../policy/types.ts';
import { perPolicy } from './per-policy.ts';
import { isExact } from './time.ts';
import type { Case, CriterionVerdict, Dated, Span } from './types.ts';

/** What conditions read: recorded facts, dates known to the day, the command at hand, parameters that apply, linked cases. */
export function factsOf(
  policy: Policy,
  kase: Case,
  command: { name: string; role: string; occurredAt: Span; payload: JsonObject } | null,
  related: Record<string, JsonObject>,
): Facts {
  return {
    ...related,
    ...kase.facts,
    milestones: exactDates(kase.milestones),
    planned: exactDates(kase.planned),
    parameter: parametersOf(policy, ''),
    ...(command
      ? {
          command: {
            name: command.name,
            role: command.role,
            payload: command.payload,
            ...(isExact(command.occurredAt) ? { date: command.occurredAt.earliest } : {}),
          },
        }
      : {}),
  };
}

/**
 * Verdicts of every criterion of a gate, or of a named condition standing as a `must` criterion of its own name. A
 * criterion for new cases only is left out where the case began before it; one set aside for the case is marked.
 */
export function judge(policy: Policy, guard: string, facts: Facts, kase: Case, on: Span): CriterionVerdict[] {
  const { criteria, evaluate } = compiledGuard(policy, guard);
  const evaluations = evaluate(facts);
  return criteria.flatMap(({ id, strength, newSince }, index) => {
    const started = kase.started.latest;
    if (newSince && started && started < newSince) return [];
    const { verdict, missing, read } = evaluations[index] as Evaluation;
    const until = Object.hasOwn(kase.waivers, id) ? kase.waivers[id]?.when.latest : undefined;
    const waived = until && on.latest && on.latest <= until ? { waivedUntil: until } : {};
    return [{ criterion: id, gate: guard, strength, verdict, missing, ...waived, read: read as Record<string, Json> }];
  });
}

/** A guard holds when every `must` criterion passes or is set aside. */
export function holds(verdicts: CriterionVerdict[]): boolean {
  return verdicts.every((verdict) => !stands(verdict));
}

/** Whether a verdict stands in the way. */
export function stands({ strength, verdict, waivedUntil }: CriterionVerdict): boolean {
  return strength === 'must' && verdict !== 'pass' && waivedUntil === undefined;
}

const compiledGuard = perPolicy((policy, guard) => {
  const rules = rulesOf(policy, guard);
  return {
    criteria: rules.map(({ id, strength, newSince }) => ({ id, strength, newSince })),
    evaluate: compileSet(
      rules.map(({ when }) => when),
      { named: namedConditions(policy) },
    ),
  };
});

interface Rule {
  id: string;
  strength: Criterion['strength'];
  when: Condition;
  /** Binds only cases started on or after this day. */
  newSince?: CalendarDate;
}

function rulesOf(policy: Policy, guard: string): Rule[] {
  const gate = Object.hasOwn(policy.gates, guard) ? policy.gates[guard] : undefined;
  if (gate) {
    return gate.criteria.map((id) => {
      const { strength, when, cases, inForce } = policy.criteria[id] as Criterion;
      return { id, strength, when, ...(cases === 'new' ? { newSince: inForce.from } : {}) };
    });
  }
  const condition = policy.conditions[guard];
  if (!condition) throw new Error(`The policy has neither a gate nor a condition named "${guard}".`);
  return [{ id: guard, strength: 'must', when: condition.when }];
}

/** Why a criterion or named condition answers as it does on these facts. */
export function explained(policy: Policy, rule: string, facts: Facts): Explanation {
  const when = (policy.criteria[rule] ?? policy.conditions[rule])?.when;
  if (!when) throw new Error(`The policy has no rule "${rule}".`);
  return compile(when, { named: namedConditions(policy) }).explain(facts);
}

/** The policy's named conditions as the condition language takes them. */
export function namedConditions(policy: Policy) {
  return Object.fromEntries(Object.entries(policy.conditions).map(([id, { when }]) => [id, when]));
}

const parametersOf = perPolicy((policy): Facts => {
  const applying = Object.entries(policy.parameters).filter(([, { applies }]) => applies);
  return Object.fromEntries(applying.map(([id, { value }]) => [id, value]));
});

function exactDates(dated: Record<string, Dated>): Facts {
  const exact = Object.entries(dated).filter(([, { when }]) => isExact(when));
  return Object.fromEntries(exact.map(([id, { when }]) => [id, when.earliest]));
}
