import { momentInWords } from '../engine/wording.ts';
import type { Desk } from './desk.ts';
import { incidentLines } from './incident-lines.ts';
import type { Exit } from './problem.ts';
import type { Tree } from './program.ts';

export function commandOfIncidents({ root, leaf }: Tree): void {
  leaf(
    root.command('incidents'),
    { da: 'vis, hvad driften skal se på', en: 'show what operations are to look into' },
    incidents,
  );
}

async function incidents(desk: Desk): Promise<Exit> {
  const { localTime } = await import('../service/days.ts');
  return desk.withOffice<Exit>('read', async ({ ledger, text }) => {
    const found = await ledger.incidents();
    await desk.answer({ incidents: found }, () =>
      found.length === 0
        ? desk.say({ da: 'Der er ingen hændelser for driften.', en: 'There are no incidents.' })
        : incidentLines(found, (at) => momentInWords(localTime(text, at), desk.language), desk.language),
    );
    return 0;
  });
}
