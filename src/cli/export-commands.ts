import type { Desk } from './desk.ts';
import { outHelp } from './draw-case-command.ts';
import { handOver } from './hand-over.ts';
import { caseWord, fileWord } from './names.ts';
import type { Exit } from './problem.ts';
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
}

async function xes(desk: Desk, ids: string[], { out }: { out?: string }): Promise<Exit> {
  const { exportXes } = await import('../service/export-xes.ts');
  const exported = await desk.withOffice('read', (office) => exportXes(office, ids, desk.language));
  return handOver(desk, exported.xes, out, exported.log);
}
