/** The nomination as a Word file, out and in. */

import type { FilledForm } from '../documents/filled-form.ts';
import type { Text } from '../policy/types.ts';
import { type Desk, dayGiven } from './desk.ts';
import { given } from './do-command.ts';
import { contentOf } from './files.ts';
import { writeOut } from './hand-over.ts';
import { caseWord, fileWord } from './names.ts';
import { type Exit, misuse } from './problem.ts';
import type { Tree } from './program.ts';
import { refuse } from './refuse.ts';
import { asFlag, byFlag, type WhoOptions, withActorWhenActing, withDay } from './who-options.ts';

export function commandsOfNominations({ group, leaf, say }: Tree): void {
  const nominations = group('nomination', { da: 'indstillinger som Word-skema', en: 'nominations as a Word form' });
  const caseFlag = [`--case <${say(caseWord)}>`, say(caseHelp)] as const;
  leaf<{ case?: string; out: string }>(
    nominations
      .command('form')
      .option(...caseFlag)
      .requiredOption(
        `--out <${say(fileWord)}>`,
        say({ da: 'filen, der skrives (.docx)', en: 'the file to write (.docx)' }),
      ),
    { da: 'lav indstillingsskemaet som Word-fil', en: 'make the nomination form as a Word file' },
    form,
  );
  const read = nominations
    .command('read')
    .argument(`<${say(fileWord)}>`, say({ da: 'et udfyldt skema (.docx)', en: 'a filled-in form (.docx)' }))
    .option(...caseFlag)
    .option(
      '--save',
      say({ da: 'gem det læste som kladde i sagen', en: 'save what was read as the draft of the case' }),
    );
  leaf<ReadOptions>(
    withDay(withActorWhenActing(read, say), say),
    { da: 'læs et udfyldt skema; gemmer intet uden --save', en: 'read a filled-in form; saves nothing without --save' },
    readForm,
  );
}

interface ReadOptions extends Partial<WhoOptions> {
  case?: string;
  save?: boolean;
}

async function form(desk: Desk, _args: string[], { case: id, out }: { case?: string; out: string }): Promise<Exit> {
  const { nominationForm, nominationOf, nominationOn } = await import('../service/nomination-form.ts');
  const at = desk.surroundings.now();
  const nomination =
    id === undefined
      ? nominationOn(await desk.text(), at)
      : await desk.withOffice('read', (office) => nominationOf(office, id));
  return writeOut(desk, await nominationForm(nomination, desk.language, at), out);
}

async function readForm(desk: Desk, [file = '']: string[], options: ReadOptions): Promise<Exit> {
  const { nominationOf, nominationOn, readNomination } = await import('../service/nomination-form.ts');
  const docx = contentOf(file, desk.surroundings.cwd);
  const { case: id } = options;
  if (options.save)
    return save(
      desk,
      docx,
      given(desk, id, (say) => `--case <${say(caseWord)}>`),
      options,
    );
  const nomination =
    id === undefined
      ? nominationOn(await desk.text(), desk.surroundings.now())
      : await desk.withOffice('read', (office) => nominationOf(office, id));
  const read = await readNomination(nomination, docx);
  await desk.answer({ ok: isWhole(read), saved: false, ...read }, () => [...readLines(read, desk), desk.say(notSaved)]);
  return isWhole(read) ? 0 : 1;
}

async function save(desk: Desk, docx: Buffer, id: string, options: ReadOptions): Promise<Exit> {
  const actor = { role: given(desk, options.as, asFlag), by: given(desk, options.by, byFlag) };
  const day = await dayGiven('--at', options.at);
  const [{ nominationOf, readNomination }, { giveCommand }, { businessDate, caseById }, { today }] = await Promise.all([
    import('../service/nomination-form.ts'),
    import('../service/give-command.ts'),
    import('../service/office.ts'),
    import('../service/days.ts'),
  ]);
  return desk.withOffice<Exit>('read', async (office) => {
    const nomination = await nominationOf(office, id);
    const read = await readNomination(nomination, docx);
    if (Object.keys(read.payload).length === 0) throw misuse(nothingRead);
    const at = desk.surroundings.now();
    const occurredAt = businessDate(today(office.text, at), day);
    const name = 'nomination.save';
    const result = await giveCommand(office, { case: id, name, payload: read.payload, actor, occurredAt, at });
    if ('refusals' in result) {
      const { workflow } = (await caseById(office, id)).snapshot;
      return refuse(desk, office, result.refusals, { policy: nomination.policy, workflow }, name);
    }
    await desk.answer({ ok: true, saved: true, ...read, case: result.case }, () => [
      ...readLines(read, desk),
      desk.say({ da: `Gemt som kladde i sagen ${id}.`, en: `Saved as the draft of the case ${id}.` }),
    ]);
    return 0;
  });
}

function isWhole({ problems, unread }: FilledForm): boolean {
  return unread.length === 0 && problems.every(({ kind }) => kind === 'remark');
}

function readLines({ payload, problems, unread }: FilledForm, desk: Desk): string[] {
  const read = JSON.stringify(payload, null, 2).split('\n');
  return [
    desk.say({ da: 'Læst:', en: 'Read:' }),
    ...read.map((line) => `  ${line}`),
    ...section(
      desk.say({ da: 'Bemærk:', en: 'Note:' }),
      problems.map(({ where, message }) => `${desk.say(where)}: ${desk.say(message)}`),
    ),
    ...section(
      desk.say({ da: 'Ikke læst:', en: 'Not read:' }),
      unread.map(
        ({ where, what, text }) =>
          `${desk.say(where)}: ${what === 'text' ? '' : `[${desk.say(asides[what])}] `}${text}`,
      ),
    ),
    '',
  ];
}

function section(heading: string, lines: string[]): string[] {
  const inset = lines.flatMap((line) => line.split('\n').map((part, index) => `${index === 0 ? '  ' : '    '}${part}`));
  return lines.length === 0 ? [] : ['', heading, ...inset];
}

const asides: Record<'image' | 'note' | 'comment', Text> = {
  image: { da: 'billede', en: 'picture' },
  note: { da: 'fodnote', en: 'footnote' },
  comment: { da: 'kommentar', en: 'comment' },
};
const caseHelp: Text = { da: 'sagen, hvis kladde og regler bruges', en: 'the case whose draft and rules are used' };
const notSaved: Text = {
  da: 'Intet er gemt. --save --case … --as nominator --by … gemmer det læste som kladde.',
  en: 'Nothing was saved. --save --case … --as nominator --by … saves what was read as the draft.',
};
const nothingRead: Text = { da: 'Skemaet er tomt; intet er gemt.', en: 'The form is empty; nothing was saved.' };
