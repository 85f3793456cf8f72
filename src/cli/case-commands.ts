import type { CaseEvent, RecordedNotice, Refusal } from '../engine/types.ts';
import type { Policy, Text } from '../policy/types.ts';
import type { Office } from '../service/office.ts';
import { commandsThatReadCases } from './case-reading.ts';
import { type Desk, dayGiven } from './desk.ts';
import { caseWord, commandWord, dayWord, nameWord, roleWord, textWord, workflowWord } from './names.ts';
import { payloadFrom, splitData } from './payload.ts';
import { type Exit, misuse } from './problem.ts';
import type { Tree } from './program.ts';
import { refusalLines } from './refusal-lines.ts';

export function commandsOfCases(tree: Tree): void {
  const { group, leaf, say } = tree;
  const cases = group('case', { da: 'sager: opret, handl, se, forklar', en: 'cases: start, act, look, explain' });
  const asRole = `--as <${say(roleWord)}>`;
  const byWhom = `--by <${say({ da: 'id', en: 'id' })}>`;
  const onDay = `--at <${say(dayWord)}>`;
  leaf<StartOptions>(
    cases
      .command('start')
      .argument(`<${say(workflowWord)}>`, say({ da: 'se »lkt workflow list«', en: 'see "lkt workflow list"' }))
      .requiredOption(`--title <${say(textWord)}>`, say({ da: 'sagens titel', en: 'title of the case' }))
      .requiredOption(asRole, say(roleHelp))
      .requiredOption(byWhom, say(byHelp))
      .option(
        `--id <${say(nameWord)}>`,
        say({ da: 'sagens id (ellers laves det af titlen)', en: 'id of the case (otherwise made from the title)' }),
      )
      .option(
        `--link <${say(linkWord)}>`,
        say({
          da: 'en sag, den hører til, for eksempel round=runde-2027; kan gentages',
          en: 'a case it belongs to, for instance round=round-2027; may be repeated',
        }),
        collected,
      )
      .option(onDay, say(dayHelp)),
    { da: 'opret en sag', en: 'start a case' },
    start,
  );
  leaf<DoOptions>(
    cases
      .command('do')
      .argument(`<${say(caseWord)}>`, say({ da: 'sagens id', en: 'id of the case' }))
      .argument(`<${say(commandWord)}>`, say({ da: 'se »lkt case show«', en: 'see "lkt case show"' }))
      .requiredOption(asRole, say(roleHelp))
      .requiredOption(byWhom, say(byHelp))
      .option(`--data <${say({ da: 'fil|-|JSON', en: 'file|-|JSON' })}>`, say(dataHelp), collected)
      .option(
        `--set <${say(setWord)}>`,
        say({
          da: 'ét felt; kan gentages, også for at føje flere til en liste',
          en: 'one field; may be repeated, also to add several to a list',
        }),
        collected,
      )
      .option(onDay, say(dayHelp))
      .option('--history', say(historyHelp)),
    { da: 'giv en sag en kommando', en: 'give a case a command' },
    act,
  );
  commandsThatReadCases(tree, cases);
}

interface WhoOptions {
  as: string;
  by: string;
  at?: string;
}

interface StartOptions extends WhoOptions {
  title: string;
  id?: string;
  link?: string[];
}

async function start(desk: Desk, [workflow = '']: string[], options: StartOptions): Promise<Exit> {
  const links = Object.fromEntries((options.link ?? []).map(linkFrom));
  const day = await dayGiven('--at', options.at);
  const [{ startCase }, { businessDate }, { today }] = await Promise.all([
    import('../service/start-case.ts'),
    import('../service/office.ts'),
    import('../service/days.ts'),
  ]);
  return desk.withOffice<Exit>('write', async (office) => {
    const at = desk.surroundings.now();
    const started = await startCase(office, {
      workflow,
      title: options.title,
      actor: { role: options.as, by: options.by },
      occurredAt: businessDate(today(office.text, at), day),
      at,
      links,
      ...(options.id === undefined ? {} : { id: options.id }),
    });
    if ('refusals' in started) return refuse(desk, office, started.refusals);
    const { id, title } = started.case;
    await desk.answer({ ok: true, case: started.case }, () =>
      desk.say({
        da: `Sagen »${title}« er oprettet med id’et ${id}.`,
        en: `The case "${title}" was started with the id ${id}.`,
      }),
    );
    return 0;
  });
}

interface DoOptions extends WhoOptions {
  data?: string[];
  set?: string[];
  history?: boolean;
}

