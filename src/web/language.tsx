/** The reader's language, known to every component without being handed down. */

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Span } from '../engine/types.ts';
import { dateInWords, spanInWords } from '../engine/wording.ts';
import type { CalendarDate, Language, Text } from '../policy/types.ts';

export const LanguageContext = createContext<Language>('da');

/** Turns a text into the reader's language. */
export function useSay(): (text: Text) => string {
  const language = useContext(LanguageContext);
  return (text) => text[language];
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** One text of the catalogue or the rules. */
export function T({ of }: { of: Text }) {
  return <>{useSay()(of)}</>;
}

/** A date or a span of dates, readable by people and machines. */
export function When({ on }: { on: CalendarDate | Span }) {
  const language = useLanguage();
  if (typeof on === 'string') return <time dateTime={on}>{dateInWords(on, language)}</time>;
  const exact = on.earliest !== null && on.earliest === on.latest ? on.earliest : undefined;
  return exact ? <time dateTime={exact}>{spanInWords(on, language)}</time> : <span>{spanInWords(on, language)}</span>;
}
