import type { ParsedText } from '../policy/text.ts';
import type { Source, Text } from '../policy/types.ts';
import { placeInWords } from './source-places.ts';

/** A governance fact and the documents it rests on, each with the place in it. */
export interface Cited {
  id: string;
  documents: { title: Text; place: Text | null }[];
}

export function cited(text: ParsedText, source: Source): Cited[] {
  const facts = known.get(text) ?? new Map<string, Cited>();
  known.set(text, facts);
  return source.map((id) => {
    const fact = facts.get(id) ?? citedFact(text, id);
    facts.set(id, fact);
    return fact;
  });
}

const known = new WeakMap<ParsedText, Map<string, Cited>>();

function citedFact({ documents, facts }: ParsedText, id: string): Cited {
  const titles = documents?.value.documents ?? {};
  return {
    id,
    documents: (facts?.value.facts?.[id]?.source ?? []).map(({ document, place }) => ({
      title: titles[document]?.title ?? { da: document, en: document },
      place: place === undefined ? null : placeInWords(place),
    })),
  };
}
