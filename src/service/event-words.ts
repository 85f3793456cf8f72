/** One event in words: what happened, when, and who did it. */

import type { CaseEvent } from '../engine/types.ts';
import { dateInWords, spanInWords } from '../engine/wording.ts';
import type { Language, Policy } from '../policy/types.ts';
import type { ToldEvent } from './case-file.ts';

/** `2. 23. november 2026: Send indstillingen – Indstiller (indstiller)` */
export function eventLine({ event, what, by: role }: ToldEvent, policy: Policy, language: Language): string {
  const told = eventInWords(event, what, policy, language);
  const by = actorInWords(event, role, language, (id) => id);
  return `${event.version}. ${spanInWords(event.occurredAt, language)}: ${told} – ${by}`;
}

/**
 * In which role, and who. The engine is nobody: it has a role and no id worth telling.
 * @param nameOf how a person is called, undefined for one who is not to be named.
 */
export function actorInWords(
  { actor }: Pick<CaseEvent, 'actor'>,
  role: ToldEvent['by'],
  language: Language,
  nameOf: (id: string) => string | undefined,
): string {
  if (actor.role === 'engine') return role[language];
  const absent = actor.for === undefined ? undefined : nameOf(actor.for);
  const deputy = absent === undefined ? undefined : `${words[language].deputyFor} ${absent}`;
  const who = [nameOf(actor.by), deputy].filter((each) => each !== undefined).join(', ');
  return who === '' ? role[language] : `${role[language]} (${who})`;
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
