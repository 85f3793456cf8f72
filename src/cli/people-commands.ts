import { dateInWords } from '../engine/wording.ts';
import type { OutboxRow, OutboxState, Person } from '../ledger/contract.ts';
import type { Language, Text } from '../policy/types.ts';
import type { Desk } from './desk.ts';
import { nameWord } from './names.ts';
import { type Exit, misuse, Problem } from './problem.ts';
import type { Tree } from './program.ts';
import { table } from './table.ts';

const states = ['pending', 'sending', 'sent', 'dead', 'superseded'] as const satisfies OutboxState[];

export function commandsOfPeople({ root, group, leaf, say }: Tree): void {
  const people = group('people', { da: 'personer og deres roller', en: 'people and their roles' });
  leaf(people.command('list'), { da: 'vis personerne', en: 'list the people' }, list);
  leaf<AddOptions>(
    people
      .command('add')
      .requiredOption(
        '--id <id>',
        say({ da: 'personens id, som hændelser henviser til', en: 'id of the person, which events refer to' }),
      )
      .requiredOption(
        `--name <${say(nameWord)}>`,
        say({ da: 'navn, som det står i mails', en: 'name as it stands in mails' }),
      )
      .requiredOption('--email <mail>', say({ da: 'mailadresse', en: 'mail address' }))
      .requiredOption(
        '--language <da|en>',
        say({ da: 'sproget, personen får mails på', en: 'language the person gets mails in' }),
      )
      .requiredOption(`--role <${say(roleWord)}>`, say(roleHelp), (value: string, before: string[] = []) => [
        ...before,
        value,
      ]),
    {
      da: 'indfør en person, eller erstat den med samme id',
      en: 'enter a person, or replace the one with the same id',
    },
    add,
  );
  const outbox = leaf<{ state?: string }>(
    root
      .command('outbox')
      .option(
        `--state <${say(stateWord)}>`,
        say({ da: `kun mails, der er ${states.join(', ')}`, en: `only mails that are ${states.join(', ')}` }),
      ),
    { da: 'vis udgående mails', en: 'show outgoing mails' },
    showOutbox,
  );
  leaf(
    outbox.command('requeue').argument(
      `<${say(keyWord)}>`,
      say({
        da: 'mailens nøgle, se »lkt outbox --state dead«',
        en: 'key of the mail, see "lkt outbox --state dead"',
      }),
    ),
    { da: 'send en mail, der er opgivet, igen', en: 'send a mail that was given up again' },
    requeue,
  );
}

async function list(desk: Desk): Promise<Exit> {
  return desk.withLedger<Exit>('read', async (ledger) => {
    const people = await ledger.people();
    const headings = [
      'Id',
      desk.say({ da: 'Navn', en: 'Name' }),
      'Mail',
      desk.say({ da: 'Sprog', en: 'Language' }),
      desk.say({ da: 'Roller', en: 'Roles' }),
    ];
    await desk.answer({ people }, () =>
      people.length === 0
        ? desk.say({ da: 'Der er ingen personer endnu.', en: 'There are no people yet.' })
        : table(
            headings,
            people.map((each) => [each.id, each.name, each.email, each.language, rolesOf(each)]),
          ),
    );
    return 0;
  });
}

interface AddOptions {
  id: string;
  name: string;
  email: string;
  language: string;
  role: string[];
}

async function add(desk: Desk, _args: string[], { id, name, email, language, role }: AddOptions): Promise<Exit> {
  const { addPerson } = await import('../service/add-person.ts');
  const theirs = languageFrom(language);
  return desk.withOffice<Exit>('write', async (office) => {
    const added = await addPerson(office, { id, name, email, language: theirs, roles: role });
    if ('problems' in added) {
      const told = (each: Language) => added.problems.map((problem) => problem[each]).join('\n');
      throw new Problem(1, { da: told('da'), en: told('en') });
    }
    const { person, replaced } = added;
    await desk.answer({ ok: true, replaced, person }, () =>
      desk.say({
        da: `${person.name} (${person.id}) er ${replaced ? 'ændret' : 'indført'}: ${rolesOf(person)}.`,
        en: `${person.name} (${person.id}) was ${replaced ? 'changed' : 'entered'}: ${rolesOf(person)}.`,
      }),
    );
    return 0;
  });
}

