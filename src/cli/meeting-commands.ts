import type { Command } from 'commander';
import { spanInWords } from '../engine/wording.ts';
import type { Text } from '../policy/types.ts';
import type { Desk } from './desk.ts';
import { writeOut } from './hand-over.ts';
import { caseWord, fileWord } from './names.ts';
import { type Exit, misuse, Problem } from './problem.ts';
import type { Tree } from './program.ts';
import { table } from './table.ts';

const formats = ['docx', 'pdf'] as const;

interface PapersOptions {
  format?: string;
  out: string;
}

export function commandsOfMeetings({ group, leaf, say }: Tree): void {
  const meetings = group('meeting', {
    da: 'styregruppens møder: hvad der venter på et, dagsorden, referat',
    en: 'meetings of the steering group: what waits for one, agenda, minutes',
  });
  leaf(
    meetings.command('pending'),
    {
      da: 'vis, hvad der venter på en beslutning og ikke står på en dagsorden',
      en: 'show what waits for a decision and stands on no agenda',
    },
    pending,
  );
  const papers = (name: string): Command =>
    meetings
      .command(name)
      .argument(`<${say(caseWord)}>`, say({ da: 'mødets id', en: 'id of the meeting' }))
      .option('--format <docx|pdf>', say({ da: 'filens form (ellers docx)', en: 'form of the file (otherwise docx)' }))
      .requiredOption(`--out <${say(fileWord)}>`, say({ da: 'fil, der skrives til', en: 'file to write to' }));
  leaf<PapersOptions>(
    papers('agenda'),
    { da: 'skriv mødets dagsorden som docx eller PDF', en: 'write the agenda of the meeting as docx or PDF' },
    (desk, [id = ''], options) => print(desk, id, 'agenda', options),
  );
  leaf<PapersOptions>(
    papers('minutes'),
    { da: 'skriv mødets referat som docx eller PDF', en: 'write the minutes of the meeting as docx or PDF' },
    (desk, [id = ''], options) => print(desk, id, 'minutes', options),
  );
}

async function print(desk: Desk, id: string, kind: 'agenda' | 'minutes', options: PapersOptions): Promise<Exit> {
  const asked = options.format ?? 'docx';
  const format = formats.find((each) => each === asked);
  if (!format) throw noSuchFormat(asked);
  const [{ printMeetingPapers }, { paperPrinter }] = await Promise.all([
    import('../service/meeting-papers.ts'),
    import('../service/paper-printer.ts'),
  ]);
  const printer = paperPrinter(desk.surroundings.env);
  const printed = await desk.withOffice('read', (office) =>
    printMeetingPapers(office, printer, id, { kind, format, language: desk.language }),
  );
  if ('problem' in printed) throw new Problem(1, printed.problem);
  return writeOut(desk, printed.file, options.out);
}

async function pending(desk: Desk): Promise<Exit> {
  const { pendingDecisions } = await import('../service/pending-decisions.ts');
  const found = await desk.withOffice('read', (office) => pendingDecisions(office, desk.surroundings.now()));
  await desk.answer({ pending: found }, () => {
    if (found.length === 0) return desk.say(nothing);
    const rows = found.map((each) => [
      each.case.id,
      desk.say(each.item.title),
      desk.say(each.state),
      spanInWords(each.since, desk.language),
      each.item.command ?? '–',
    ]);
    return table(headings.map(desk.say, desk), rows);
  });
  return 0;
}

const headings: Text[] = [
  { da: 'Sag', en: 'Case' },
  { da: 'Punkt', en: 'Item' },
  { da: 'Tilstand', en: 'State' },
  { da: 'Siden', en: 'Since' },
  { da: 'Beslutning', en: 'Decision' },
];

const nothing: Text = {
  da: 'Intet venter på en beslutning, som ikke står på en dagsorden.',
  en: 'Nothing waits for a decision that is not on an agenda.',
};

function noSuchFormat(asked: string): Problem {
  return misuse({
    da: `Formatet »${asked}« findes ikke her. Vælg docx eller pdf.`,
    en: `There is no format "${asked}" here. Choose docx or pdf.`,
  });
}
