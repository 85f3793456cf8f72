/** How a deadline stands, and how it came about, in words. */

import type { Deadline, DeadlineState } from '../engine/types.ts';
import { durationInWords, periodInWords, spanInWords } from '../engine/wording.ts';
import type { Language, Policy, Source } from '../policy/types.ts';

export function stateInWords(state: DeadlineState, language: Language): string {
  const say = words[language];
  switch (state.is) {
    case 'not-begun':
      return say.notBegun;
    case 'open':
      return state.daysLeft === 0 ? say.today : say.left(state.daysLeft);
    case 'overdue':
      return say.overdue(state.days);
    case 'stopped':
      return say.stopped;
    case 'met':
      return say.met;
    case 'exceeded': {
      const by = durationInWords(state.by, language);
      return say.exceeded(by);
    }
    case 'undecidable':
      return `${say.undecidable}: ${state.why[language]}`;
    case 'not-counting':
      return say.notCounting;
    default:
      return state satisfies never;
  }
}

/** Where it is counted from, how long it is, and what moved it: `24 måneder fra Første læringsseminar (1. maj 2026)`. */
export function derivationInWords(deadline: Deadline, policy: Policy, workflow: string, language: Language): string {
  const say = words[language];
  const title = (id: string) =>
    policy.workflows[workflow]?.milestones[id]?.title[language] ?? policy.deadlines[id]?.title[language] ?? id;
  const dated = ({ what, when }: { what: string; when: Deadline['due'] & object }) =>
    `${title(what)} (${spanInWords(when, language)})`;
  const { from, extendedBy, original, pausedDays, metBy, plannedFor, binding, source } = deadline;
  const onTheDay = /^P0[DWMY]$/.test(deadline.for);
  const length = onTheDay ? say.onTheDay : `${periodInWords(deadline.for, language)} ${say.from}`;
  const parts = [
    from ? `${length} ${dated(from)}` : say.noStart,
    ...(extendedBy && original ? [`${say.extended} ${spanInWords(original, language)}`] : []),
    ...(pausedDays.most > 0 ? [say.paused(pausedDays.fewest, pausedDays.most)] : []),
    ...(metBy ? [`${say.metBy} ${dated(metBy)}`] : []),
    ...(plannedFor && !metBy && plannedFor.what !== from?.what ? [`${say.plannedFor} ${dated(plannedFor)}`] : []),
    ...(binding ? [] : [say.notBinding]),
  ];
  return `${parts.join('; ')}${sourceIds(source)}`;
}

export function sourceIds(source: Source): string {
  return source.length === 0 ? '' : ` [${source.join(', ')}]`;
}

const words = {
  da: {
    notBegun: 'ikke begyndt',
    today: 'i dag',
    left: (days: number) => (days === 1 ? '1 dag tilbage' : `${days} dage tilbage`),
    overdue: (days: number) => (days === 1 ? '1 dag over fristen' : `${days} dage over fristen`),
    stopped: 'står stille under pausen',
    met: 'holdt',
    exceeded: (by: string) => `overskredet med ${by}`,
    undecidable: 'kan ikke afgøres',
    notCounting: 'tæller ikke her',
    from: 'fra',
    onTheDay: 'på dagen for',
    noStart: 'begyndelsen kendes ikke endnu',
    extended: 'forlænget; oprindelig frist',
    paused: (fewest: number, most: number) => `på pause i ${fewest === most ? most : `${fewest}–${most}`} dage`,
    metBy: 'opfyldt med',
    plannedFor: 'planlagt:',
    notBinding: 'vises, men er ikke bindende',
  },
  en: {
    notBegun: 'not begun',
    today: 'today',
    left: (days: number) => (days === 1 ? '1 day left' : `${days} days left`),
    overdue: (days: number) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
    stopped: 'stands still during the pause',
    met: 'kept',
    exceeded: (by: string) => `exceeded by ${by}`,
    undecidable: 'cannot be decided',
    notCounting: 'does not count here',
    from: 'from',
    onTheDay: 'on the day of',
    noStart: 'its beginning is not known yet',
    extended: 'extended; original due date',
    paused: (fewest: number, most: number) => `paused for ${fewest === most ? most : `${fewest}–${most}`} days`,
    metBy: 'met by',
    plannedFor: 'planned:',
    notBinding: 'shown, but not binding',
  },
} satisfies Record<Language, object>;
