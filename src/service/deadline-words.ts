/** How a deadline came about, in words. */

import type { Deadline } from '../engine/types.ts';
import { countedInWords, isLater, plannedTitle, spanInWords } from '../engine/wording.ts';
import type { Language, Policy, Source } from '../policy/types.ts';

/** Where it is counted from, how long it is, and what moved it: `24 måneder fra Første læringsseminar (1. maj 2026)`. */
export function derivationInWords(deadline: Deadline, policy: Policy, workflow: string, language: Language): string {
  const say = words[language];
  const title = (id: string) =>
    policy.workflows[workflow]?.milestones[id]?.title[language] ?? policy.deadlines[id]?.title[language] ?? id;
  const coming = (id: string) => plannedTitle(policy.workflows[workflow], id)?.[language] ?? title(id);
  const dated = ({ what, when }: { what: string; when: Deadline['due'] & object }, named = title) =>
    `${named(what)} (${spanInWords(when, language)})`;
  const { milestone = [], plan } = policy.deadlines[deadline.id]?.from ?? {};
  const start = (what: string) => (what === plan && !milestone.includes(what) ? coming(what) : title(what));
  const { from, extendedBy, original, pausedDays, metBy, plannedFor, binding, source } = deadline;
  const parts = [
    from ? countedInWords(deadline.for, dated(from, start), language) : say.noStart,
    ...(extendedBy && original
      ? [`${isLater(extendedBy, original) ? say.extended : say.decided} ${spanInWords(original, language)}`]
      : []),
    ...(pausedDays.most > 0 ? [say.stood(pausedDays.fewest, pausedDays.most)] : []),
    ...(metBy ? [`${say.metBy} ${dated(metBy)}`] : []),
    ...(plannedFor && !metBy && plannedFor.what !== from?.what
      ? [`${say.plannedFor} ${dated(plannedFor, coming)}`]
      : []),
    ...(binding ? [] : [say.notBinding]),
  ];
  return `${parts.join('; ')}${sourceIds(source)}`;
}

export function sourceIds(source: Source): string {
  return source.length === 0 ? '' : ` [${source.join(', ')}]`;
}

const words = {
  da: {
    noStart: 'begyndelsen kendes ikke endnu',
    extended: 'forlænget; oprindelig frist',
    decided: 'fastsat ved beslutning; ellers',
    stood: (fewest: number, most: number) =>
      `uret har stået stille i ${fewest === most ? most : `${fewest}–${most}`} dage`,
    metBy: 'opfyldt med',
    plannedFor: 'planlagt:',
    notBinding: 'vises, men er ikke bindende',
  },
  en: {
    noStart: 'its beginning is not known yet',
    extended: 'extended; original due date',
    decided: 'set by decision; otherwise',
    stood: (fewest: number, most: number) =>
      `the clock has stood still for ${fewest === most ? most : `${fewest}–${most}`} days`,
    metBy: 'met by',
    plannedFor: 'planned:',
    notBinding: 'shown, but not binding',
  },
} satisfies Record<Language, object>;
