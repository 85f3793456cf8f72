import type { Instant } from '../engine/types.ts';
import type { MailRoute } from '../service/mail-route.ts';
import type { Office } from '../service/office.ts';
import { folderProblems, markFolder } from './data-folder.ts';
import type { Desk } from './desk.ts';
import { listen } from './listen.ts';
import { oneRoundOnly } from './one-round.ts';
import { type Exit, misuse, Problem } from './problem.ts';
import type { Tree } from './program.ts';
import { withProgress } from './progress.ts';
import { openingLines } from './serve-lines.ts';
import { type TrainingClock, trainingClock } from './training-clock.ts';

const usualPort = 8080;

export function commandOfTraining({ root, leaf, say }: Tree): void {
  leaf<{ port?: string; once?: boolean }>(
    root
      .command('training')
      .option(
        '--once',
        say({ da: 'én runde uden websider, og stop så', en: 'one round without the pages, and then stop' }),
      )
      .option(
        `--port <${say({ da: 'tal', en: 'number' })}>`,
        say({ da: `port på denne maskine (ellers ${usualPort})`, en: `port on this machine (otherwise ${usualPort})` }),
      ),
    {
      da: 'øv dig i browseren: eksempler, et ur, der kan stilles frem, og ingen mail, der forlader huset',
      en: 'train in the browser: examples, a clock that can be moved forward, and no mail that leaves the house',
    },
    training,
  );
}

async function training(
  desk: Desk,
  _args: string[],
  { port: written, once }: { port?: string; once?: boolean },
): Promise<Exit> {
  const port = portFrom(written);
  const [unfit] = folderProblems(desk.dataDir, 'training');
  if (unfit) throw new Problem(3, unfit);
  const { mailRoute } = await import('../service/mail-route.ts');
  // Whatever the environment says of a mail server: nothing made up may reach it.
  const routed = mailRoute({}, desk.mailFolder);
  if ('problems' in routed) throw new Error('The usual sender is not an address.');
  const { route } = routed;
  const clock = trainingClock(desk.dataDir, desk.surroundings);
  try {
    markFolder(desk.dataDir, 'training');
    const url = `http://localhost:${port}`;
    await desk.fillNewLedger((office) => fillWithExamples(desk, { ...office, url }, route, clock.now()));
    return await desk.withOffice<Exit>('write', (bare) => {
      const office = { ...bare, url };
      return once
        ? oneRoundOnly(desk, office, route, clock.now())
        : untilStopped(desk, office, route, { clock, port, url });
    });
  } finally {
    await route.transport.close();
  }
}

async function untilStopped(
  desk: Desk,
  office: Office,
  { transport, from, to }: MailRoute,
  { clock, port, url }: { clock: TrainingClock; port: number; url: string },
): Promise<Exit> {
  const { surroundings, language } = desk;
  // Before anything is told: whoever reads that the house is open may ask it to close.
  const signal = surroundings.stopSignal();
  const [
    { runScheduler },
    { overview },
    { localTime },
    { passTime },
    { paperPrinter },
    { storageOf },
    { createServer },
  ] = await Promise.all([
    import('../service/scheduler.ts'),
    import('../service/overview.ts'),
    import('../service/days.ts'),
    import('../service/example-story.ts'),
    import('../service/paper-printer.ts'),
    import('../service/storage.ts'),
    import('../web/server.ts'),
  ]);
  let lastRound: Instant | null = null;
  const letters: Parameters<typeof transport.deliver>[0][] = [];
  const server = await createServer({
    house: {
      office,
      mode: 'training',
      now: clock.now,
      secret: surroundings.secret,
      url,
      transport: {
        ...transport,
        deliver(mail) {
          letters.push(mail);
          return transport.deliver(mail);
        },
      },
      printer: paperPrinter(surroundings.env),
      storage: storageOf(office.ledger, desk.dataDir, desk.textFolder),
      lastRound: () => lastRound,
      training: {
        async forward(days) {
          const until = clock.after(days);
          await passTime(office, transport, until, from);
          clock.moveTo(until);
        },
        letters,
      },
    },
    onFault: ({ route, error }) => surroundings.stderr.write(`${route}: ${String((error as Error).stack ?? error)}\n`),
  });
  try {
    await listen(server, { host: 'localhost', port }, '--port');
    const view = await overview(office, clock.now(), { coming: 10 });
    const told = { localTime: (at: string) => localTime(office.text, at), to, once: false };
    await desk.print([...openingLines(view, told, language), '', desk.say(openAt(port))]);
    await runScheduler(office, transport, {
      clock: { now: clock.now, elapsed: clock.elapsed, sleep: surroundings.sleep },
      from,
      signal,
      onRound: ({ at }) => {
        lastRound = at;
      },
      onClockLeap: () => {},
    });
  } finally {
    await server.close();
  }
  await desk.print(desk.say({ da: 'Stoppet. Intet er gået tabt.', en: 'Stopped. Nothing was lost.' }));
  return 0;
}

/** Puts the precedents and the example story into an empty ledger, with progress on a terminal. */
async function fillWithExamples(
  desk: Desk,
  office: Office,
  { transport, from }: MailRoute,
  at: Instant,
): Promise<void> {
  const { firstStart } = await import('../service/first-start.ts');
  const story = desk.ownFile('examples/first-start.yaml');
  await withProgress(desk, { da: 'Lægger eksempler ind', en: 'Loading examples' }, async (onProgress) => {
    await firstStart(office, transport, { story, at, from, onProgress });
  });
}

function portFrom(written: string | undefined): number {
  if (written === undefined) return usualPort;
  const port = Number(written);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw misuse({
    da: `--port er »${written}«. Skriv et helt tal fra 1 til 65535.`,
    en: `--port is "${written}". Write a whole number from 1 to 65535.`,
  });
}

function openAt(port: number) {
  return {
    da: `Åbn http://localhost:${port} i browseren. Stop med Ctrl-C.`,
    en: `Open http://localhost:${port} in the browser. Stop with Ctrl-C.`,
  };
}
