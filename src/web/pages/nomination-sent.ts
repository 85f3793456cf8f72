/** What a page of a step sent: its answers, and marks of the answers it showed when they were written. */

import type { Json } from '../../policy/types.ts';
import { answerIn, markOf } from '../../service/answers.ts';
import type { SavedAnswers } from '../../service/save-answers.ts';
import { readPayload } from '../forms/read-payload.ts';
import type { Desk, Step } from './nomination-desk.tsx';

export interface Sent {
  written: Record<string, Json>;
  seen: Record<string, string>;
}

export function sentIn({ visit, check }: Desk, step: Step): Sent {
  const { body } = visit;
  const form = check.policy.forms.nomination;
  const values = form ? readPayload(form, body) : {};
  const written = Object.fromEntries(step.answers.map((answer) => [answer.path, answerIn(values, answer)]));
  const seen = marksIn(body._seen);
  // Who keeps their own version has seen the other, whose mark the choice carries.
  for (const choice of [body._mine ?? []].flat()) {
    const [path = '', mark = ''] = choice.split('@');
    seen[path] = mark;
  }
  for (const path of [body._theirs ?? []].flat()) delete written[path];
  return { written, seen };
}

function marksIn(given: string | string[] | undefined): Record<string, string> {
  const pairs = typeof given === 'string' ? given.split(' ').filter(Boolean) : [];
  return Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string]));
}

export function marksOf({ check }: Desk, step: Step): Record<string, string> {
  return Object.fromEntries(step.answers.map((answer) => [answer.path, markOf(answerIn(check.values, answer))]));
}

/** Marks once something was saved; `kept` are answers that the page still shows as before. */
export function marksAfter(desk: Desk, step: Step, { seen }: Sent, kept: string[]): Record<string, string> {
  const before = kept.map((path) => [path, seen[path] ?? ''] as const);
  return { ...marksOf(desk, step), ...Object.fromEntries(before) };
}

/** Answers whose two versions wait for a choice. */
export function inDispute({ conflicts }: SavedAnswers): string[] {
  return conflicts.map(({ answer }) => answer.path);
}

/** The same, and those that others have changed: a page that is not drawn anew shows both as they were. */
export function openAfter(saved: SavedAnswers): string[] {
  return [...inDispute(saved), ...saved.others];
}
