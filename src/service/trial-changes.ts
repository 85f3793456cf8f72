import { periodInWords } from '../engine/wording.ts';
import type { ParsedText } from '../policy/text.ts';
import type { CalendarDate, Parameter, Policy, Text } from '../policy/types.ts';
import { inBoth } from './in-both.ts';
import { parameterValueInWords } from './parameter-words.ts';
import { policyOn } from './policy-on.ts';

/** One thing that a trial changes, as it is and as it would be; null where there is nothing. */
export interface TrialChange {
  what: 'parameter' | 'criterion' | 'deadline';
  id: string;
  title: Text;
  before: Text | null;
  after: Text | null;
}

/**
 * Only what a trial changes in the rules of a day.
 * @param base the rules of that day, where they are at hand.
 * @throws {TextHasErrors} also when there is no such trial.
 */
export function trialChanges(
  text: ParsedText,
  trial: string,
  on: CalendarDate,
  base: Policy = policyOn(text)(on),
): TrialChange[] {
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
  return inBoth((language) => parts.map((part) => part[language]).join(', '));
}

function parameterInWords({ unit, value, applies }: Parameter): Text[] {
  return [inBoth((language) => parameterValueInWords({ unit, value }, language)), applies ? binding : notBinding];
}

function deadlineInWords(rule: Policy['deadlines'][string]): Text[] {
  return [
    inBoth((language) => periodInWords(rule.for, language)),
    rule.stopsWhenPaused ? stopping : runningOn,
    rule.binding ? binding : notBinding,
  ];
}

const binding: Text = { da: 'bindende', en: 'binding' };
const notBinding: Text = { da: 'ikke bindende', en: 'not binding' };
const stopping: Text = { da: 'står stille under pauser', en: 'stands still while paused' };
const runningOn: Text = { da: 'løber videre under pauser', en: 'runs on while paused' };
const strengths: Record<'must' | 'should', Text> = {
  must: { da: 'skal', en: 'must' },
  should: { da: 'bør', en: 'should' },
};
