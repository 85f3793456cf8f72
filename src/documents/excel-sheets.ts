import readExcel from 'read-excel-file/node';
import type { Sheet, SheetCell } from './read-apart.ts';
import { unpackSafely } from './unpack-safely.ts';

/** Every sheet of an Excel file, dates as `YYYY-MM-DD`. @throws {RefusedFile} */
export async function excelSheets(bytes: Uint8Array): Promise<Sheet[]> {
  await unpackSafely(bytes, 'excel');
  const sheets = await readExcel(Buffer.from(bytes));
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(plain)) }));
}

function plain(cell: unknown): SheetCell {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
}
