/** Reads a list from a spreadsheet: Excel, or CSV as programs in Denmark write it. */

import { CsvError, parse } from 'csv-parse/sync';
import type { Text } from '../policy/types.ts';
import { readApart, type Sheet } from './read-apart.ts';
import { RefusedFile } from './refused-file.ts';
import { largestFile } from './unpack-safely.ts';

/** Row 1 is the first of the file. A CSV file is one sheet without a name. @throws {RefusedFile} */
export async function readSheets(bytes: Uint8Array): Promise<Sheet[]> {
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (packed || bytes[0] === 0xd0) return readApart('excel', bytes);
  if (bytes.length > largestFile) throw new RefusedFile(tooLarge);
  const text = decoded(bytes);
  if (text.includes('\0')) throw new RefusedFile(noText);
  return [{ name: '', rows: records(text) }];
}

/** UTF-8 or UTF-16 by its mark, UTF-8 where it is valid, otherwise Windows-1252. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function records(text: string): string[][] {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: 1_000_000,
    }) as string[][];
  } catch (error) {
    throw new RefusedFile(badCsv(error instanceof CsvError ? Number(error.lines ?? 0) : 0));
  }
}

/** The sign that the first line has most of, outside quotation marks. */
function delimiterOf(text: string): string {
  const [line = ''] = text.replace(/"(?:[^"]|"")*"/g, '').split(/\r|\n/, 1);
  const count = (sign: string) => line.split(sign).length;
  return [';', ',', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function badCsv(line: number): Text {
  return {
    da: `Filen kan ikke læses som CSV${line > 0 ? `; det går galt ved linje ${line}` : ''}. Kontrollér anførselstegnene, eller gem den som .xlsx.`,
    en: `The file cannot be read as CSV${line > 0 ? `; it goes wrong at line ${line}` : ''}. Check the quotation marks, or save it as .xlsx.`,
  };
}

const tooLarge: Text = {
  da: 'Filen fylder mere end 5 MB. Del den i flere.',
  en: 'The file is larger than 5 MB. Split it.',
};
const noText: Text = {
  da: 'Filen er hverken et regneark (.xlsx) eller CSV.',
  en: 'The file is neither a spreadsheet (.xlsx) nor CSV.',
};
