import { periodInWords } from '../engine/wording.ts';
import type { ParsedText } from '../policy/text.ts';
import type { CalendarDate, Language, Parameter, Policy, Text } from '../policy/types.ts';
import { policyOn } from './policy-on.ts';

/** One thing that a trial changes, as it is and as it would be; null where there is nothing. */
export interface TrialChange {
  what: 'parameter' | 'criterion' | 'deadline';
  id: string;
  title: Text;
  before: Text | null;
  after: Text | null;
}

/** Only what a trial changes in the rules of a day. @throws {TextHasErrors} also when there is no such trial. */
export function trialChanges(text: ParsedText, trial: string, on: CalendarDate): TrialChange[] {
  const base = policyOn(text)(on);
  const tried = policyOn(text, trial)(on);
  return [
    ...changed('parameter', base.parameters, tried.parameters, parameterInWords),
    ...changed('criterion', base.criteria, tried.criteria, ({ strength }) => [strengths[strength]]),
    ...changed('deadline', base.deadlines, tried.deadlines, deadlineInWords),
  ];
}

function changed<Rule extends { title: Text }>(
  what: TrialChange['what'],
  base: Record<string, Rule>,
  tried: Record<string, Rule>,
  parts: (rule: Rule) => Text[],
): TrialChange[] {
  return [...new Set([...Object.keys(base), ...Object.keys(tried)])].flatMap((id) => {
    const [was, is] = [base[id], tried[id]];
    const [old, now] = [was ? parts(was) : null, is ? parts(is) : null];
    const differs = (_: Text, index: number) => old?.[index]?.da !== now?.[index]?.da;
    const [before, after] = [joined(old?.filter(differs)), joined(now?.filter(differs))];
    const title = (is ?? was)?.title;
    return !title || (!before && !after) ? [] : [{ what, id, title, before, after }];
  });
}

function joined(parts: Text[] | undefined): Text | null {
  if (!parts || parts.length === 0) return null;
  return each((language) => parts.map((part) => part[language]).join(', '));
}

function parameterInWords({ unit, value, applies }: Parameter): Text[] {
  const written = (language: Language) =>
    unit === 'period'
      ? periodInWords(String(value), language)
      : unit === 'switch'
        ? switched(value, language)
        : String(value);
  return [each(written), applies ? binding : notBinding];
}

function deadlineInWords(rule: Policy['deadlines'][string]): Text[] {
  return [
    each((language) => periodInWords(rule.for, language)),
    rule.stopsWhenPaused ? stopping : runningOn,
    rule.binding ? binding : notBinding,
  ];
}

function switched(value: unknown, language: Language): string {
  if (language === 'da') return value ? 'ja' : 'nej';
  return value ? 'yes' : 'no';
}

function each(words: (language: Language) => string): Text {
  return { da: words('da'), en: words('en') };
}

const binding: Text = { da: 'bindende', en: 'binding' };
const notBinding: Text = { da: 'ikke bindende', en: 'not binding' };
const stopping: Text = { da: 'står stille under pauser', en: 'stands still while paused' };
const runningOn: Text = { da: 'løber videre under pauser', en: 'runs on while paused' };
const strengths: Record<'must' | 'should', Text> = {
  must: { da: 'skal', en: 'must' },
  should: { da: 'bør', en: 'should' },
};
