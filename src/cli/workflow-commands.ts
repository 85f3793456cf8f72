import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Text } from '../policy/types.ts';
import type { CommandView, WorkflowView } from '../service/workflow-view.ts';
import type { Desk } from './desk.ts';
import { caseWord, fileWord, workflowWord } from './names.ts';
import { type Exit, misuse, Problem } from './problem.ts';
import type { Tree } from './program.ts';
import { table } from './table.ts';

const formats = ['svg', 'mermaid', 'json'] as const;

export function commandsOfWorkflows({ group, leaf, say }: Tree): void {
  const workflow = group('workflow', { da: 'arbejdsforløb: vis dem, tegn dem', en: 'workflows: show them, draw them' });
  const argument = [`<${say(workflowWord)}>`, say({ da: 'forløbets id', en: 'id of the workflow' })] as const;
  leaf(workflow.command('list'), { da: 'vis forløbene', en: 'list the workflows' }, list);
  leaf(
    workflow.command('show').argument(...argument),
    { da: 'vis et forløbs tilstande og kommandoer', en: 'show the states and commands of a workflow' },
    show,
  );
  leaf<DrawOptions>(
    workflow
      .command('draw')
      .argument(...argument)
      .option(
        '--format <svg|mermaid|json>',
        say({ da: 'tegningens form (ellers svg)', en: 'form of the picture (otherwise svg)' }),
      )
      .option(
        `--out <${say(fileWord)}>`,
        say({ da: 'skriv til en fil (ellers standardoutput)', en: 'write to a file (otherwise standard output)' }),
      )
      .option(
        `--case <${say(caseWord)}>`,
        say({ da: 'fremhæv, hvor denne sag står', en: 'light up where this case stands' }),
      ),
    { da: 'tegn et forløb', en: 'draw a workflow' },
    draw,
  );
}

async function viewsOf(desk: Desk): Promise<WorkflowView[]> {
  const [{ workflowViews }, { today }] = await Promise.all([
    import('../service/workflow-view.ts'),
    import('../service/days.ts'),
  ]);
  const text = await desk.text();
  return workflowViews(text, today(text, desk.surroundings.now()));
}

async function list(desk: Desk): Promise<Exit> {
  const views = await viewsOf(desk);
  const headings = [
    desk.say({ da: 'Id', en: 'Id' }),
    desk.say({ da: 'Titel', en: 'Title' }),
    desk.say({ da: 'Tilstande', en: 'States' }),
  ];
  const document = views.map(({ id, title, states }) => ({ id, title, states: states.length }));
  await desk.answer({ workflows: document }, () =>
    table(
      headings,
      views.map(({ id, title, states }) => [id, desk.say(title), String(states.length)]),
    ),
  );
  return 0;
}

async function show(desk: Desk, [name = '']: string[]): Promise<Exit> {
  const views = await viewsOf(desk);
  const view = views.find(({ id }) => id === name);
  if (!view) throw noWorkflow(name, views);
  await desk.answer(view, () => [
    `${desk.say(view.title)} (${view.id})`,
    ...view.states.flatMap(({ path, title, type, owner, commands }) => {
      const indent = '  '.repeat(path.split('.').length);
      const remarks = [
        ...(type === null ? [] : [desk.say(types[type])]),
        ...(owner === null ? [] : [`${desk.say({ da: 'venter på', en: 'waits for' })} ${desk.say(owner)}`]),
      ];
      return [
        `${indent}${desk.say(title)} [${path}]${remarks.length === 0 ? '' : ` – ${remarks.join(', ')}`}`,
        ...commands.map((each) => `${indent}  • ${commandLine(each, desk)}`),
      ];
    }),
    ...(view.commands.length === 0
      ? []
      : ['', desk.say({ da: 'Kan ske i alle tilstande', en: 'May happen in every state' })]),
    ...view.commands.map((each) => `  • ${commandLine(each, desk)}`),
  ]);
  return 0;
}

function commandLine({ command, title, target, guard, form, roles }: CommandView, desk: Desk): string {
  const details = [
    roles.map((role) => desk.say(role)).join(', ') || desk.say({ da: 'ingen', en: 'nobody' }),
    ...(guard === null ? [] : [`${desk.say({ da: 'kræver', en: 'requires' })} ${desk.say(guard.title)} [${guard.id}]`]),
    ...(form === null ? [] : [`${desk.say({ da: 'skema', en: 'form' })} ${form}`]),
  ];
  const to = target === null ? '' : ` → ${desk.say(target.title)}`;
  return `${command} – ${desk.say(title)}${to} (${details.join('; ')})`;
}

interface DrawOptions {
  format?: string;
  out?: string;
  case?: string;
}

async function draw(desk: Desk, [name = '']: string[], options: DrawOptions): Promise<Exit> {
  const format = formats.find((each) => each === (options.format ?? (desk.json ? 'json' : 'svg')));
  if (!format) throw noFormat(options.format);
  const [views, days] = await Promise.all([import('../service/workflow-view.ts'), import('../service/days.ts')]);
  const asked = { language: desk.language, format };
  const { case: caseId, out } = options;
  const picture =
    caseId === undefined
      ? await desk
          .text()
          .then((text) => views.workflowPicture(text, name, days.today(text, desk.surroundings.now()), asked))
      : await desk.withOffice('read', (office) => views.casePicture(office, name, caseId, asked));
  if (out === undefined) {
    await desk.print(picture);
    return 0;
  }
  const file = resolve(desk.surroundings.cwd, out);
  try {
    writeFileSync(file, picture);
  } catch (error) {
    const { message } = error as Error;
    throw new Problem(3, {
      da: `Tegningen kan ikke skrives til ${file} (${message}). Kontrollér, at mappen findes.`,
      en: `The picture cannot be written to ${file} (${message}). Check that the folder exists.`,
    });
  }
  await desk.answer({ ok: true, file }, () =>
    desk.say({ da: `Tegningen ligger i ${file}.`, en: `The picture is in ${file}.` }),
  );
  return 0;
}

function noWorkflow(name: string, views: WorkflowView[]): Problem {
  const known = views.map(({ id }) => id).join(', ');
  return new Problem(1, {
    da: `Der er intet forløb »${name}«. Vælg et af disse: ${known}.`,
    en: `There is no workflow "${name}". Choose one of these: ${known}.`,
  });
}

function noFormat(found: string | undefined): Problem {
  return misuse({
    da: `--format er »${found}«. Vælg svg, mermaid eller json.`,
    en: `--format is "${found}". Choose svg, mermaid or json.`,
  });
}

const types: Record<'final' | 'history' | 'parallel', Text> = {
  final: { da: 'slut', en: 'end' },
  history: { da: 'hvor sagen slap', en: 'where the case left off' },
  parallel: { da: 'dele, der løber sideløbende', en: 'parts that run side by side' },
};
