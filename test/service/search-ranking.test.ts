import { expect, test } from 'vitest';
import { folded, foldedWithPlaces } from '../../src/service/fold.ts';
import { type Part, rank, searchable, termsOf } from '../../src/service/search-ranking.ts';

const shown = (parts: Part[]) => parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

function search(query: string, ...titles: string[]): string[] {
  const among = titles.map((title) => searchable(title, [{ text: title, weight: 1 }]));
  return rank(termsOf(query), among).map(({ marked }) => shown(marked().title));
}

test('Danish letters are found however they are written, in small or capital letters', () => {
  for (const query of ['lårbensbrud', 'laarbensbrud', 'LÅRBENSBRUD', 'LAARBEN', 'larben']) {
    expect(search(query, 'Hoftenære lårbensbrud')[0], query).toMatch(/^Hoftenære \[l/);
  }
  for (const query of ['børn', 'boern', 'BORN'])
    expect(search(query, 'Børnediabetes'), query).toEqual(['[Børn]ediabetes']);
  for (const query of ['læring', 'laering', 'LÆRING']) expect(search(query, 'Læring'), query).toEqual(['[Læring]']);
  expect(search('aarhus', 'Århus', 'Aarhus').toSorted()).toEqual(['[Aarhus]', '[Århus]']);
  expect(search('cafe', 'Café, idéer')).toEqual(['[Café], idéer']);
});

test('a word is found by its beginning, not by its inside, and every word must be there', () => {
  expect(search('brud', 'Hoftebrud', 'Brudte ben')).toEqual(['[Brud]te ben']);
  expect(search('hofte brud', 'Hofte', 'Brud', 'Brud i hoften')).toEqual(['[Brud] i [hofte]n']);
});

test('a whole word comes before the beginning of one, a title before the text', () => {
  expect(search('kol', 'Kolera', 'KOL')).toEqual(['[KOL]', '[Kol]era']);
  const among = [
    searchable('text', [
      { text: 'Andet', weight: 8 },
      { text: 'om sepsis', weight: 2 },
    ]),
    searchable('title', [{ text: 'Sepsis', weight: 8 }]),
  ];
  expect(rank(termsOf('sepsis'), among).map(({ of }) => of)).toEqual(['title', 'text']);
});

test('a long text is cut around the hit, which is marked where it stands', () => {
  const text = `${'Ord før det. '.repeat(60)}Her står Ærø øverst. ${'Ord efter. '.repeat(60)}`;
  const among = [
    searchable('one', [
      { text: 'Titel', weight: 1 },
      { text, weight: 1 },
    ]),
  ];
  const excerpt = shown(rank(termsOf('aeroe'), among)[0]!.marked().excerpt);
  expect(excerpt).toMatch(/^… .*Her står \[Ærø\] øverst\. .* …$/);
  expect(excerpt.length).toBeLessThan(220);
});

test('nothing is searched for with less than two letters, and a query of any length has few terms', () => {
  for (const query of ['', ' ', 'a', '%', '.*', '"', '…', '\u0000']) expect(termsOf(query), query).toEqual([]);
  expect(termsOf(`${'x '.repeat(5000)}y`)).toEqual([]);
  expect(termsOf(Array.from({ length: 1000 }, (_, index) => `o${index}`).join(' '))).toHaveLength(8);
});

test('signs that mean something to patterns and databases are only letters between others', () => {
  for (const query of ['ab(', 'ab.*', "ab' OR 1=1 --", '[ab', 'ab\\', 'ab*', '^ab$', 'ab NEAR/3 "', '\uD800ab']) {
    expect(() => search(query, 'ab or 1 near 3', 'noget andet'), query).not.toThrow();
  }
  expect(search('(ab)', 'ab', 'noget')).toEqual(['[ab]']);
});

test('every place of a folded text leads back to the text as it was written', () => {
  const seed = 20261123;
  console.log(`fold: seed ${seed}`);
  let state = seed;
  const next = (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % below;
  };
  const letters = [
    'æ',
    'Ø',
    'å',
    'aa',
    'oe',
    'é',
    'ß',
    'ﬁ',
    'x',
    ' ',
    '\uD83D\uDE00',
    'İ',
    'o',
    'e',
    'a\u030A',
    'Σ',
    'K',
    '½',
  ];
  for (let round = 0; round < 300; round += 1) {
    const written = Array.from({ length: next(20) }, () => letters[next(letters.length)]).join('');
    const { text, at } = foldedWithPlaces(written);
    expect(text).toBe(folded(written));
    expect(at.length, written).toBe(text.length + 1);
    expect(at.at(-1)).toBe(written.length);
    expect(at.every((place, index) => index === 0 || place >= at[index - 1]!)).toBe(true);
    expect(folded(text), written).toBe(text);
  }
});
