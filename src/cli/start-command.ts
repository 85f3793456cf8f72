import type { Command } from 'commander';
import type { Text } from '../policy/types.ts';
import type { OpenLink } from '../service/case-links.ts';
import { type Desk, dayGiven } from './desk.ts';
import { nameWord, textWord, workflowWord } from './names.ts';
import { type Exit, misuse } from './problem.ts';
import type { Tree } from './program.ts';
import { refuse } from './refuse.ts';
import { collected, type WhoOptions, withActor, withDay } from './who-options.ts';

export function commandThatStarts({ leaf, say }: Tree, cases: Command): void {
  const command = cases
    .command('start')
    .argument(`<${say(workflowWord)}>`, say({ da: 'se »lkt workflow list«', en: 'see "lkt workflow list"' }))
    .requiredOption(`--title <${say(textWord)}>`, say({ da: 'sagens titel', en: 'title of the case' }));
  withActor(command, say)
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
    );
  leaf<StartOptions>(withDay(command, say), { da: 'opret en sag', en: 'start a case' }, start);
}

interface StartOptions extends WhoOptions {
  title: string;
  id?: string;
  link?: string[];
}

async function start(desk: Desk, [workflow = '']: string[], options: StartOptions): Promise<Exit> {
  const links = Object.fromEntries((options.link ?? []).map((each) => linkFrom(each)));
  const day = await dayGiven('--at', options.at);
  const [{ startCase }, { missingLinks }, { businessDate, policyOf }, { today }] = await Promise.all([
    import('../service/start-case.ts'),
    import('../service/case-links.ts'),
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
    if ('refusals' in started) return refuse(desk, office, started.refusals, null);
    const { id, title } = started.case;
    const missing = await missingLinks(office, await policyOf(office, started.case), workflow, links);
    await desk.answer({ ok: true, case: started.case, missingLinks: missing }, () => [
      desk.say({
        da: `Sagen »${title}« er oprettet med id’et ${id}.`,
        en: `The case "${title}" was started with the id ${id}.`,
      }),
      ...missing.map((each) => desk.say(notLinked(each))),
    ]);
    return 0;
  });
}

function notLinked({ link, to, open }: OpenLink): Text {
  const list = open.map(({ id, title }) => `${id} (${title})`).join(', ');
  return {
    da: `Sagen hører ikke til nogen sag i forløbet ${to.da}, og reglerne spørger til den. Den angives, når sagen oprettes: --link ${link}=SAG. ${list ? `Åbne: ${list}.` : 'Ingen er åbne.'}`,
    en: `The case belongs to no case of the workflow ${to.en}, which the rules ask about. It is named when the case is started: --link ${link}=CASE. ${list ? `Open: ${list}.` : 'None is open.'}`,
  };
}

/** @param mayBeNone whether a link may lead nowhere: `round=`. */
export function linkFrom(written: string, mayBeNone = false): [string, string] {
  const [, name, id] = /^([A-Za-z][\w-]*)=(.*)$/.exec(written) ?? [];
  if (name !== undefined && id !== undefined && (mayBeNone || id !== '')) return [name, id];
  throw misuse({
    da: `--link er »${written}«. Skriv forbindelse=sag, for eksempel round=runde-2027.`,
    en: `--link is "${written}". Write relation=case, for instance round=round-2027.`,
  });
}

export const linkWord: Text = { da: 'forbindelse=sag', en: 'relation=case' };
