/** What operations look at: whether the house lives, whether it is ready, its figures, and a log without personal data. */

import { timingSafeEqual } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { today } from '../service/days.ts';
import { figures } from '../service/figures.ts';
import type { Round } from '../service/scheduler.ts';
import type { House } from './house.ts';
import type { Log } from './log.ts';

export interface Operations {
  log: Log;
  /** Opens the figures from outside; null for this machine alone. */
  metricsToken: string | null;
  /** Folder whose disk must have room. */
  folder: string;
  /** Milliseconds that only ever grow. */
  elapsed(): number;
}

export interface Watch {
  roundDone(round: Round): void;
  fault(route: string): void;
}

/** A round comes at least twice a minute, and is made long only by a slow mail server. */
const longestSilence = 10 * 60_000;
const leastRoom = 200 * 1024 * 1024;
/** The figures of the ledger are reckoned at most this often. */
const figuresLast = 15_000;

export function watchOver(server: FastifyInstance, house: House, operations: Operations): Watch {
  const { log, elapsed, folder } = operations;
  const metrics = metricsOf(house, elapsed);
  let lastRound = elapsed();

  server.addHook('onResponse', async (request, reply) => {
    const route = routeOf(request);
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
    metrics.requests.inc({ method: request.method, route, status: reply.statusCode });
    metrics.durations.observe({ method: request.method, route }, reply.elapsedTime / 1000);
    log.info({ request: request.id, method: request.method, route, status: reply.statusCode, milliseconds }, 'request');
  });

  const apart = { config: { rateLimit: false }, logLevel: 'silent' } as const;
  server.get('/healthz', apart, async () => ({ ok: true }));
  server.get('/readyz', apart, async (_, reply) => {
    const checks = {
      ledger: await answers(() => house.office.ledger.nextWakeUp()),
      scheduler: elapsed() - lastRound <= longestSilence,
      disk: await answers(async () => {
        const { bavail, bsize } = await statfs(folder);
        if (bavail * bsize < leastRoom) throw new Error('There is too little room on the disk.');
      }),
    };
    const ok = Object.values(checks).every(Boolean);
    return reply.status(ok ? 200 : 503).send({ ok, ...checks });
  });
  server.get('/metrics', apart, async (request, reply) => {
    if (!mayRead(request, operations.metricsToken)) return reply.callNotFound();
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });

  return {
    roundDone({ letters, passed, sent, retried, dead, conflicts }) {
      lastRound = elapsed();
      metrics.rounds.inc();
      const did = { letters, passed, sent, retried, dead, conflicts };
      const level = Object.values(did).some((count) => count > 0) ? 'info' : 'debug';
      log[level](did, 'round');
    },
    fault: (route) => metrics.faults.inc({ route }),
  };
}

/** The pattern of the route, never the path: a path may hold the secret of a link or the id of a person. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unknown';
}

async function answers(work: () => Promise<unknown>): Promise<boolean> {
  return work().then(
    () => true,
    () => false,
  );
}

/** The token, or a caller on this very machine that speaks for nobody else. */
function mayRead(request: FastifyRequest, token: string | null): boolean {
  const [, given] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  if (token !== null && given !== undefined) {
    const [a, b] = [Buffer.from(given), Buffer.from(token)];
    return a.length === b.length && timingSafeEqual(a, b);
  }
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded;
  return forwarded === undefined && /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/.test(request.socket.remoteAddress ?? '');
}

function metricsOf(house: House, elapsed: () => number) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  let reckoned: { at: number; known: ReturnType<typeof figures> } | null = null;
  const now = () => {
    if (reckoned === null || elapsed() - reckoned.at > figuresLast) {
      const day = today(house.office.text, house.now());
      reckoned = { at: elapsed(), known: figures(house.office, day) };
    }
    return reckoned.known;
  };
  const gauge = (name: string, help: string, read: (known: Awaited<ReturnType<typeof figures>>) => number) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(read(await now()));
      },
    });
  gauge('lkt_cases_open', 'Open cases', ({ openCases }) => openCases);
  gauge('lkt_deadlines_overdue', 'Binding deadlines that have passed unmet', ({ overdue }) => overdue);
  gauge('lkt_people_bouncing', 'People whose address no longer receives mail', ({ bouncing }) => bouncing);
  gauge('lkt_incidents', 'Incidents for operations to look into', ({ incidents }) => incidents);
  new Gauge({
    name: 'lkt_outbox_letters',
    help: 'Letters of the outbox by state',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      for (const [state, count] of Object.entries((await now()).outbox)) this.set({ state }, count);
    },
  });
  return {
    registry,
    requests: new Counter({
      name: 'lkt_http_requests_total',
      help: 'Requests answered, by route and status',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    durations: new Histogram({
      name: 'lkt_http_request_seconds',
      help: 'Time from request to answer',
      labelNames: ['method', 'route'],
      buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
      registers,
    }),
    rounds: new Counter({ name: 'lkt_scheduler_rounds_total', help: 'Rounds of the scheduler', registers }),
    faults: new Counter({
      name: 'lkt_faults_total',
      help: 'Faults of the program itself',
      labelNames: ['route'],
      registers,
    }),
  };
}
