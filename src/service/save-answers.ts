/** Saves the answers of one of several people who write on the same draft: nobody's work is written over unseen. */

import type { Case, Instant, Refusal } from '../engine/types.ts';
import { Conflict } from '../ledger/contract.ts';
import { type FormProblem, formProblems } from '../policy/forms.ts';
import type { CalendarDate, Json, JsonObject } from '../policy/types.ts';
import { type Answer, answerIn, answersOf, markOf, withAnswer } from './answers.ts';
import { giveCommand } from './give-command.ts';
import { businessDate, caseById, type Office, policyOf } from './office.ts';

export interface AnswersToSave {
  case: string;
  /** Command that lays its payload over a fact. */
  command: string;
  /** The fact, and the form of the same name. */
  fact: string;
  /** Path → what was written; null for an answer that was taken away. */
  written: Record<string, Json>;
  /** Path → mark of what the writer saw before writing. */
  seen: Record<string, string>;
  actor: { role: string; by: string };
  at: Instant;
  today: CalendarDate;
  /** Refuses a case that the writer would make. */
  check?(after: Case): FormProblem[];
}

export interface SavedAnswers {
  /** The case as it is now. */
  case: Case;
  /** Paths that were written. */
  saved: string[];
  /** Answers that somebody else has changed since the writer saw them; nothing of these was saved. */
  conflicts: Difference[];
  /** Answers that somebody else has changed and the writer has not. */
  others: string[];
  /** Answers that the form does not allow; they were not saved. */
  problems: FormProblem[];
  refusals: Refusal[];
}

export interface Difference {
  answer: Answer;
  mine: Json;
  theirs: Json;
}

const attempts = 5;

/** An answer that is as it was gives no event. @throws {NoSuchCase | Conflict} */
export async function saveAnswers(office: Office, input: AnswersToSave): Promise<SavedAnswers> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await saveOnce(office, input);
    } catch (error) {
      // Somebody else was faster: their answers are compared with these as well.
      if (!(error instanceof Conflict) || attempt === attempts) throw error;
    }
  }
}

async function saveOnce(office: Office, input: AnswersToSave): Promise<SavedAnswers> {
  const { snapshot } = await caseById(office, input.case);
  const policy = await policyOf(office, snapshot);
  const form = policy.forms[input.fact];
  if (!form) throw new Error(`The policy has no form "${input.fact}".`);
  const held = (snapshot.facts[input.fact] ?? {}) as JsonObject;
  const { changed, conflicts, others } = compare(answersOf(form), held, input);
  const whole = (paths: Difference[]) =>
    paths.reduce((so, { answer, mine }) => withAnswer(so, answer.path, mine), held);
  const formed = formProblems(policy, input.fact, whole(changed)).problems;
  const own = formed.filter(({ path }) => changed.some(({ answer }) => isAt(path, answer.path)));
  const after = { ...snapshot, facts: { ...snapshot.facts, [input.fact]: whole(changed) } };
  const problems = [...own, ...(input.check?.(after) ?? [])];
  const sound = changed.filter(({ answer }) => !problems.some(({ path }) => isAt(path, answer.path)));
  const told = { case: snapshot, saved: [], conflicts, others, problems, refusals: [] };
  if (sound.length === 0) return told;
  const given = await giveCommand(office, {
    case: input.case,
    name: input.command,
    payload: laidOver(held, whole(sound)),
    actor: input.actor,
    occurredAt: businessDate(input.today, undefined),
    at: input.at,
  });
  if ('refusals' in given) return { ...told, refusals: given.refusals };
  return { ...told, case: given.case, saved: sound.map(({ answer }) => answer.path) };
}

function compare(
  answers: Answer[],
  held: JsonObject,
  { written, seen }: AnswersToSave,
): { changed: Difference[]; conflicts: Difference[]; others: string[] } {
  const changed: Difference[] = [];
  const conflicts: Difference[] = [];
  const others: string[] = [];
  for (const answer of answers.filter(({ path }) => Object.hasOwn(written, path))) {
    const mine = written[answer.path] ?? null;
    const theirs = answerIn(held, answer);
    const saw = seen[answer.path];
    if (markOf(mine) === markOf(theirs)) continue;
    if (saw === markOf(theirs)) changed.push({ answer, mine, theirs });
    else if (saw === markOf(mine)) others.push(answer.path);
    else conflicts.push({ answer, mine, theirs });
  }
  return { changed, conflicts, others };
}

/** The payload that turns what is held into the whole: fields that differ, null for those that are gone. */
function laidOver(held: JsonObject, whole: JsonObject): JsonObject {
  const names = [...new Set([...Object.keys(held), ...Object.keys(whole)])];
  const differing = names.filter((name) => markOf(held[name] ?? null) !== markOf(whole[name] ?? null));
  return Object.fromEntries(differing.map((name) => [name, whole[name] ?? null]));
}

function isAt(path: string, answer: string): boolean {
  return path === answer || path.startsWith(`${answer}.`);
}
