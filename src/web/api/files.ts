/** Files that are sent: what is wrong with them, where. */

import type { Text } from '../../policy/types.ts';
import { knownProblem } from '../../service/known-problem.ts';
import type { SheetProblem } from '../../service/sheet-columns.ts';
import { ApiProblem } from './problems.ts';
import { integer, object, orNull, ref, string } from './schema.ts';

/** A file that cannot be read is the sender's to put right. */
export async function refusedFile<Read>(read: () => Promise<Read>): Promise<Read> {
  try {
    return await read();
  } catch (error) {
    const known = knownProblem(error);
    if (known?.code !== 'refused-file') throw error;
    throw wrongFile(known.text);
  }
}

export function wrongFile(detail: Text): ApiProblem {
  return new ApiProblem('invalid-body', { problems: [{ pointer: '', detail }] });
}

export const sheetProblem = object({
  /** As the spreadsheet counts, from 1; null for the file as a whole. */
  row: orNull(integer),
  column: orNull(ref('Text')),
  found: string,
  detail: ref('Text'),
});

export function shownProblem({ row, column, found, message }: SheetProblem) {
  return { row, column, found, detail: message };
}

/** Everything that keeps a spreadsheet from being taken; `row 3, Mail: …` since a place in it is no place in JSON. */
export function wrongSheet(problems: SheetProblem[]): ApiProblem {
  const located = problems.map(({ row, column, message }) => {
    const place = (language: 'da' | 'en') => {
      const where = [
        ...(row === null ? [] : [`${{ da: 'Række', en: 'Row' }[language]} ${row}`]),
        ...(column === null ? [] : [column[language]]),
      ].join(', ');
      return where === '' ? message[language] : `${where}: ${message[language]}`;
    };
    return { pointer: '', detail: { da: place('da'), en: place('en') } };
  });
  return new ApiProblem('invalid-body', { problems: located });
}