async function act(given: Desk, [id = '', command = '']: string[], options: DoOptions): Promise<Exit> {
  const { surroundings } = given;
  const { payload, folder } = splitData(options.data ?? [], surroundings.cwd);
  const desk = folder === undefined ? given : given.at(folder);
  const day = await dayGiven('--at', options.at);
  const [{ giveCommand }, { caseFile }, { businessDate }, { today }] = await Promise.all([
    import('../service/give-command.ts'),
    import('../service/case-file.ts'),
    import('../service/office.ts'),
    import('../service/days.ts'),
  ]);
  return desk.withOffice<Exit>('read', async (office) => {
    const at = surroundings.now();
    const actor = { role: options.as, by: options.by };
    const file = await caseFile(office, id, actor, today(office.text, at));
    const form = file.next.find((each) => each.command === command)?.form;
    const result = await giveCommand(office, {
      case: id,
      name: command,
      payload: await payloadFrom(payload, options.set ?? [], form ? file.policy.forms[form] : undefined, surroundings),
      actor,
      occurredAt: businessDate(today(office.text, at), day),
      at,
      ...(options.history ? { history: true } : {}),
    });
    if ('refusals' in result) return refuse(desk, office, result.refusals);
    const { caseLine } = await import('../service/overview.ts');
    const line = await caseLine(office, result.case, file.line.origin, today(office.text, at));
    const done = file.next.find((each) => each.command === command)?.title ?? { da: command, en: command };
    await desk.answer({ ok: true, case: result.case, events: result.events, effects: result.effects }, () => [
      desk.say({ da: `Udført: ${done.da}.`, en: `Done: ${done.en}.` }),
      `${line.title} (${line.id}): ${desk.say(line.state)}`,
      ...advice(result.events, file.policy, desk),
      ...letters(result.effects, file.policy, desk),
    ]);
    return 0;
  });
}

/** Recommendations that were not met; they stop nothing, but the giver should know. */
function advice(events: CaseEvent[], policy: Policy, desk: Desk): string[] {
  return events.flatMap((event) => {
    if (event.type !== 'accepted') return [];
    return event.verdicts
      .filter(({ verdict }) => verdict !== 'pass')
      .flatMap(({ criterion }) => {
        const rule = policy.criteria[criterion];
        if (!rule) return [];
        return [`${desk.say({ da: 'Bemærk', en: 'Note' })}: ${desk.say(rule.title)}. ${desk.say(rule.otherwise)}`];
      });
  });
}

/** What is sent because of it, and to whom. */
function letters(effects: RecordedNotice[], policy: Policy, desk: Desk): string[] {
  return effects.map(({ message, to }) => {
    const roles = [...new Set(to.map(({ role }) => desk.say(policy.roles[role]?.title ?? { da: role, en: role })))];
    return `${desk.say({ da: 'Sendes i næste runde', en: 'Sent in the next round' })}: ${message} → ${roles.join(', ')}`;
  });
}

async function refuse(desk: Desk, office: Office, refusals: Refusal[]): Promise<Exit> {
  const { cited } = await import('../service/cited.ts');
  await desk.answer({ ok: false, refusals }, () =>
    refusalLines(refusals, (source) => cited(office.text, source), desk.language),
  );
  return 1;
}

function linkFrom(written: string): [string, string] {
  const [, name, id] = /^([A-Za-z][\w-]*)=(.+)$/.exec(written) ?? [];
  if (name !== undefined && id !== undefined) return [name, id];
  throw misuse({
    da: `--link er »${written}«. Skriv forbindelse=sag, for eksempel round=runde-2027.`,
    en: `--link is "${written}". Write relation=case, for instance round=round-2027.`,
  });
}

function collected(value: string, before: string[] = []): string[] {
  return [...before, value];
}

const linkWord: Text = { da: 'forbindelse=sag', en: 'relation=case' };
const setWord: Text = { da: 'felt=værdi', en: 'field=value' };
const roleHelp: Text = { da: 'rollen, der handles i', en: 'the role that acts' };
const byHelp: Text = { da: 'id på den, der handler (ikke navn)', en: 'id of whoever acts (no name)' };
const dayHelp: Text = { da: 'dagen, det skete (ellers i dag)', en: 'the day it happened (otherwise today)' };
const dataHelp: Text = {
  da: 'det, der følger med: en fil, - for standardinput eller JSON; er det en mappe, er det datamappen',
  en: 'what comes with it: a file, - for standard input or JSON; a folder is taken as the data folder',
};
const historyHelp: Text = {
  da: 'besluttet uden for systemet og indført bagefter: reglerne vurderes, men kan ikke afvise',
  en: 'decided outside the system and entered afterwards: the rules are judged but cannot refuse',
};
