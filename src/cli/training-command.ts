import type { Round } from '../service/scheduler.ts';
import type { Desk } from './desk.ts';
import { type Exit, misuse, Problem } from './problem.ts';
import type { Tree } from './program.ts';
import { fillWithExamples } from './serve-command.ts';
import { openingLines } from './serve-lines.ts';
import { trainingClock } from './training-clock.ts';

const usualPort = 8080;

export function commandOfTraining({ root, leaf, say }: Tree): void {
  leaf<{ port?: string }>(
    root
      .command('training')
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

async function training(desk: Desk, _args: string[], { port: written }: { port?: string }): Promise<Exit> {
  const port = portFrom(written);
  const { surroundings, language } = desk;
  const [
    { mailRoute, folderRoute },
    { runScheduler },
    { overview },
    { localTime },
    { passTime },
    { paperPrinter },
    { storageOf },
    { createServer },
  ] = await Promise.all([
    import('../service/mail-route.ts'),
    import('../service/scheduler.ts'),
    import('../service/overview.ts'),
    import('../service/days.ts'),
    import('../service/example-story.ts'),
    import('../service/paper-printer.ts'),
    import('../service/storage.ts'),
    import('../web/server.ts'),
  ]);
  // Whatever the environment says of a mail server: nothing made up may reach it.
  const routed = mailRoute({}, desk.mailFolder);
  if ('problems' in routed) throw new Error('The usual sender is not an address.');
  const { from } = routed.route;
  const transport = folderRoute(desk.mailFolder);
  const clock = trainingClock(desk.dataDir, surroundings);
  const url = `http://localhost:${port}`;
  await desk.fillNewLedger((office) => fillWithExamples(desk, { ...office, url }, { from, at: clock.now() }));
  return desk.withOffice<Exit>('write', async (bare) => {
    const office = { ...bare, url };
    let lastRound: string | null = null;
    const server = await createServer({
      house: {
        office,
        mode: 'training',
        now: clock.now,
        secret: surroundings.secret,
        url,
        transport,
        printer: paperPrinter(surroundings.env),
        storage: storageOf(office.ledger, desk.dataDir, desk.textFolder),
        lastRound: () => lastRound,
        training: {
          async forward(days) {
            const until = clock.after(days);
            await passTime(office, transport, until, from);
            clock.moveTo(until);
          },
        },
      },
      onFault: ({ route, error }) =>
        surroundings.stderr.write(`${route}: ${String((error as Error).stack ?? error)}\n`),
    });
    try {
      await listen(server, port);
      const view = await overview(office, clock.now(), { coming: 10 });
      const told = {
        localTime: (at: string) => localTime(office.text, at),
        to: { folder: desk.mailFolder },
        once: false,
      };
      await desk.print([...openingLines(view, told, language), '', desk.say(openAt(port))]);
      await runScheduler(office, transport, {
        clock: { now: clock.now, elapsed: clock.elapsed, sleep: surroundings.sleep },
        from,
        signal: surroundings.stopSignal(),
        onRound: ({ at }: Round) => {
          lastRound = at;
        },
        onClockLeap: () => {},
      });
    } finally {
      await server.close();
      await transport.close();
    }
    await desk.print(desk.say({ da: 'Stoppet. Intet er gået tabt.', en: 'Stopped. Nothing was lost.' }));
    return 0;
  });
}

async function listen(server: { listen(to: { host: string; port: number }): Promise<string> }, port: number) {
  try {
    await server.listen({ host: 'localhost', port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Problem(3, {
      da: `Port ${port} er optaget. Vælg en anden: --port 8090.`,
      en: `Port ${port} is taken. Choose another: --port 8090.`,
    });
  }
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
