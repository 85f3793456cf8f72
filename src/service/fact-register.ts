import type { ParsedText } from '../policy/text.ts';
import type { Text } from '../policy/types.ts';
import { type Cited, cited } from './cited.ts';

/** One fact of the register: what the sources say, and where. */
export interface RegisteredFact {
  id: string;
  /** The register tells most facts in English, with the Danish term beside. */
  statement: Partial<Text>;
  term: string | null;
  documents: Cited['documents'];
}

export function registeredFacts(text: ParsedText): RegisteredFact[] {
  return Object.entries(text.facts?.value.facts ?? {}).map(([id, { statement, subject, term }]) => ({
    id,
    statement: statement ?? subject ?? {},
    term: term ?? null,
    documents: cited(text, [id])[0]!.documents,
  }));
}
