/** People from a spreadsheet, and the spreadsheet to fill in. */

import type { Command } from 'commander';
import type { Desk } from './desk.ts';
import { contentOf } from './files.ts';
import type { Exit } from './problem.ts';
import type { Tree } from './program.ts';
import { importFrom, nothingSaved, notSaved, problemLine, templateToFill } from './sheet-commands.ts';

export function commandsThatImportPeople(tree: Tree, people: Command): void {
  const { leaf, say } = tree;
  leaf<{ save?: boolean }>(
    importFrom(people, say).option(
      '--save',
      say({ da: 'gem dem alle, hvis intet er galt', en: 'save them all if nothing is wrong' }),
    ),
    {
      da: 'læs personer fra et regneark; gemmer intet uden --save',
      en: 'read people from a spreadsheet; saves nothing without --save',
    },
    importFile,
  );
  templateToFill(tree, people, template);
}

async function importFile(desk: Desk, [file = '']: string[], { save }: { save?: boolean }): Promise<Exit> {
  const { importPeople, readPeople } = await import('../service/import-people.ts');
  const bytes = contentOf(file, desk.surroundings.cwd);
  return desk.withOffice<Exit>(save ? 'write' : 'read', async (office) => {
    const { people, problems } = await (save ? importPeople : readPeople)(office, bytes, desk.surroundings.now());
    const ok = problems.length === 0;
    await desk.answer({ ok, saved: ok && save === true, people, problems }, () => [
      ...people.map(({ row, person, replaces }) => {
        const what = replaces ? { da: 'ændres', en: 'is changed' } : { da: 'ny', en: 'new' };
        return `${row}. ${person.id} – ${person.name} <${person.email}> (${desk.say(what)})`;
      }),
      ...problems.map((each) => problemLine(each, desk)),
      desk.say(ok ? (save ? saved(people.length) : notSaved) : nothingSaved),
    ]);
    return ok ? 0 : 1;
  });
}

async function template(desk: Desk): Promise<Buffer> {
  const { peopleTemplate } = await import('../service/import-people.ts');
  return peopleTemplate({ text: await desk.text() }, desk.language);
}

function saved(count: number) {
  return { da: `${count} gemt.`, en: `${count} saved.` };
}
