/** One event in words: what happened, when, and who did it. */

import type { CaseEvent } from '../engine/types.ts';
import { dateInWords, spanInWords } from '../engine/wording.ts';
import type { Language, Policy } from '../policy/types.ts';
import type { ToldEvent } from './case-file.ts';

/** `2. 23. november 2026: Send indstillingen – Indstiller (indstiller)` */
export function eventLine({ event, what, by }: ToldEvent, policy: Policy, language: Language): string {
  const told = eventInWords(event, what, policy, language);
  return `${event.version}. ${spanInWords(event.occurredAt, language)}: ${told} – ${actorInWords(event, by, language)}`;
}

/** The engine is nobody: it has a role and no id worth telling. */
export function actorInWords({ actor }: CaseEvent, role: ToldEvent['by'], language: Language): string {
  if (actor.role === 'engine') return role[language];
  const deputy = actor.for === undefined ? '' : `, ${words[language].deputyFor} ${actor.for}`;
  return `${role[language]} (${actor.by}${deputy})`;
}

/** @param what the name of the command under the text that decided it. */
export function eventInWords(event: CaseEvent, what: ToldEvent['what'], policy: Policy, language: Language): string {
  const say = words[language];
  switch (event.type) {
    case 'started':
      return say.started;
    case 'accepted':
      return `${what[language]}${event.advisory ? ` (${say.advisory})` : ''}`;
    case 'placed':
      return `${say.placed}: ${event.reason}`;
    case 'deadline-passed':
      return say.passed(
        policy.deadlines[event.deadline]?.title[language] ?? event.deadline,
        dateInWords(event.due, language),
      );
    case 'migrated':
      return `${say.migrated}: ${event.reason}`;
    case 'corrected':
      return `${say.corrected(correctedEvents(event))}: ${event.reason}`;
    default:
      return event satisfies never;
  }
}

function correctedEvents({ withdrawn, amended }: Extract<CaseEvent, { type: 'corrected' }>): string {
  return [...withdrawn, ...(amended === null ? [] : [amended])].join(', ');
}

const words = {
  da: {
    started: 'Sagen oprettet',
    advisory: 'indført bagefter',
    placed: 'Indplaceret',
    deputyFor: 'stedfortræder for',
    migrated: 'Flyttet til andre regler',
    corrected: (events: string) => `Hændelse ${events} rettet`,
    passed: (title: string, due: string) => `Fristen »${title}« udløb ${due}`,
  },
  en: {
    started: 'Case started',
    advisory: 'entered afterwards',
    placed: 'Placed',
    deputyFor: 'deputy for',
    migrated: 'Moved to another policy',
    corrected: (events: string) => `Event ${events} corrected`,
    passed: (title: string, due: string) => `The deadline "${title}" passed on ${due}`,
  },
} satisfies Record<Language, object>;
