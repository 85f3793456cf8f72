/** The condition language: that of json-rules-engine, answered with pass, fail or unknown. */

export type Verdict = 'pass' | 'fail' | 'unknown';

export type Facts = Record<string, unknown>;

export type Condition = AllCondition | AnyCondition | NotCondition | ConditionReference | Leaf;
export interface AllCondition {
  all: Condition[];
}
export interface AnyCondition {
  any: Condition[];
}
export interface NotCondition {
  not: Condition;
}
export interface ConditionReference {
  condition: string;
}
export interface Leaf {
  fact: string;
  path?: string;
  operator: string;
  /** A value, or `{ fact, path }` to compare with another fact. */
  value: unknown;
}

/** Why a condition answered as it did, shaped as the condition itself. */
export type Explanation =
  | { verdict: Verdict; kind: 'all' | 'any' | 'not'; of: Explanation[] }
  | { verdict: Verdict; kind: 'condition'; name: string; of: Explanation[] }
  | {
      verdict: Verdict;
      kind: 'leaf';
      /** `fact.path`, for instance `application.budget.total`. */
      fact: string;
      operator: string;
      /** Absent when the fact is missing. */
      found?: unknown;
      /** Absent when the value refers to a fact that is missing. */
      expected?: unknown;
      missing: string[];
    };

export interface Evaluation {
  verdict: Verdict;
  /** Every fact the condition needed and did not find, as `fact.path`, sorted, each once. */
  missing: string[];
  /** Every fact the condition read and found: `fact.path` → value. */
  read: Record<string, unknown>;
}

export interface CompiledCondition {
  evaluate(facts: Facts): Evaluation;
  explain(facts: Facts): Explanation;
}
