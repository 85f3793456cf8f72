/** The circle of participants from a spreadsheet, and the spreadsheet to fill in. */

import type { Text } from '../policy/types.ts';
import type { ParticipantsRead } from '../service/import-participants.ts';
import { type Desk, dayGiven } from './desk.ts';
import { given } from './do-command.ts';
import { contentOf } from './files.ts';
import { caseWord } from './names.ts';
import type { Exit } from './problem.ts';
import type { Tree } from './program.ts';
import { refuse } from './refuse.ts';
import { importFrom, nothingSaved, notSaved, problemLine, templateToFill } from './sheet-commands.ts';
import { asFlag, byFlag, type WhoOptions, withActorWhenActing, withDay } from './who-options.ts';

interface ImportOptions extends Partial<WhoOptions> {
  case: string;
  save?: boolean;
}

export function commandsOfParticipants(tree: Tree): void {
  const { group, leaf, say } = tree;
  const participants = group('participants', { da: 'deltagere i et LKT', en: 'participants in an LKT' });
  const read = importFrom(participants, say)
    .requiredOption(`--case <${say(caseWord)}>`, say({ da: 'sagens id', en: 'id of the case' }))
    .option(
      '--save',
      say({ da: 'registrér deltagerkredsen, hvis intet er galt', en: 'register the participants if nothing is wrong' }),
    );
  leaf<ImportOptions>(
    withDay(withActorWhenActing(read, say), say),
    {
      da: 'læs deltagere fra et regneark; gemmer intet uden --save',
      en: 'read participants from a spreadsheet; saves nothing without --save',
    },
    importFile,
  );
  templateToFill(tree, participants, template);
}

async function importFile(desk: Desk, [file = '']: string[], options: ImportOptions): Promise<Exit> {
  const { importParticipants, readParticipants } = await import('../service/import-participants.ts');
  const bytes = contentOf(file, desk.surroundings.cwd);
  const at = desk.surroundings.now();
  const id = options.case;
  if (!options.save)
    return desk.withOffice<Exit>('read', async (office) =>
      answer(desk, await readParticipants(office, id, bytes, at), false),
    );
  const actor = { role: given(desk, options.as, asFlag), by: given(desk, options.by, byFlag) };
  const day = await dayGiven('--at', options.at);
  const [{ businessDate, caseById, policyOf }, { today }] = await Promise.all([
    import('../service/office.ts'),
    import('../service/days.ts'),
  ]);
  return desk.withOffice<Exit>('write', async (office) => {
    const occurredAt = businessDate(today(office.text, at), day);
    const { read, given: result } = await importParticipants(office, bytes, { case: id, actor, occurredAt, at });
    if (result && 'refusals' in result) {
      const { snapshot } = await caseById(office, id);
      const of = { policy: await policyOf(office, snapshot), workflow: snapshot.workflow };
      return refuse(desk, office, result.refusals, of);
    }
    return answer(desk, read, result !== null);
  });
}

async function answer(desk: Desk, read: ParticipantsRead, saved: boolean): Promise<Exit> {
  const ok = read.problems.length === 0;
  await desk.answer({ ok, saved, ...read }, () => [
    ...read.rows.map(
      ({ row, is, ...party }) => `${row}. ${partyLine(desk, party)}${is === 'same' ? '' : ` (${desk.say(rowIs[is])})`}`,
    ),
    ...(ok && read.untouched.length > 0
      ? [desk.say(stay), ...read.untouched.map((each) => `   ${partyLine(desk, each)}`)]
      : []),
    ...read.problems.map((each) => problemLine(each, desk)),
    ...(ok ? read.rules.map(({ title, verdict }) => `${marks[verdict]} ${desk.say(title)}`) : []),
    desk.say(saved ? savedAll : ok ? notSaved : nothingSaved),
  ]);
  return ok ? 0 : 1;
}

function partyLine(
  desk: Desk,
  { kind, name, cluster }: { kind: string; name: string; cluster: string | null },
): string {
  const called = desk.say(kinds[kind] ?? { da: kind, en: kind });
  return `${called}: ${name}${cluster === null ? '' : ` (${cluster})`}`;
}

async function template(desk: Desk): Promise<Buffer> {
  const { participantsTemplate } = await import('../service/import-participants.ts');
  return participantsTemplate(desk.language);
}

const marks: Record<ParticipantsRead['rules'][number]['verdict'], string> = { pass: '✓', fail: '✗', unknown: '?' };
const kinds: Record<string, Text> = {
  cluster: { da: 'Sundhedsklynge', en: 'Health cluster' },
  hospital: { da: 'Sygehus', en: 'Hospital' },
  municipality: { da: 'Kommune', en: 'Municipality' },
  team: { da: 'Team', en: 'Team' },
};
const rowIs = { new: { da: 'ny', en: 'new' }, changed: { da: 'ændres', en: 'changes' } };
const stay = {
  da: 'Registreret før og ikke i filen; bliver stående:',
  en: 'Registered before and not in the file; stays:',
};
const savedAll = { da: 'Deltagerkredsen er registreret.', en: 'The participants are registered.' };
