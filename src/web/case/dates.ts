/** Dates written as exactly as they are known, in a form and out of it. */

import type { Span } from '../../engine/types.ts';
import type { FormProblem } from '../../policy/forms.ts';
import type { JsonObject } from '../../policy/types.ts';
import { spanGiven } from '../../service/days.ts';
import { correctionWords as words } from '../words/corrections.ts';

/** A day, a month or a year; empty for a span that is neither. */
export function writtenSpan(span: Span): string {
  const { earliest } = span;
  if (earliest === null) return '';
  return [earliest, earliest.slice(0, 7), earliest.slice(0, 4)].find((each) => isSame(spanGiven(each), span)) ?? '';
}

export function writtenSpans(spans: Record<string, Span>): Record<string, string> {
  return Object.fromEntries(Object.entries(spans).map(([id, span]) => [id, writtenSpan(span)]));
}

/** The dates of a group of fields that are not as they were. */
export function spansIn(
  group: JsonObject | undefined,
  path: string,
  before: Record<string, Span> = {},
): { spans: Record<string, Span>; problems: FormProblem[] } {
  const spans: Record<string, Span> = {};
  const problems: FormProblem[] = [];
  for (const [id, written] of Object.entries(group ?? {})) {
    const span = spanGiven(String(written));
    if (!span) problems.push({ path: `${path}.${id}`, message: words.badDate });
    else if (!isSame(span, before[id] ?? null)) spans[id] = span;
  }
  return { spans, problems };
}

export function isSame(a: Span | null, b: Span | null): boolean {
  return a?.earliest === b?.earliest && a?.latest === b?.latest;
}
