import type { Text } from '../policy/types.ts';
import type { MailRoute } from '../service/mail-route.ts';
import type { Office } from '../service/office.ts';
import { folderProblems, markFolder } from './data-folder.ts';
import type { Desk } from './desk.ts';
import { listen } from './listen.ts';
import { oneRoundOnly } from './one-round.ts';
import { type Exit, Problem } from './problem.ts';
import type { Tree } from './program.ts';
import { listOf, mailProblems, type ServeSettings, serveSettings } from './serve-settings.ts';
import { settingsTable } from './settings-table.ts';

export function commandsOfService({ root, leaf, say }: Tree): void {
  const command = root
    .command('serve')
    .option(
      '--once',
      say({ da: 'én runde uden websider, og stop så', en: 'one round without the pages, and then stop' }),
    );
  leaf<{ once?: boolean }>(
    command,
    {
      da: 'driften: websiderne, fristerne og påmindelserne',
      en: 'production: the pages, the deadlines and the reminders',
    },
    serve,
  );
  const plain = (text: Text) => say(text).replaceAll('`', '');
  const lines = settingsTable.map(
    ({ name, meaning, without }) =>
      `  ${name}\n      ${plain(meaning)} (${say({ da: 'ellers', en: 'otherwise' })}: ${plain(without)})`,
  );
  command.addHelpText('after', `\n${say({ da: 'Miljøvariable', en: 'Environment variables' })}:\n${lines.join('\n')}`);
}

async function serve(desk: Desk, _args: string[], { once }: { once?: boolean }): Promise<Exit> {
  const { env } = desk.surroundings;
  const { settings, problems } = serveSettings(env);
  const { route, problems: wrongMail } = await mailOf(desk, settings);
  const all = [...(once ? [] : problems), ...wrongMail, ...folderProblems(desk.dataDir, 'production')];
  if (route === null || all.length > 0) {
    await route?.transport.close();
    throw notStarted(all);
  }
  markFolder(desk.dataDir, 'production');
  try {
    return await desk.withOffice<Exit>('write', (bare) => {
      // Letters lead to the pages, also from a round without them where the address is known.
      const office = settings.url === '' ? bare : { ...bare, url: settings.url };
      return once ? oneRoundOnly(desk, office, route) : untilStopped(desk, office, route, settings);
    });
  } finally {
    await route.transport.close();
  }
}

async function mailOf(desk: Desk, { openId }: ServeSettings): Promise<{ route: MailRoute | null; problems: Text[] }> {
  const [{ mailRoute }, { hostProblems }] = await Promise.all([
    import('../service/mail-route.ts'),
    import('../service/allowed-hosts.ts'),
  ]);
  const { env } = desk.surroundings;
  const routed = mailRoute(env, desk.mailFolder);
  const server = env.LKT_SMTP_HOST?.trim();
  const hosts = [
    ...(server ? [{ setting: 'LKT_SMTP_HOST', host: server }] : []),
    ...(openId && URL.canParse(openId.issuer)
      ? [{ setting: 'LKT_OIDC_ISSUER', host: new URL(openId.issuer).hostname }]
      : []),
  ];
  const problems = [
    ...mailProblems(env),
    ...('problems' in routed ? routed.problems : []),
    ...(await hostProblems(hosts, listOf(env.LKT_ALLOWED_HOSTS))),
  ];
  return { route: 'route' in routed ? routed.route : null, problems };
}

/** How long requests under way may take once the house is to stop. */
const lastRequests = 10_000;

async function untilStopped(
  desk: Desk,
  office: Office,
  { transport, from, to }: MailRoute,
  { listen: at, ...settings }: ServeSettings,
): Promise<Exit> {
  const { surroundings } = desk;
  const [{ openProduction }, { runScheduler }, { paperPrinter }, { storageOf }] = await Promise.all([
    import('../web/production.ts'),
    import('../service/scheduler.ts'),
    import('../service/paper-printer.ts'),
    import('../service/storage.ts'),
  ]);
  const { now, elapsed, secret, stdout, stderr } = surroundings;
  const signal = surroundings.stopSignal();
  const { server, log, roundDone, firstLink } = await openProduction(settings, {
    office,
    transport,
    folder: desk.dataDir,
    printer: paperPrinter(surroundings.env),
    storage: storageOf(office.ledger, desk.dataDir, desk.textFolder),
    out: stdout,
    now,
    elapsed,
    secret,
  });
  await listen(server, at, 'LKT_LISTEN');
  log.info({ url: settings.url, listen: `${at.host}:${at.port}`, mail: 'server' in to ? 'smtp' : 'folder' }, 'started');
  if (process.getuid?.() === 0) log.warn({}, 'runs-as-root');
  const link = await firstLink();
  // Not in the log: whoever has the link may enter.
  if (link !== null) stderr.write(`${desk.say(firstStart(link))}\n`);
  const closed = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    .then(() => log.info({}, 'stopping'))
    .then(() => closeWithin(server, lastRequests));
  await runScheduler(office, transport, {
    clock: surroundings,
    from,
    signal,
    onRound: roundDone,
    onClockLeap: (before, after) => log.error({ before, after }, 'clock-leap'),
  }).catch(async (error) => {
    // Pages without a scheduler would look well while no deadline is watched.
    await closeWithin(server, lastRequests);
    throw error;
  });
  await closed;
  log.info({}, 'stopped');
  return 0;
}

interface Closing {
  close(): Promise<void>;
  server: { closeAllConnections(): void };
}

/** Takes no more requests, and cuts off those that are not done in time. */
async function closeWithin(server: Closing, milliseconds: number): Promise<void> {
  const late = setTimeout(() => server.server.closeAllConnections(), milliseconds);
  await server.close();
  clearTimeout(late);
}

function firstStart(link: string): Text {
  return {
    da: `Ingen er registreret endnu. Registrér den første administrator inden for 24 timer; linket virker én gang:\n${link}`,
    en: `Nobody is registered yet. Register the first administrator within 24 hours; the link works once:\n${link}`,
  };
}

function notStarted(problems: Text[]): Problem {
  const told = (language: 'da' | 'en') => problems.map((each) => each[language]).join('\n');
  return new Problem(3, { da: told('da'), en: told('en') }, 'unsafe-settings');
}
