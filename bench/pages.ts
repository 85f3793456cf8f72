import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildManyLkts, eventsEach, idOf, lkts } from './many-lkts.ts';
import { atMost, type Figure, microseconds } from './measure.ts';
import { root, thePolicy } from './the-text.ts';

const [perSecond, seconds, warmUp] = [50, 10, 100];
const secret = 'bench'.padEnd(43, 'x');
const agent = new Agent({ keepAlive: true });

/**
 * Pages of a house with 1,000 LKTs and 100,000 events, asked for 50 times a second by another process. The time is from
 * when a request was to be sent until the last byte, so that one that had to wait for others counts as waiting.
 */
export async function pages(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lkt-bench-'));
  const file = join(folder, 'ledger.sqlite');
  await buildManyLkts(file, thePolicy());
  const server = fork(join(root, 'bench', 'pages-server.ts'), [file, secret]);
  try {
    const [house, bare] = await addressesOf(server);
    const wanted = [
      { what: 'Overblik', path: () => '/' },
      { what: 'An LKT page', path: (index: number) => `/cases/${idOf((index * 37) % lkts)}` },
      { what: 'The list of cases', path: () => '/cases' },
    ];
    const figures: Figure[] = [];
    for (const { what, path } of wanted) {
      // The same pages over and over are warm; of the LKTs only some have been seen before.
      for (let index = 0; index < warmUp; index += 1) await taken(house + path(index));
      const own = await atPace((index) => house + path(index));
      const plain = await atPace(() => `${bare}/${own.bytes}`);
      figures.push({
        what: `${what}, ${lkts} LKTs and ${lkts * eventsEach} events, ${perSecond} requests a second: p99`,
        measured: `p50 ${microseconds(own.p50 * 1000)}, p99 ${microseconds(own.p99 * 1000)}`,
        against: `as many bytes (${Math.round(own.bytes / 1000)} kB) from bare Fastify: p50 ${microseconds(plain.p50 * 1000)}, p99 ${microseconds(plain.p99 * 1000)}`,
        ...atMost(50, own.p99, ' ms'),
      });
    }
    return figures;
  } finally {
    server.kill();
    await once(server, 'exit');
    agent.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function addressesOf(server: ChildProcess): Promise<[string, string]> {
  const gone = once(server, 'exit').then(() => {
    throw new Error('The server did not start; is it built?');
  });
  const [addresses] = await Promise.race([once(server, 'message'), gone]);
  gone.catch(() => {});
  return addresses as [string, string];
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

let visitors = 0;

function taken(url: string, since = performance.now()): Promise<{ milliseconds: number; bytes: number }> {
  visitors += 1;
  const headers = {
    cookie: `lkt=${secret}`,
    'accept-encoding': 'br',
    'x-forwarded-for': `10.0.${(visitors >> 8) & 255}.${visitors & 255}`,
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => {
        if (answer.statusCode !== 200) reject(new Error(`${url} answers ${answer.statusCode}.`));
        else resolve({ milliseconds: performance.now() - since, bytes });
      });
    });
    sent.on('error', reject).end();
  });
}
