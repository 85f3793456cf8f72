import { csvOf } from '../documents/list-file.ts';
import type { AccessFilter } from '../ledger/access-contract.ts';
import type { Language, Text } from '../policy/types.ts';
import { localTime } from './days.ts';
import type { Office } from './office.ts';

/**
 * The access log, or the part of it that fits, for a spreadsheet.
 * @param titleOf what an action is called, null for one that is no more.
 */
export async function exportAccessLog(
  { ledger, text }: Office,
  filter: AccessFilter,
  language: Language,
  titleOf: (action: string) => Text | null,
): Promise<string> {
  const entries = await ledger.access.accessLog({ ...filter, limit: Number.MAX_SAFE_INTEGER });
  const say = words[language];
  const rows = entries.map(({ at, person, action, subject, outcome }) => {
    const { date, time } = localTime(text, at);
    return [{ date }, time, person, titleOf(action)?.[language] ?? null, action, subject, say[outcome]];
  });
  return csvOf({ title: say.title, headings: say.headings, rows });
}

const words = {
  da: {
    title: 'Adgangslog',
    headings: ['Dato', 'Klokken', 'Person', 'Handling', 'Adresse', 'Om', 'Udfald'],
    granted: 'givet',
    refused: 'afvist',
  },
  en: {
    title: 'Access log',
    headings: ['Date', 'Time', 'Person', 'Action', 'Address', 'About', 'Outcome'],
    granted: 'granted',
    refused: 'refused',
  },
} satisfies Record<Language, object>;
