import type { Command } from 'commander';
import type { Text } from '../policy/types.ts';
import type { Desk } from './desk.ts';
import { handOver } from './hand-over.ts';
import { caseWord, fileWord } from './names.ts';
import type { Exit } from './problem.ts';
import type { Tree } from './program.ts';

export const outHelp: Text = {
  da: 'skriv til en fil (ellers standardoutput)',
  en: 'write to a file (otherwise standard output)',
};

export function commandThatDrawsCases({ leaf, say }: Tree, cases: Command): void {
  leaf<{ out?: string }>(
    cases
      .command('draw')
      .argument(`<${say(caseWord)}>`, say({ da: 'sagens id', en: 'id of the case' }))
      .option(`--out <${say(fileWord)}>`, say(outHelp)),
    {
      da: 'tegn en sags tidslinje som SVG: faser, milepæle, lofter, forlængelser',
      en: 'draw the time line of a case as SVG: phases, milestones, caps, extensions',
    },
    draw,
  );
}

async function draw(desk: Desk, [id = '']: string[], { out }: { out?: string }): Promise<Exit> {
  const { caseTimeLine } = await import('../service/case-time-line.ts');
  const { svg, timeLine } = await desk.withOffice('read', (office) =>
    caseTimeLine(office, id, desk.surroundings.now(), desk.language),
  );
  return handOver(desk, svg, out, timeLine);
}
