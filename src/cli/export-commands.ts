import type { Text } from '../policy/types.ts';
import type { Desk } from './desk.ts';
import { outHelp } from './draw-case-command.ts';
import { handOver, writeOut } from './hand-over.ts';
import { caseWord, fileWord } from './names.ts';
import { type Exit, misuse } from './problem.ts';
import type { Tree } from './program.ts';

export function commandsOfExport({ group, leaf, say }: Tree): void {
  const exports = group('export', { da: 'udtræk til andre programmer', en: 'exports for other programs' });
  leaf<{ out?: string }>(
    exports
      .command('xes')
      .argument(`[${say(caseWord)}...]`, say({ da: 'sagers id (ellers alle)', en: 'ids of cases (otherwise all)' }))
      .option(`--out <${say(fileWord)}>`, say(outHelp)),
    {
      da: 'hændelseslog til process mining (XES, IEEE 1849), uden navne og fri tekst',
      en: 'event log for process mining (XES, IEEE 1849), without names and free text',
    },
    xes,
  );
  leaf<{ format: string; out: string }>(
    exports
      .command('list')
      .argument(`<${say(listWord)}>`, listNames.join(', '))
      .option('--format <csv|xlsx>', say({ da: 'filens format', en: 'format of the file' }), 'xlsx')
      .requiredOption(`--out <${say(fileWord)}>`, say(outHelp)),
    {
      da: 'en liste til regneark: sager, personer, frister eller mails',
      en: 'a list for spreadsheets: cases, people, deadlines or letters',
    },
    list,
  );
  leaf<{ out: string }>(
    exports
      .command('case')
      .argument(`<${say(caseWord)}>`, say({ da: 'sagens id', en: 'id of the case' }))
      .requiredOption(
        `--out <${say(fileWord)}>`,
        say({ da: 'filen, der skrives (.zip)', en: 'the file to write (.zip)' }),
      ),
    {
      da: 'journaliseringspakke: hele sagen som én zip-fil',
      en: 'package for the records system: the whole case as one zip',
    },
    wholeCase,
  );
}

async function wholeCase(desk: Desk, [id = '']: string[], { out }: { out: string }): Promise<Exit> {
  const { exportCase } = await import('../service/export-case.ts');
  const at = desk.surroundings.now();
  return writeOut(desk, await desk.withOffice('read', (office) => exportCase(office, id, desk.language, at)), out);
}

const listNames = ['cases', 'people', 'deadlines', 'letters'] as const;
const listWord: Text = { da: 'liste', en: 'list' };

async function list(
  desk: Desk,
  [asked = '']: string[],
  { format, out }: { format: string; out: string },
): Promise<Exit> {
  const name = listNames.find((each) => each === asked);
  if (!name) {
    throw misuse({
      da: `Der er ingen liste »${asked}«. Vælg en af disse: ${listNames.join(', ')}.`,
      en: `There is no list "${asked}". Choose one of these: ${listNames.join(', ')}.`,
    });
  }
  if (format !== 'csv' && format !== 'xlsx') {
    throw misuse({
      da: `--format er »${format}«. Vælg csv eller xlsx.`,
      en: `--format is "${format}". Choose csv or xlsx.`,
    });
  }
  const { exportList } = await import('../service/export-list.ts');
  const at = desk.surroundings.now();
  return writeOut(
    desk,
    await desk.withOffice('read', (office) => exportList(office, name, format, desk.language, at)),
    out,
  );
}

async function xes(desk: Desk, ids: string[], { out }: { out?: string }): Promise<Exit> {
  const { exportXes } = await import('../service/export-xes.ts');
  const exported = await desk.withOffice('read', (office) => exportXes(office, ids, desk.language));
  return handOver(desk, exported.xes, out, exported.log);
}
