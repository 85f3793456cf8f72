import type { SheetProblem } from '../service/sheet-columns.ts';
import type { Desk } from './desk.ts';

/** `Række 3, »Mail«: …` */
export function problemLine({ row, column, found, message }: SheetProblem, desk: Desk): string {
  const place = [
    ...(row === null ? [] : [desk.say({ da: `Række ${row}`, en: `Row ${row}` })]),
    ...(column === null ? [] : [desk.say({ da: `»${column.da}«`, en: `"${column.en}"` })]),
    ...(found === '' ? [] : [desk.say({ da: `fundet »${found}«`, en: `found "${found}"` })]),
  ].join(', ');
  return place === '' ? desk.say(message) : `${place}: ${desk.say(message)}`;
}
