import { dateInWords } from '../engine/wording.ts';
import type { Bounce, MailStop, Person } from '../ledger/contract.ts';
import type { Language, Text } from '../policy/types.ts';
import type { Desk } from './desk.ts';
import { nameWord } from './names.ts';
import { commandsThatImportPeople } from './people-import-command.ts';
import { type Exit, misuse, Problem } from './problem.ts';
import type { Tree } from './program.ts';
import { table } from './table.ts';

export function commandsOfPeople(tree: Tree): void {
  const { group, leaf, say } = tree;
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
      .option(
        '--language <da|en>',
        say({
          da: 'sproget, personen får mails på (ellers da)',
          en: 'language the person gets mails in (otherwise da)',
        }),
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
  commandsThatImportPeople(tree, people);
}

async function list(desk: Desk): Promise<Exit> {
  const [{ bouncingPeople }, { localTime }] = await Promise.all([
    import('../service/bouncing-people.ts'),
    import('../service/days.ts'),
  ]);
  return desk.withOffice<Exit>('read', async ({ ledger, text }) => {
    const marked = await bouncingPeople(ledger);
    const stops = (await ledger.mailStops()).filter(({ endedAt }) => endedAt === null);
    const people = (await ledger.people()).map((each) => ({
      ...each,
      bounce: marked.get(each.id) ?? null,
      stop: stops.find(({ person }) => person === each.id) ?? null,
    }));
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
            people.map((each) => [
              each.id,
              each.name,
              mailOf(each, (at) => localTime(text, at).date, desk),
              each.language,
              rolesOf(each),
            ]),
          ),
    );
    return 0;
  });
}

function mailOf(
  { email, bounce, stop }: Person & { bounce: Bounce | null; stop: MailStop | null },
  dayOf: (at: string) => string,
  desk: Desk,
): string {
  const day = (at: string) => dateInWords(dayOf(at), desk.language);
  return [
    email,
    ...(bounce ? [`(${desk.say(returned)} ${day(bounce.at)}: ${bounce.status} ${bounce.reason})`] : []),
    ...(stop ? [`(${desk.say(stopped)} ${day(stop.at)}: ${stop.reason})`] : []),
  ].join(' ');
}

interface AddOptions {
  id: string;
  name: string;
  email: string;
  language?: string;
  role: string[];
}

async function add(desk: Desk, _args: string[], { id, name, email, language, role }: AddOptions): Promise<Exit> {
  const { addPerson } = await import('../service/add-person.ts');
  const theirs = languageFrom(language ?? 'da');
  return desk.withOffice<Exit>('write', async (office) => {
    const added = await addPerson(office, { id, name, email, language: theirs, roles: role }, desk.surroundings.now());
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

const returned: Text = { da: 'kommer retur,', en: 'returned,' };
const stopped: Text = { da: 'mails stoppet', en: 'mail stopped' };
const roleWord: Text = { da: 'rolle[@organisation|#sag]', en: 'role[@organisation|#case]' };
const roleHelp: Text = {
  da: 'en rolle, for alle, for én organisation eller for én sag; kan gentages',
  en: 'a role, everywhere, for one organisation or for one case; may be repeated',
};
