import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSqliteLedger } from '../src/ledger/sqlite.ts';
import { buildManyLkts, eventsEach, idOf, liveOn, lkts, secretOf, visitors } from './many-lkts.ts';
import { atMost, type Figure, milliseconds } from './measure.ts';
import { root, thePolicy } from './the-text.ts';

const [perSecond, seconds, warmUp] = [50, 10, 100];
const agent = new Agent({ keepAlive: true });

/**
 * Pages of a house with 1,000 LKTs and 100,000 events, asked for 50 times a second by another process, which also changes
 * an LKT every second. The time is from when a request was to be sent until the last byte, so that one that had to wait
 * for others counts as waiting.
 */
export async function pages(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lkt-bench-'));
  const file = join(folder, 'ledger.sqlite');
  const policy = thePolicy();
  await buildManyLkts(file, policy);
  const server = fork(join(root, 'bench', 'pages-server.ts'), [file]);
  const ledger = await openSqliteLedger(file);
  let writes = 0;
  const writer = setInterval(() => liveOn(ledger, policy, (writes++ * 7) % lkts), 1000);
  try {
    const { house, bare } = await startedServer(server);
    const wanted = [
      { what: 'Overblik', path: () => '/' },
      { what: 'An LKT page', path: (index: number) => `/cases/${idOf((index * 37) % lkts)}` },
      { what: 'The list of cases', path: () => '/cases' },
    ];
    const figures: Figure[] = [];
    for (const { what, path } of wanted) {
      const first = await taken(house + path(0));
      // The same pages over and over are warm; of the LKTs only some have been seen before.
      for (let index = 0; index < warmUp; index += 1) await taken(house + path(index));
      const before = await processorTime(server);
      const own = await atPace((index) => house + path(index));
      const work = ((await processorTime(server)) - before) / (perSecond * seconds);
      const plain = await atPace(() => `${bare}/${own.bytes}`);
      figures.push({
        what: `${what}, ${lkts} LKTs and ${lkts * eventsEach} events, ${perSecond} requests a second: p99`,
        measured: `p50 ${milliseconds(own.p50)}, p99 ${milliseconds(own.p99)}, processor time ${milliseconds(work)} a request; the first one of all ${milliseconds(first.milliseconds)}`,
        against: `as many bytes (${Math.round(own.bytes / 1000)} kB) from bare Fastify: p50 ${milliseconds(plain.p50)}, p99 ${milliseconds(plain.p99)}`,
        ...atMost(50, own.p99, ' ms'),
      });
    }
    return figures;
  } finally {
    clearInterval(writer);
    server.kill();
    await once(server, 'exit');
    await ledger.close();
    agent.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Addresses {
  /** Of the house, and of a server that answers as many bytes as it is asked for. */
  house: string;
  bare: string;
}

async function startedServer(server: ChildProcess): Promise<Addresses> {
  const gone = once(server, 'exit').then(() => {
    throw new Error('The server did not start; is it built?');
  });
  const [addresses] = await Promise.race([once(server, 'message'), gone]);
  gone.catch(() => {});
  return addresses as Addresses;
}

/** Milliseconds of processor time that the server has taken so far. */
async function processorTime(server: ChildProcess): Promise<number> {
  server.send('processor time');
  const [milliseconds] = await once(server, 'message');
  return milliseconds as number;
}

async function atPace(url: (index: number) => string) {
  const start = performance.now();
  const answers: Promise<{ milliseconds: number; bytes: number }>[] = [];
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const due = start + (index * 1000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    answers.push(taken(url(index), due));
  }
  const settled = await Promise.allSettled(answers);
  const lost = settled.filter(({ status }) => status === 'rejected').length;
  if (lost > 0) throw new Error(`${lost} of ${settled.length} requests were not answered.`);
  const all = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const times = all.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(times.length * share) - 1] as number;
  return { p50: at(0.5), p99: at(0.99), bytes: all[0]?.bytes ?? 0 };
}

let sent = 0;

function taken(url: string, since = performance.now()): Promise<{ milliseconds: number; bytes: number }> {
  sent += 1;
  const headers = {
    cookie: `lkt=${secretOf(sent % visitors.length)}`,
    'accept-encoding': 'br',
    'x-forwarded-for': `10.0.${(sent >> 8) & 255}.${sent & 255}`,
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => {
        if (answer.statusCode !== 200) reject(new Error(`${url} answers ${answer.statusCode}.`));
        else resolve({ milliseconds: performance.now() - since, bytes });
      });
    });
    asked.on('error', reject).end();
  });
}
