/** What is being read: the rules of a day, as pages or as one document. */

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ParsedText } from '../../policy/text.ts';
import type { CalendarDate, Policy, Text } from '../../policy/types.ts';
import { type MailText, mailTexts } from '../../service/mail-texts.ts';
import { policyOn } from '../../service/policy-on.ts';
import type { SignedIn } from '../route.ts';
import { rulesWords as words } from '../words/rules.ts';

export interface Reading {
  text: ParsedText;
  policy: Policy;
  at: CalendarDate;
  today: CalendarDate;
  mails: Map<string, MailText>;
  /** Whether every chapter stands on the same page. */
  inOne: boolean;
}

export const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (!reading) throw new Error('A part of the handbook stands outside it.');
  return reading;
}

/** Path of a chapter, `workflows/national-lkt` or `parameters`, with the place in it. */
export function useHref(): (chapter: string, anchor?: string) => string {
  const reading = useReading();
  return (chapter, anchor) => hrefOf(reading, chapter, anchor);
}

export function hrefOf(reading: Reading, chapter: string, anchor?: string): string {
  if (reading.inOne) return `#${anchor ?? chapterId(chapter)}`;
  const query = reading.at === reading.today ? '' : `?at=${reading.at}`;
  return `/rules/${chapter}${query}${anchor === undefined ? '' : `#${anchor}`}`;
}

export function chapterId(chapter: string): string {
  return `chapter-${chapter.replace('/', '-')}`;
}

/** @param at the day that was chosen. */
export function readingOf({ house, access, today }: SignedIn, at: CalendarDate, inOne: boolean): Reading {
  const { text } = house.office;
  const policy = at === today ? access.policy : policyOn(text)(at);
  return { text, policy, at, today, mails: new Map(mailTexts(policy).map((each) => [each.id, each])), inOne };
}

export interface Chapter {
  path: string;
  title: Text;
}

/** The chapters that are the same whatever workflows there are. */
export const acrossChapters = [
  { path: 'parameters', title: words.parameters },
  { path: 'trials', title: words.trials },
  { path: 'mails', title: words.mails },
  { path: 'roles', title: words.roles },
  { path: 'organisations', title: words.organisations },
  { path: 'calendar', title: words.calendar },
  { path: 'sources', title: words.sources },
] as const satisfies Chapter[];

export function workflowChapters({ policy }: Reading): Chapter[] {
  return Object.entries(policy.workflows).map(([id, { title }]) => ({ path: `workflows/${id}`, title }));
}
