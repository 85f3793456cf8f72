/** Reads a list by the headings of its columns, in Danish or English. */

import type { SheetCell } from '../documents/read-apart.ts';
import { clipped, folded } from '../documents/written-value.ts';
import { nearest } from '../policy/nearest.ts';
import type { Text } from '../policy/types.ts';

export interface SheetProblem {
  /** As the spreadsheet counts, from 1; null for the file as a whole. */
  row: number | null;
  /** Heading of the column; null for the row as a whole. */
  column: Text | null;
  found: string;
  message: Text;
}

export interface SheetColumn {
  id: string;
  /** The first is what a template has. */
  headings: [Text, ...Text[]];
  required: boolean;
}

/** A row with something in it. */
export interface SheetRow {
  row: number;
  /** What is written in a column. */
  at(column: string): string;
  /** That something is wrong with what is written there. */
  tell(column: string, message: Text): void;
}

/** No rows where the columns cannot be told apart; what is told of a row is added to the problems. */
export function readRows(
  [headings = [], ...filled]: SheetCell[][],
  columns: SheetColumn[],
): { rows: SheetRow[]; problems: SheetProblem[] } {
  const { places, problems } = columnsIn(headings, columns);
  if (problems.some(({ column }) => column !== null)) return { rows: [], problems };
  const rows = filled.flatMap((cells, index) => {
    if (cells.every((cell) => written(cell) === '')) return [];
    const row = index + 2;
    const at = (id: string) => written(cells[places.get(id) ?? -1]);
    const tell = (id: string, message: Text) => {
      const column = columns.find((each) => each.id === id)?.headings[0] ?? null;
      problems.push({ row, column, found: clipped(at(id)), message });
    };
    for (const [place, cell] of cells.entries()) {
      if (written(cell) !== '' && written(headings[place]) === '')
        problems.push({ row, column: null, found: clipped(written(cell)), message: noHeading });
    }
    return [{ row, at, tell }];
  });
  return { rows, problems };
}

/** About the file as a whole. */
export function problemOfFile(message: Text): SheetProblem {
  return { row: null, column: null, found: '', message };
}

/** Column → its place in the row, and everything that is wrong with the headings. */
function columnsIn(
  row: SheetCell[],
  columns: SheetColumn[],
): { places: Map<string, number>; problems: SheetProblem[] } {
  const places = new Map<string, number>();
  const problems: SheetProblem[] = [];
  for (const [place, cell] of row.entries()) {
    const name = written(cell);
    if (name === '') continue;
    const column = columns.find(({ headings }) =>
      headings.some(({ da, en }) => [da, en].some((each) => folded(each) === folded(name))),
    );
    if (!column) problems.push({ row: 1, column: null, found: clipped(name), message: unknown(name, columns) });
    else if (places.has(column.id))
      problems.push({ row: 1, column: column.headings[0], found: clipped(name), message: twice });
    else places.set(column.id, place);
  }
  for (const { id, headings, required } of columns) {
    if (required && !places.has(id))
      problems.push({ row: 1, column: headings[0], found: '', message: missing(headings[0]) });
  }
  return { places, problems };
}

/** A cell as text. */
function written(cell: SheetCell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim();
}

function unknown(name: string, columns: SheetColumn[]): Text {
  const all = columns.map(({ headings }) => headings[0]);
  const near = (language: 'da' | 'en') => {
    const found = nearest(
      name,
      all.flatMap(({ da, en }) => (language === 'da' ? [da, en] : [en, da])),
    );
    return found === undefined ? '' : language === 'da' ? ` Mente du »${found}«?` : ` Did you mean "${found}"?`;
  };
  const list = (language: 'da' | 'en') => all.map((each) => each[language]).join(', ');
  return {
    da: `Kolonnen kendes ikke.${near('da')} Der kan være: ${list('da')}.`,
    en: `The column is not known.${near('en')} There can be: ${list('en')}.`,
  };
}

function missing({ da, en }: Text): Text {
  return { da: `Kolonnen »${da}« mangler.`, en: `The column "${en}" is missing.` };
}

const noHeading: Text = { da: 'Kolonnen har ingen overskrift.', en: 'The column has no heading.' };
const twice: Text = { da: 'Kolonnen står der to gange.', en: 'The column stands there twice.' };
