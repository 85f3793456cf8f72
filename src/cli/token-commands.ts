import { momentInWords } from '../engine/wording.ts';
import type { Text } from '../policy/types.ts';
import type { ListedToken } from '../service/api-tokens.ts';
import type { Desk } from './desk.ts';
import { type Exit, Problem } from './problem.ts';
import type { Tree } from './program.ts';
import { table } from './table.ts';

export function commandsOfTokens({ group, leaf, say }: Tree): void {
  const token = group('token', {
    da: 'adgangsnøgler for programmer (API)',
    en: 'tokens for programs (API)',
  });
  leaf<CreateOptions>(
    token
      .command('create')
      .requiredOption(
        '--for <id>',
        say({ da: 'personen, som programmet handler for', en: 'the person the program acts for' }),
      )
      .requiredOption(
        `--title <${say({ da: 'tekst', en: 'text' })}>`,
        say({ da: 'hvad den skal bruges til', en: 'what it is for' }),
      )
      .requiredOption(
        '--scope <read|write|administer>',
        say({ da: 'adgang, den giver; kan gentages', en: 'access it gives; may be repeated' }),
        (value: string, before: string[] = []) => [...before, value],
      )
      .option('--days <n>', say({ da: 'dage, den gælder (ellers 90)', en: 'days it lasts (otherwise 90)' })),
    {
      da: 'udsted en adgangsnøgle; den vises kun denne ene gang',
      en: 'issue a token; it is shown this once only',
    },
    create,
  );
  leaf(
    token.command('list'),
    { da: 'vis adgangsnøglerne og kalenderadresserne', en: 'list the tokens and the addresses of calendars' },
    list,
  );
  leaf(
    token
      .command('revoke')
      .argument('<id>', say({ da: 'nøglens id, se »lkt token list«', en: 'id of the token, see "lkt token list"' })),
    {
      da: 'tilbagekald en adgangsnøgle, eller luk en kalenderadresse',
      en: 'revoke a token, or close the address of a calendar',
    },
    revoke,
  );
}

interface CreateOptions {
  for: string;
  title: string;
  scope: string[];
  days?: string;
}

async function create(desk: Desk, _args: string[], { for: id, title, scope, days }: CreateOptions): Promise<Exit> {
  const [{ issueToken }, { accessOf }, { today }] = await Promise.all([
    import('../service/api-tokens.ts'),
    import('../service/access.ts'),
    import('../service/days.ts'),
  ]);
  return desk.withOffice<Exit>('write', async (office) => {
    const at = desk.surroundings.now();
    const person = (await office.ledger.people()).find((each) => each.id === id);
    if (!person) throw new Problem(1, noSuchPerson(id));
    const access = await accessOf(office, person, today(office.text, at));
    const asked = { title, scopes: scope, days: Number(days ?? 90), secret: desk.surroundings.secret(), at };
    const issued = await issueToken(office, access, asked);
    if ('problems' in issued) {
      const told = (language: 'da' | 'en') => issued.problems.map(({ message }) => message[language]).join('\n');
      throw new Problem(1, { da: told('da'), en: told('en') });
    }
    await desk.answer({ token: issued.token, ...issued.listed }, () => issued.token);
    return 0;
  });
}

async function list(desk: Desk): Promise<Exit> {
  const [{ listTokens }, { localTime }] = await Promise.all([
    import('../service/api-tokens.ts'),
    import('../service/days.ts'),
  ]);
  return desk.withOffice<Exit>('read', async (office) => {
    const tokens = await listTokens(office, desk.surroundings.now());
    const moment = (at: string | null) => (at === null ? '' : momentInWords(localTime(office.text, at), desk.language));
    await desk.answer({ tokens }, () =>
      tokens.length === 0
        ? desk.say({ da: 'Der er ingen adgangsnøgler.', en: 'There are no tokens.' })
        : table(
            headings.map((each) => desk.say(each)),
            tokens.map(({ id, person, title, scopes, expiresAt, usedAt, state }) => {
              const use = scopes.includes('calendar') ? desk.say(calendar) : title;
              return [id, person, use, scopes.join(' '), moment(expiresAt), moment(usedAt), desk.say(states[state])];
            }),
          ),
    );
    return 0;
  });
}

async function revoke(desk: Desk, [id = '']: string[]): Promise<Exit> {
  const { revokeListed } = await import('../service/api-tokens.ts');
  return desk.withOffice<Exit>('write', async (office) => {
    if (!(await revokeListed(office, id, desk.surroundings.now()))) throw new Problem(1, noSuchToken(id));
    await desk.answer({ ok: true, revoked: id }, () =>
      desk.say({ da: `Adgangsnøglen ${id} er tilbagekaldt.`, en: `The token ${id} has been revoked.` }),
    );
    return 0;
  });
}

const headings: Text[] = [
  { da: 'Id', en: 'Id' },
  { da: 'Person', en: 'Person' },
  { da: 'Bruges til', en: 'Is for' },
  { da: 'Adgang', en: 'Access' },
  { da: 'Gælder til', en: 'Lasts until' },
  { da: 'Senest brugt', en: 'Last used' },
  { da: 'Status', en: 'Status' },
];

const calendar: Text = { da: 'personens kalender', en: 'the person’s calendar' };

const states: Record<ListedToken['state'], Text> = {
  open: { da: 'gælder', en: 'in force' },
  expired: { da: 'udløbet', en: 'expired' },
  revoked: { da: 'tilbagekaldt', en: 'revoked' },
};

function noSuchPerson(id: string): Text {
  return {
    da: `Der er ingen person med id’et »${id}«. »lkt people list« viser dem, der er.`,
    en: `There is no person with the id "${id}". "lkt people list" shows those there are.`,
  };
}

function noSuchToken(id: string): Text {
  return {
    da: `Der er ingen gældende adgangsnøgle »${id}«. »lkt token list« viser dem, der er.`,
    en: `There is no token "${id}" in force. "lkt token list" shows those there are.`,
  };
}
