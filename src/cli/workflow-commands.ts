import type { Text } from '../policy/types.ts';
import type { CommandView, WorkflowView } from '../service/workflow-view.ts';
import type { Desk } from './desk.ts';
import { outHelp } from './draw-case-command.ts';
import { formLines } from './form-lines.ts';
import { handOver } from './hand-over.ts';
import { caseWord, fileWord, nameWord, workflowWord } from './names.ts';
import { type Exit, misuse, Problem } from './problem.ts';
import type { Tree } from './program.ts';
import { table } from './table.ts';

const formats = ['svg', 'mermaid', 'json', 'scxml'] as const;

export function commandsOfWorkflows({ group, leaf, say }: Tree): void {
  const workflow = group('workflow', { da: 'arbejdsforløb: vis dem, tegn dem', en: 'workflows: show them, draw them' });
  const argument = [`<${say(workflowWord)}>`, say({ da: 'forløbets id', en: 'id of the workflow' })] as const;
  leaf(workflow.command('list'), { da: 'vis forløbene', en: 'list the workflows' }, list);
  leaf(
    workflow.command('show').argument(...argument),
    { da: 'vis et forløbs tilstande og kommandoer', en: 'show the states and commands of a workflow' },
    show,
  );
  leaf(
    workflow.command('form').argument(`<${say(nameWord)}>`, say({ da: 'skemaets id', en: 'id of the form' })),
    {
      da: 'vis et skemas felter: hjælp, tilladte værdier, krav',
      en: 'show the fields of a form: help, values, requirements',
    },
    showForm,
  );
  leaf<DrawOptions>(
    workflow
      .command('draw')
      .argument(...argument)
      .option(
        '--format <svg|mermaid|json|scxml>',
        say({ da: 'tegningens form (ellers svg)', en: 'form of the picture (otherwise svg)' }),
      )
      .option(`--out <${say(fileWord)}>`, say(outHelp))
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

async function showForm(desk: Desk, [name = '']: string[]): Promise<Exit> {
  const [{ formView }, { today }] = await Promise.all([
    import('../service/form-fields.ts'),
    import('../service/days.ts'),
  ]);
  const text = await desk.text();
  const view = formView(text, name, today(text, desk.surroundings.now()));
  if ('problem' in view) throw new Problem(1, view.problem);
  await desk.answer(view, () => formLines(view, desk.language));
  return 0;
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
  return handOver(desk, picture, out);
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
    da: `--format er »${found}«. Vælg svg, mermaid, json eller scxml.`,
    en: `--format is "${found}". Choose svg, mermaid, json or scxml.`,
  });
}

const types: Record<'final' | 'history' | 'parallel', Text> = {
  final: { da: 'slut', en: 'end' },
  history: { da: 'hvor sagen slap', en: 'where the case left off' },
  parallel: { da: 'dele, der løber sideløbende', en: 'parts that run side by side' },
};
