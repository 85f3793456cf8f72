/** What every command has that reads a spreadsheet. */

import type { Command } from 'commander';
import type { Text } from '../policy/types.ts';
import type { SheetProblem } from '../service/sheet-columns.ts';
import type { Desk } from './desk.ts';
import { writeOut } from './hand-over.ts';
import { fileWord } from './names.ts';
import type { Tree } from './program.ts';

export function importFrom(group: Command, say: Tree['say']): Command {
  const kinds = say({ da: 'regneark (.xlsx) eller CSV', en: 'spreadsheet (.xlsx) or CSV' });
  return group.command('import').argument(`<${say(fileWord)}>`, kinds);
}

/** `template --out FILE`. */
export function templateToFill({ leaf, say }: Tree, group: Command, template: (desk: Desk) => Promise<Buffer>): void {
  leaf<{ out: string }>(
    group
      .command('template')
      .requiredOption(
        `--out <${say(fileWord)}>`,
        say({ da: 'filen, der skrives (.xlsx)', en: 'the file to write (.xlsx)' }),
      ),
    { da: 'lav et regneark at udfylde', en: 'make a spreadsheet to fill in' },
    async (desk, _args, { out }) => writeOut(desk, await template(desk), out),
  );
}

/** `Række 3, »Mail«: …` */
export function problemLine({ row, column, found, message }: SheetProblem, desk: Desk): string {
  const place = [
    ...(row === null ? [] : [desk.say({ da: `Række ${row}`, en: `Row ${row}` })]),
    ...(column === null ? [] : [desk.say({ da: `»${column.da}«`, en: `"${column.en}"` })]),
    ...(found === '' ? [] : [desk.say({ da: `fundet »${found}«`, en: `found "${found}"` })]),
  ].join(', ');
  return place === '' ? desk.say(message) : `${place}: ${desk.say(message)}`;
}

export const notSaved: Text = { da: 'Intet er gemt; --save gemmer.', en: 'Nothing was saved; --save saves.' };
export const nothingSaved: Text = { da: 'Intet er gemt.', en: 'Nothing was saved.' };
