import type { Instant } from '../engine/types.ts';
import type { Text } from '../policy/types.ts';
import type { MailRoute } from '../service/mail-route.ts';
import type { Office } from '../service/office.ts';
import type { Round } from '../service/scheduler.ts';
import type { Desk } from './desk.ts';
import { type Exit, Problem } from './problem.ts';
import type { Tree } from './program.ts';
import { withProgress } from './progress.ts';
import { closedLine, leapLine, openingLines, roundLine } from './serve-lines.ts';

export function commandsOfService({ root, leaf, say }: Tree): void {
  leaf<ServeOptions>(
    root
      .command('serve')
      .option('--once', say({ da: 'én runde, og stop så', en: 'one round, and then stop' }))
      .option(
        '--empty',
        say({ da: 'begynd uden præcedenser og eksempel', en: 'begin without precedents and example' }),
      ),
    { da: 'hold øje med fristerne, og send påmindelser', en: 'watch the deadlines, and send reminders' },
    serve,
  );
}

interface ServeOptions {
  once?: boolean;
  empty?: boolean;
}

async function serve(desk: Desk, _args: string[], { once, empty }: ServeOptions): Promise<Exit> {
  const { mailRoute } = await import('../service/mail-route.ts');
  const routed = mailRoute(desk.surroundings.env, desk.mailFolder);
  if ('problems' in routed) throw wrongSettings(routed.problems);
  const { route } = routed;
  try {
    if (!empty) {
      const at = desk.surroundings.now();
      await desk.fillNewLedger((office) => fillWithExamples(desk, office, { from: route.from, at }));
    }
    return await desk.withOffice<Exit>('write', async (office) => {
      if (!desk.json) await open(desk, office, route, once === true);
      return once ? oneRoundOnly(desk, office, route) : untilStopped(desk, office, route);
    });
  } finally {
    await route.transport.close();
  }
}

/** Puts the precedents and the example story into an empty ledger, with progress on a terminal. */
export async function fillWithExamples(
  desk: Desk,
  office: Office,
  { from, at }: { from: string; at: Instant },
): Promise<void> {
  const [{ firstStart }, { folderRoute }] = await Promise.all([
    import('../service/first-start.ts'),
    import('../service/mail-route.ts'),
  ]);
  const story = desk.ownFile('examples/first-start.yaml');
  await withProgress(desk, { da: 'Lægger eksempler ind', en: 'Loading examples' }, async (onProgress) => {
    await firstStart(office, folderRoute(desk.mailFolder), { story, at, from, onProgress });
  });
}

async function open(desk: Desk, office: Office, { to }: MailRoute, once: boolean): Promise<void> {
  const [{ overview }, { localTime }] = await Promise.all([
    import('../service/overview.ts'),
    import('../service/days.ts'),
  ]);
  const view = await overview(office, desk.surroundings.now(), { coming: 10 });
  await desk.print(openingLines(view, { localTime: (at) => localTime(office.text, at), to, once }, desk.language));
}

async function oneRoundOnly(desk: Desk, office: Office, { transport, from }: MailRoute): Promise<Exit> {
  const { oneRound } = await import('../service/scheduler.ts');
  const round = await oneRound(office, transport, desk.surroundings.now(), from);
  const [{ localTime }, { closedForMail }] = await Promise.all([
    import('../service/days.ts'),
    import('../service/mail-hours.ts'),
  ]);
  const closed = await closedForMail(office, round.at);
  await desk.answer({ ...round, closed }, () => [
    roundLine(round, localTime(office.text, round.at), desk.language),
    ...(closed ? [closedLine(closed, localTime(office.text, closed.next), desk.language)] : []),
  ]);
  return 0;
}

async function untilStopped(desk: Desk, office: Office, { transport, from }: MailRoute): Promise<Exit> {
  const [{ runScheduler }, { localTime }] = await Promise.all([
    import('../service/scheduler.ts'),
    import('../service/days.ts'),
  ]);
  const { surroundings, language } = desk;
  await runScheduler(office, transport, {
    clock: surroundings,
    from,
    signal: surroundings.stopSignal(),
    onRound(round) {
      if (!didSomething(round)) return;
      const line = desk.json ? JSON.stringify(round) : roundLine(round, localTime(office.text, round.at), language);
      surroundings.stdout.write(`${line}\n`);
    },
    onClockLeap(before, now) {
      const [from, to] = [localTime(office.text, before), localTime(office.text, now)];
      surroundings.stderr.write(`${leapLine(from, to, language)}\n`);
    },
  });
  if (!desk.json) await desk.print(desk.say({ da: 'Stoppet. Intet er gået tabt.', en: 'Stopped. Nothing was lost.' }));
  return 0;
}

function didSomething({ letters, passed, sent, retried, dead, conflicts }: Round): boolean {
  return letters + passed + sent + retried + dead + conflicts > 0;
}

function wrongSettings(problems: Text[]): Problem {
  const told = (language: 'da' | 'en') => problems.map((each) => each[language]).join('\n');
  return new Problem(3, { da: told('da'), en: told('en') });
}
