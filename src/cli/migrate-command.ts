import type { Command } from 'commander';
import type { CalendarDate, Text } from '../policy/types.ts';
import type { Office } from '../service/office.ts';
import type { Desk } from './desk.ts';
import { changedLines } from './difference-lines.ts';
import { given } from './do-command.ts';
import { caseWord, textWord } from './names.ts';
import { type Exit, Problem } from './problem.ts';
import type { Tree } from './program.ts';
import { refuse } from './refuse.ts';
import { asFlag, byFlag, reasonHelp, type WhoOptions, withActorWhenActing } from './who-options.ts';

export function commandThatMigrates({ leaf, say }: Tree, cases: Command): void {
  const command = cases
    .command('migrate')
    .argument(`<${say(caseWord)}>`, say({ da: 'sagens id', en: 'id of the case' }))
    .requiredOption(
      `--to <${say({ da: 'dato|prøve', en: 'date|trial' })}>`,
      say({ da: 'reglerne på denne dag, eller under en prøve', en: 'the rules on this day, or under a trial' }),
    )
    .option('--dry-run', say({ da: 'vis kun, hvad der ændres', en: 'only show what changes' }))
    .option(`--reason <${say(textWord)}>`, say(reasonHelp));
  leaf<MigrateOptions>(
    withActorWhenActing(command, say),
    {
      da: 'flyt en sag til andre regler, og vis hver frist, påmindelse og vurdering, der ændres',
      en: 'move a case to other rules, and show every deadline, reminder and verdict that changes',
    },
    migrate,
  );
}

/** Who moves it and why is asked for when it is moved; whoever only looks need not say. */
interface MigrateOptions extends Partial<WhoOptions> {
  to: string;
  dryRun?: boolean;
  reason?: string;
}

async function migrate(desk: Desk, [id = '']: string[], options: MigrateOptions): Promise<Exit> {
  const [{ migrateCase }, { caseById, policyOf }, words, { reminderTeller }] = await Promise.all([
    import('../service/migrate-case.ts'),
    import('../service/office.ts'),
    import('../service/difference-words.ts'),
    import('../service/reminder-words.ts'),
  ]);
  const written = options.dryRun !== true;
  const asked = written || options.as !== undefined || options.by !== undefined;
  const actor = asked && { role: given(desk, options.as, asFlag), by: given(desk, options.by, byFlag) };
  const reason = written ? given(desk, options.reason, reasonFlag) : (options.reason ?? desk.say(onlyShown));
  return desk.withOffice<Exit>('read', async (office) => {
    const at = desk.surroundings.now();
    const { snapshot } = await caseById(office, id);
    const policy = await policyOf(office, snapshot);
    const migration = await migrateCase(office, {
      case: id,
      to: await target(office, options.to, at),
      reason,
      recordedAt: at,
      ...(actor ? { actor, accept: written } : { accept: false }),
    });
    if ('refusals' in migration) {
      return refuse(desk, office, migration.refusals, { policy, workflow: snapshot.workflow });
    }
    const { event, deadlines, remindersGone, remindersCome, verdicts } = migration;
    const tell = reminderTeller(office, policy, snapshot, { now: at, language: desk.language });
    await desk.answer({ ok: true, written, event, deadlines, remindersGone, remindersCome, verdicts }, () => [
      ...changedLines(words.migrationInWords(migration, tell, desk.language)),
      desk.say(written ? done : notYet),
    ]);
    return 0;
  });
}

async function target(office: Office, to: string, at: string): Promise<{ on: CalendarDate; trial?: string }> {
  const { isDay, today } = await import('../service/days.ts');
  if (isDay(to)) return { on: to };
  const { trials } = await import('../service/replay-precedents.ts');
  const known = trials(office.text).map((each) => each.id);
  if (known.includes(to)) return { on: today(office.text, at), trial: to };
  throw new Problem(1, {
    da: `--to er »${to}«. Skriv en dato som ÅÅÅÅ-MM-DD eller en af prøverne: ${known.join(', ')}.`,
    en: `--to is "${to}". Write a date as YYYY-MM-DD or one of the trials: ${known.join(', ')}.`,
  });
}

const onlyShown: Text = { da: 'Kun vist', en: 'Only shown' };

function reasonFlag(say: (text: Text) => string): string {
  return `--reason <${say(textWord)}>`;
}

const notYet: Text = {
  da: 'Intet er ændret. Gentag uden --dry-run for at flytte sagen.',
  en: 'Nothing was changed. Repeat without --dry-run to move the case.',
};
const done: Text = { da: 'Sagen er flyttet til de andre regler.', en: 'The case was moved to the other rules.' };
