/** A list as a file for spreadsheets. Whatever is put in comes out as text: no cell becomes a formula. */

import { stringify } from 'csv-stringify/sync';
import writeExcel, { type CellObject } from 'write-excel-file/node';
import type { CalendarDate } from '../policy/types.ts';
import { writable } from './xml.ts';

/** A date is one where the programme is to see it as such. */
export type ListCell = string | number | { date: CalendarDate } | null;

export interface List {
  /** Name of the sheet. */
  title: string;
  headings: string[];
  rows: ListCell[][];
}

/** Excel takes no longer cell. */
const longestCell = 32_000;
const widest = 60;

/** UTF-8 with a mark at its beginning, semicolons and CRLF, as Excel in Danish opens it; dates as `YYYY-MM-DD`. */
export function csvOf({ headings, rows }: List): string {
  const records = rows.map((row) => row.map((cell) => (isDated(cell) ? cell.date : (cell ?? ''))));
  return stringify([headings, ...records], {
    delimiter: ';',
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

export function xlsxOf(lists: List[]): Promise<Buffer> {
  const sheets = lists.map(({ title, headings, rows }) => ({
    sheet: title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    data: [
      headings.map((each) => ({ ...textCell(each), fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(excelCell)),
    ],
    columns: headings.map((heading, column) => ({
      width: widthOf(
        heading,
        rows.map((row) => row[column] ?? null),
      ),
    })),
    stickyRowsCount: 1,
  }));
  return writeExcel(sheets).toBuffer();
}

function excelCell(cell: ListCell): CellObject | null {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { type: Number, value: cell };
  return isDated(cell)
    ? { type: Date, value: new Date(`${cell.date}T00:00:00Z`), format: 'yyyy-mm-dd' }
    : textCell(cell);
}

function textCell(text: string): CellObject {
  const held = writable(text);
  const value = held.length > longestCell ? `${held.slice(0, longestCell).toWellFormed()}…` : held;
  return { type: String, value };
}

function widthOf(heading: string, cells: ListCell[]): number {
  const lengths = cells.map((cell) => (isDated(cell) ? 10 : String(cell ?? '').length));
  return Math.min(widest, lengths.reduce((most, each) => Math.max(most, each), heading.length) + 2);
}

function isDated(cell: ListCell): cell is { date: CalendarDate } {
  return typeof cell === 'object' && cell !== null;
}
