import type { Language, Text } from '../policy/types.ts';
import { periodInWords, statusInWords } from '../policy/words.ts';
import { type Cited, cited } from './cited.ts';
import type { Office } from './office.ts';

/** What the text says is held on people: why, on which basis, for how long. */
export interface KeptData {
  kind: string;
  title: Text;
  holds: Text;
  purpose: Text;
  basis: Text;
  /** In words; null for what has no fixed period. */
  period: string | null;
  afterwards: Text;
  status: string;
  sources: Cited[];
}

export function keptData({ text }: Pick<Office, 'text'>, language: Language): KeptData[] {
  return Object.entries(text.retention?.value.retention ?? {}).map(([kind, { period, status, source, ...told }]) => ({
    kind,
    ...told,
    period: period === undefined ? null : periodInWords(period, language),
    status: statusInWords(status, language),
    sources: cited(text, source ?? []),
  }));
}
