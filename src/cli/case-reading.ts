import type { Command } from 'commander';
import { dateInWords } from '../engine/wording.ts';
import { caseLines, listTable } from './case-lines.ts';
import { type Desk, dayGiven } from './desk.ts';
import { commandThatDrawsCases } from './draw-case-command.ts';
import { explainLines } from './explain-lines.ts';
import { caseWord, dayWord, roleWord, workflowWord } from './names.ts';
import { type Exit, misuse, Problem } from './problem.ts';
import type { Tree } from './program.ts';

export function commandsThatReadCases(tree: Tree, cases: Command): void {
  const { leaf, say } = tree;
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
  leaf<ShowOptions>(
    cases
      .command('show')
      .argument(...argument)
      .option(
        `--as <${say(roleWord)}>`,
        say({ da: 'vis, hvad denne rolle kan gøre, og hvorfor ikke', en: 'show what this role may do, and why not' }),
      )
      .option(
        `--at <${say(dayWord)}>`,
        say({ da: 'som sagen var denne dag (ellers i dag)', en: 'as the case was on this day (otherwise today)' }),
      )
      .option(
        `--known <${say(dayWord)}>`,
        say({
          da: 'efter det, der var registreret denne dag (ellers i dag)',
          en: 'by what had been recorded on this day (otherwise today)',
        }),
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
  commandThatDrawsCases(tree, cases);
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
      stored.map(async (each) => {
        const seenFrom = await daySeenFrom(office, each, now);
        return { ...(await caseLine(office, each.snapshot, each.origin, seenFrom)), seenFrom };
      }),
    );
    await desk.answer({ cases: lines }, () => listTable(lines, desk.language));
    return 0;
  });
}

interface ShowOptions {
  as?: string;
  at?: string;
  known?: string;
}

async function show(desk: Desk, [id = '']: string[], { as, ...given }: ShowOptions): Promise<Exit> {
  const [at, known] = [await dayGiven('--at', given.at), await dayGiven('--known', given.known)];
  if (at !== undefined || known !== undefined) return showAsOf(desk, id, at, known);
  const [{ caseFile }, { caseById }, { daySeenFrom }, { cited }, { labelOf }] = await Promise.all([
    import('../service/case-file.ts'),
    import('../service/office.ts'),
    import('../service/day-seen-from.ts'),
    import('../service/cited.ts'),
    import('../service/labelled.ts'),
  ]);
  return desk.withOffice<Exit>('read', async (office) => {
    const day = await daySeenFrom(office, await caseById(office, id), desk.surroundings.now());
    const file = await caseFile(office, id, { role: as ?? '', by: 'reader' }, day);
    if (as !== undefined && !Object.hasOwn(file.policy.roles, as)) throw noRole(as, Object.keys(file.policy.roles));
    const { policy, ...rest } = file;
    const next = as === undefined ? file.next.map(({ allowed, refusals, ...each }) => each) : file.next;
    const label = labelOf(policy, file.case.workflow);
    const cite = (source: string[]) => cited(office.text, source);
    await desk.answer({ seenFrom: day, ...rest, next, policyAt: policy.at, trial: policy.trial }, () =>
      caseLines(file, { seenFrom: day, role: as, asOf: null, cite, label }, desk.language),
    );
    return 0;
  });
}

async function showAsOf(desk: Desk, id: string, at: string | undefined, known: string | undefined): Promise<Exit> {
  const [{ caseFileAsOf }, { cited }, { labelOf }, { today }] = await Promise.all([
    import('../service/case-as-of.ts'),
    import('../service/cited.ts'),
    import('../service/labelled.ts'),
    import('../service/days.ts'),
  ]);
  return desk.withOffice<Exit>('read', async (office) => {
    const now = today(office.text, desk.surroundings.now());
    const asOf = { at: at ?? now, known: known ?? now };
    const file = await caseFileAsOf(office, id, asOf);
    if (!file) throw notKnownYet(id, asOf);
    const { policy, next, ...rest } = file;
    const label = labelOf(policy, file.case.workflow);
    const cite = (source: string[]) => cited(office.text, source);
    await desk.answer({ asOf, ...rest, policyAt: policy.at, trial: policy.trial }, () =>
      caseLines(file, { seenFrom: asOf.at, role: undefined, asOf, cite, label }, desk.language),
    );
    return 0;
  });
}

function notKnownYet(id: string, { at, known }: { at: string; known: string }): Problem {
  return new Problem(1, {
    da: `Sagen »${id}« var ikke begyndt ${dateInWords(at, 'da')}, efter det, der var kendt ${dateInWords(known, 'da')}.`,
    en: `The case "${id}" had not begun on ${dateInWords(at, 'en')}, by what was known on ${dateInWords(known, 'en')}.`,
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