async function showOutbox(desk: Desk, _args: string[], { state }: { state?: string }): Promise<Exit> {
  const only = states.find((each) => each === state);
  if (state !== undefined && !only) {
    throw misuse({
      da: `--state er »${state}«. Vælg en af disse: ${states.join(', ')}.`,
      en: `--state is "${state}". Choose one of these: ${states.join(', ')}.`,
    });
  }
  return desk.withLedger<Exit>('read', async (ledger) => {
    const rows = await ledger.outbox(only ? { state: only } : {});
    await desk.answer({ outbox: rows }, () =>
      rows.length === 0
        ? desk.say({ da: 'Der er ingen mails at vise.', en: 'There are no mails to show.' })
        : rows.flatMap((row) => rowLines(row, desk)),
    );
    return 0;
  });
}

function rowLines({ key, person, subject, state, plannedAt, attempts, lastError }: OutboxRow, desk: Desk): string[] {
  return [
    `${desk.say(stateNames[state])}: ${subject} → ${person} (${desk.say({ da: 'planlagt', en: 'planned for' })} ${dateInWords(plannedAt.slice(0, 10), desk.language)} ${plannedAt.slice(11, 16)} UTC)`,
    `  ${desk.say(keyWord)}: ${key}`,
    ...(lastError === null ? [] : [`  ${desk.say({ da: 'forsøg', en: 'attempts' })}: ${attempts}. ${lastError}`]),
  ];
}

async function requeue(desk: Desk, [key = '']: string[]): Promise<Exit> {
  return desk.withLedger<Exit>('read', async (ledger) => {
    if (!(await ledger.requeue(key, desk.surroundings.now()))) {
      throw new Problem(1, {
        da: `Der er ingen opgivet mail med nøglen »${key}«. »lkt outbox --state dead« viser dem, der er.`,
        en: `There is no mail given up with the key "${key}". "lkt outbox --state dead" shows those there are.`,
      });
    }
    await desk.answer({ ok: true, key }, () =>
      desk.say({
        da: 'Mailen er sat i kø igen og sendes i næste runde.',
        en: 'The mail is in the queue again and goes out in the next round.',
      }),
    );
    return 0;
  });
}

function rolesOf({ roles }: Person): string {
  return roles
    .map(({ role, organisation, case: only }) => role + (organisation ? `@${organisation}` : only ? `#${only}` : ''))
    .join(', ');
}

function languageFrom(written: string): Language {
  if (written === 'da' || written === 'en') return written;
  throw misuse({
    da: `--language er »${written}«. Vælg da eller en.`,
    en: `--language is "${written}". Choose da or en.`,
  });
}

const roleWord: Text = { da: 'rolle[@organisation|#sag]', en: 'role[@organisation|#case]' };
const stateWord: Text = { da: 'tilstand', en: 'state' };
const keyWord: Text = { da: 'nøgle', en: 'key' };
const roleHelp: Text = {
  da: 'en rolle, for alle, for én organisation eller for én sag; kan gentages',
  en: 'a role, everywhere, for one organisation or for one case; may be repeated',
};

const stateNames: Record<OutboxState, Text> = {
  pending: { da: 'Venter', en: 'Waiting' },
  sending: { da: 'Sendes', en: 'Being sent' },
  sent: { da: 'Sendt', en: 'Sent' },
  dead: { da: 'Opgivet', en: 'Given up' },
  superseded: { da: 'Overhalet af en nyere', en: 'Overtaken by a newer one' },
};
