/** What a nomination lacks by the rules of its text, question by question, and which questions it cannot answer yet. */

import type { Explanation } from '../conditions/types.ts';
import { type Available, available } from '../engine/available.ts';
import { exactly } from '../engine/time.ts';
import type { Case } from '../engine/types.ts';
import { explained, factsOf, stands } from '../engine/verdicts.ts';
import { formProblems } from '../policy/forms.ts';
import type { CalendarDate, Json, JsonObject, Policy, Text } from '../policy/types.ts';
import { type Answer, answersOf, withAnswer } from './answers.ts';
import { type Office, policyOf, relatedFacts } from './office.ts';

export interface NominationCheck {
  policy: Policy;
  answers: Answer[];
  values: JsonObject;
  /** The command that takes answers where the case is; null where none does. */
  save: Available | null;
  /** The command that sends the nomination, the first time or again. */
  send: Available | null;
  /** Rules that sending would not meet, on what is recorded so far. */
  lacking: LackingRule[];
  /** Paths of answers without which an empty nomination could not be sent. */
  needed: Set<string>;
  /** Paths of answers that the rules do not take yet. */
  locked: Set<string>;
}

export interface LackingRule {
  criterion: string;
  title: Text;
  otherwise: Text;
  /** Stands in the way of sending; otherwise it is good advice. */
  stands: boolean;
  source: string[];
  /** Answers that would meet it. */
  answers: Answer[];
}

const fact = 'nomination';

export async function checkNomination(office: Office, kase: Case, today: CalendarDate): Promise<NominationCheck> {
  const policy = await policyOf(office, kase);
  const related = await relatedFacts(office, kase);
  const form = policy.forms[fact];
  const answers = form ? answersOf(form) : [];
  // What was never asked counts as what an empty form holds, as it will once something is saved.
  const next = (nomination: JsonObject) => {
    const facts = { ...kase.facts, [fact]: formProblems(policy, fact, nomination).payload };
    return available(policy, { ...kase, facts }, { role: '', by: '' }, today, related);
  };
  const values = (kase.facts[fact] ?? {}) as JsonObject;
  const commands = next(values).filter((each) => each.form === fact);
  const save = commands.find(({ command }) => command === 'nomination.save') ?? null;
  const send = commands.find(({ command }) => command !== 'nomination.save') ?? null;
  const lackingOn = (of: Case, command: Available) => lackingRules(policy, of, command, today, related, answers);
  const nothing = { ...kase, facts: { ...kase.facts, [fact]: {} } };
  const onNothing = send ? lackingOn(nothing, next({}).find(({ command }) => command === send.command) ?? send) : [];
  return {
    policy,
    answers,
    values,
    save,
    send,
    lacking: send ? lackingOn(kase, send) : [],
    needed: new Set(onNothing.flatMap((rule) => (rule.stands ? rule.answers.map(({ path }) => path) : []))),
    locked: save ? lockedAnswers(values, answers, save.command, next) : new Set(),
  };
}

function lackingRules(
  policy: Policy,
  kase: Case,
  send: Available,
  today: CalendarDate,
  related: Record<string, JsonObject>,
  answers: Answer[],
): LackingRule[] {
  const command = { name: send.command, role: '', occurredAt: exactly(today), payload: {} };
  const facts = factsOf(policy, kase, command, related);
  return send.lacking.flatMap((verdict) => {
    const rule = policy.criteria[verdict.criterion];
    if (!rule) return [];
    const wanted = unmet(explained(policy, verdict.criterion, facts));
    const { title, otherwise, source } = rule;
    return {
      criterion: verdict.criterion,
      title,
      otherwise,
      stands: stands(verdict),
      source,
      answers: answers.filter(({ path }) => wanted.some((each) => isAt(each, `${fact}.${path}`))),
    };
  });
}

/** The facts on which a condition fails; of alternatives, those of the first that rests on the nomination. */
function unmet(explanation: Explanation): string[] {
  if (explanation.verdict === 'pass') return [];
  if (explanation.kind === 'leaf') return [explanation.fact];
  const each = explanation.of.map(unmet);
  if (explanation.kind !== 'any') return each.flat();
  return each.find((facts) => facts.some((one) => one.startsWith(`${fact}.`))) ?? each.flat();
}

/** Answers with which saving would break a rule that it does not break without them. */
function lockedAnswers(
  values: JsonObject,
  answers: Answer[],
  command: string,
  next: (nomination: JsonObject) => Available[],
): Set<string> {
  const broken = (nomination: JsonObject) =>
    next(nomination)
      .find((each) => each.command === command)
      ?.lacking.filter(stands).length ?? 0;
  const now = broken(values);
  const locked = answers.filter(({ path, schema }) => {
    const sample = sampleOf(schema);
    return sample !== null && broken(withAnswer(values, path, sample)) > now;
  });
  return new Set(locked.map(({ path }) => path));
}

/** Any answer that the form takes. */
function sampleOf(schema: JsonObject): Json {
  const choice = ((schema.oneOf ?? []) as JsonObject[])[0];
  if (choice) return choice.const as Json;
  if (schema.type === 'array') return [sampleOf((schema.items ?? {}) as JsonObject)];
  return schema.type === 'string' ? 'x' : null;
}

function isAt(path: string, answer: string): boolean {
  return path === answer || path.startsWith(`${answer}.`);
}
