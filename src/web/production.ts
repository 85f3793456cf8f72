/** The house in production: its doors, its log and what operations look at. */

import type { FastifyInstance } from 'fastify';
import { hashOf } from '../ledger/secret-hash.ts';
import type { Transport } from '../post/mail.ts';
import { offerFirstLink } from '../service/first-administrator.ts';
import type { Office } from '../service/office.ts';
import type { Round } from '../service/scheduler.ts';
import { warmUp } from '../service/warm-up.ts';
import type { House } from './house.ts';
import { faultFields, type Log, type LogLevel, openLog } from './log.ts';
import { type OpenIdSettings, openId } from './openid.ts';
import { watchOver } from './operations.ts';
import { createServer } from './server.ts';

export type { LogLevel } from './log.ts';

export interface WebSettings {
  url: string;
  proxies: string[];
  log: LogLevel;
  metricsToken: string | null;
  bouncesToken: string | null;
  openId: OpenIdSettings | null;
}

export interface Surroundings {
  office: Office;
  transport: Transport;
  /** The data folder. */
  folder: string;
  printer: House['printer'];
  storage: NonNullable<House['storage']>;
  out: NodeJS.WritableStream;
  now(): string;
  elapsed(): number;
  secret(): string;
}

export interface Production {
  server: FastifyInstance;
  log: Log;
  roundDone(round: Round): void;
  /** The link by which the first administrator enters; null where somebody is registered. */
  firstLink(): Promise<string | null>;
}

export async function openProduction(settings: WebSettings, surroundings: Surroundings): Promise<Production> {
  const { office, transport, folder, printer, storage, out, now, elapsed, secret } = surroundings;
  const { url, proxies, metricsToken, bouncesToken } = settings;
  const log = openLog(settings.log, out, now);
  let lastRound: string | null = null;
  const house: House = {
    office,
    mode: 'production',
    now,
    secret,
    url,
    transport,
    printer,
    storage,
    lastRound: () => lastRound,
    bouncesToken,
  };
  if (settings.openId) {
    house.openId = openId(settings.openId, url, {
      elapsed,
      secret,
      onFailure: (error) => log.warn(faultFields(error), 'openid-failed'),
    });
  }
  const server = await createServer({
    house,
    proxies,
    onFault({ request, route, error }) {
      watch.fault(route);
      log.error({ request, route, ...faultFields(error) }, 'fault');
    },
  });
  await warmUp(office, now()).catch((error) => log.error(faultFields(error), 'fault'));
  const watch = watchOver(server, house, { log, metricsToken, folder, elapsed });
  return {
    server,
    log,
    roundDone(round) {
      lastRound = round.at;
      watch.roundDone(round);
    },
    async firstLink() {
      const key = secret();
      return (await offerFirstLink(office, { hash: hashOf(key), at: now() })) ? `${url}/first/${key}` : null;
    },
  };
}
