import type { Command } from 'commander';
import { caseLines, listTable } from './case-lines.ts';
import type { Desk } from './desk.ts';
import { explainLines } from './explain-lines.ts';
import { caseWord, roleWord, workflowWord } from './names.ts';
import { type Exit, misuse, Problem } from './problem.ts';
import type { Tree } from './program.ts';

export function commandsThatReadCases({ leaf, say }: Tree, cases: Command): void {
  const argument = [`<${say(caseWord)}>`, say({ da: 'sagens id', en: 'id of the case' })] as const;
  leaf<ListOptions>(
    cases
      .command('list')
      .option(
        `--workflow <${say(workflowWord)}>`,
        say({ da: 'kun sager i dette forløb', en: 'only cases of this workflow' }),
      )
      .option('--all', say({ da: 'også afsluttede sager og præcedenser', en: 'closed cases and precedents too' })),
    { da: 'vis sagerne', en: 'list the cases' },
    list,
  );
  leaf<{ as?: string }>(
    cases
      .command('show')
      .argument(...argument)
      .option(
        `--as <${say(roleWord)}>`,
        say({ da: 'vis, hvad denne rolle kan gøre, og hvorfor ikke', en: 'show what this role may do, and why not' }),
      ),
    {
      da: 'vis, hvor en sag står, hvad der kan ske, frister og historik',
      en: 'show where a case stands, what may happen, deadlines and history',
    },
    show,
  );
  leaf<{ event?: string }>(
    cases
      .command('explain')
      .argument(...argument)
      .option(
        `--event <${say({ da: 'nummer', en: 'number' })}>`,
        say({
          da: 'hændelsens nummer i historikken (ellers den seneste)',
          en: 'number of the event in the history (otherwise the latest)',
        }),
      ),
    {
      da: 'forklar en hændelse: regler, svar, oplysninger og kilder',
      en: 'explain an event: rules, answers, facts and sources',
    },
    explain,
  );
}

interface ListOptions {
  workflow?: string;
  all?: boolean;
}

async function list(desk: Desk, _args: string[], { workflow, all }: ListOptions): Promise<Exit> {
  const [{ caseLine }, { daySeenFrom }] = await Promise.all([
    import('../service/overview.ts'),
    import('../service/day-seen-from.ts'),
  ]);
  return desk.withOffice<Exit>('read', async (office) => {
    const stored = await office.ledger.listCases({
      ...(workflow === undefined ? {} : { workflow }),
      ...(all ? {} : { origin: 'run', status: 'active' }),
    });
    const now = desk.surroundings.now();
    const lines = await Promise.all(
      stored.map(async (each) => caseLine(office, each.snapshot, each.origin, await daySeenFrom(office, each, now))),
    );
    await desk.answer({ cases: lines }, () => listTable(lines, desk.language));
    return 0;
  });
}

async function show(desk: Desk, [id = '']: string[], { as }: { as?: string }): Promise<Exit> {
  const [{ caseFile }, { caseById }, { daySeenFrom }, { cited }] = await Promise.all([
    import('../service/case-file.ts'),
    import('../service/office.ts'),
    import('../service/day-seen-from.ts'),
    import('../service/cited.ts'),
  ]);
  return desk.withOffice<Exit>('read', async (office) => {
    const day = await daySeenFrom(office, await caseById(office, id), desk.surroundings.now());
    const file = await caseFile(office, id, { role: as ?? '', by: 'reader' }, day);
    if (as !== undefined && !Object.hasOwn(file.policy.roles, as)) throw noRole(as, Object.keys(file.policy.roles));
    const { policy, ...rest } = file;
    const next = as === undefined ? file.next.map(({ allowed, refusals, ...each }) => each) : file.next;
    await desk.answer({ seenFrom: day, ...rest, next, policyAt: policy.at }, () =>
      caseLines(file, day, as, (source) => cited(office.text, source), desk.language),
    );
    return 0;
  });
}

async function explain(desk: Desk, [id = '']: string[], { event }: { event?: string }): Promise<Exit> {
  if (event !== undefined && !/^[1-9]\d*$/.test(event)) {
    throw misuse({
      da: `--event er »${event}«. Skriv et tal fra 1.`,
      en: `--event is "${event}". Write a number from 1.`,
    });
  }
  const [{ explainEvent }, { cited }] = await Promise.all([
    import('../service/case-file.ts'),
    import('../service/cited.ts'),
  ]);
  return desk.withOffice<Exit>('read', async (office) => {
    const found = await explainEvent(office, id, event === undefined ? undefined : Number(event));
    if (!found) {
      throw new Problem(1, {
        da: `Sagen »${id}« har ingen hændelse nummer ${event}. »lkt case show ${id}« viser historikken.`,
        en: `The case "${id}" has no event number ${event}. "lkt case show ${id}" shows the history.`,
      });
    }
    const sources = [
      ...new Set([...found.explanation.source, ...found.explanation.rules.flatMap(({ source }) => source)]),
    ];
    const document = { event: found.event, explanation: found.explanation, sources: cited(office.text, sources) };
    await desk.answer(document, () => explainLines(found, (source) => cited(office.text, source), desk.language));
    return 0;
  });
}

function noRole(role: string, known: string[]): Problem {
  return new Problem(1, {
    da: `Der er ingen rolle »${role}«. Der findes: ${known.join(', ')}.`,
    en: `There is no role "${role}". There are: ${known.join(', ')}.`,
  });
}
