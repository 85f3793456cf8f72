import type { ParsedText } from '../policy/text.ts';
import type { Source, Text } from '../policy/types.ts';
import { placeInWords } from './source-places.ts';

/** A governance fact and the documents it rests on, each with the place in it. */
export interface Cited {
  id: string;
  documents: { title: Text; place: Text | null }[];
}

export function cited(text: ParsedText, source: Source): Cited[] {
  const titles = text.documents?.value.documents ?? {};
  return source.map((id) => ({
    id,
    documents: (text.facts?.value.facts?.[id]?.source ?? []).map(({ document, place }) => ({
      title: titles[document]?.title ?? { da: document, en: document },
      place: place === undefined ? null : placeInWords(place),
    })),
  }));
}
