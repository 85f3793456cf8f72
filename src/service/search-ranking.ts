/** Finding texts by the beginnings of words, the most relevant first, with the hits marked. */

import { folded, foldedWithPlaces, foldedWords, wordsIn } from './fold.ts';

/** Something that can be found by its texts. The first is its title. */
export interface Searchable<Of> {
  of: Of;
  texts: (SearchedText & {
    /** The text as `foldedWords` gives it. */
    words: string;
  })[];
}

interface SearchedText {
  text: string;
  weight: number;
  /** It is found, and never shown: an id says nothing to a reader. */
  hidden?: boolean;
}

export function searchable<Of>(of: Of, texts: SearchedText[]): Searchable<Of> {
  return { of, texts: texts.map((each) => ({ ...each, words: foldedWords(each.text) })) };
}

export interface Ranked<Of> {
  of: Of;
  score: number;
  /**
   * The title and the part of the text that was hit best, cut up into what was hit and what was not; where neither was,
   * the beginning of the first text.
   */
  marked(): { title: Part[]; excerpt: Part[] };
}

export interface Part {
  text: string;
  hit: boolean;
}

const longestQuery = 200;
const mostTerms = 8;
const excerptLength = 200;

/** What is searched for; empty where there are not two letters or digits to search by. */
export function termsOf(query: string): string[] {
  const terms = [...new Set(wordsIn(folded(query.slice(0, longestQuery))))].slice(0, mostTerms);
  return terms.join('').length < 2 ? [] : terms;
}

/** Everything in which each term begins a word. */
export function rank<Of>(terms: string[], among: Iterable<Searchable<Of>>): Ranked<Of>[] {
  if (terms.length === 0) return [];
  const found: (Ranked<Of> & { title: string })[] = [];
  for (const { of, texts } of among) {
    if (!terms.every((term) => texts.some(({ words }) => words.includes(` ${term}`)))) continue;
    const scores = texts.map(({ words, weight }) => scoresIn(words, terms).map((score) => score * weight));
    const score = terms.reduce((sum, _, term) => sum + Math.max(...scores.map((each) => each[term]!)), 0);
    const total = (index: number) => scores[index]!.reduce((sum, each) => sum + each, 0);
    const open = [...texts.keys()].filter((index) => index > 0 && texts[index]!.hidden !== true);
    const best = open.reduce((so, index) => (total(index) > total(so) ? index : so), open[0] ?? 0);
    const title = texts[0]!.text;
    const shown = best > 0 && (total(best) > 0 || total(0) === 0) ? texts[best]!.text : '';
    found.push({ of, score, title, marked: () => ({ title: parts(title, terms), excerpt: excerpt(shown, terms) }) });
  }
  return found.sort((a, b) => b.score - a.score || a.title.localeCompare(b.title, 'da'));
}

/** For each term 2 where it is a whole word, 1 where one begins with it, otherwise 0. */
function scoresIn(words: string, terms: string[]): number[] {
  return terms.map((term) => (`${words} `.includes(` ${term} `) ? 2 : words.includes(` ${term}`) ? 1 : 0));
}

function hitsIn(text: string, terms: string[]): { from: number; to: number }[] {
  const found = foldedWithPlaces(text);
  const hits = terms.flatMap((term) =>
    [...found.text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${term}`, 'gu'))].map(({ index }) => ({
      from: found.at[index]!,
      to: found.at[index + term.length]!,
    })),
  );
  hits.sort((a, b) => a.from - b.from || b.to - a.to);
  return hits.filter(({ from }, index) => index === 0 || from >= hits[index - 1]!.to);
}

function parts(text: string, terms: string[]): Part[] {
  const found: Part[] = [];
  let position = 0;
  for (const { from, to } of hitsIn(text, terms)) {
    if (from < position) continue;
    found.push({ text: text.slice(position, from), hit: false }, { text: text.slice(from, to), hit: true });
    position = to;
  }
  found.push({ text: text.slice(position), hit: false });
  return found.filter((each) => each.text !== '');
}

/** The stretch around the first hit, cut at spaces. */
function excerpt(text: string, terms: string[]): Part[] {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= excerptLength) return parts(flat, terms);
  const first = hitsIn(flat, terms)[0]?.from ?? 0;
  const space = flat.lastIndexOf(' ', Math.max(0, first - excerptLength / 4));
  const from = first < excerptLength / 2 ? 0 : space < 0 ? first : space + 1;
  const end = flat.lastIndexOf(' ', from + excerptLength);
  const to = from + excerptLength >= flat.length ? flat.length : end > first ? end : from + excerptLength;
  const cut = `${from > 0 ? '… ' : ''}${flat.slice(from, to)}${to < flat.length ? ' …' : ''}`;
  return parts(cut, terms);
}
