import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventsEach, idOf, lkts, secretOf, visitors } from './many-lkts.ts';
import { type Served, withManyLkts } from './many-lkts-house.ts';
import { atMost, type Figure, milliseconds } from './measure.ts';

const [perSecond, seconds, warmUp] = [50, 10, 100];
const agent = new Agent({ keepAlive: true });

/**
 * Pages of a house with 1,000 LKTs and 100,000 events, asked for 50 times a second by another process, which also changes
 * an LKT every second. The time is from when a request was to be sent until the last byte, so that one that had to wait
 * for others counts as waiting.
 */
export function pages(): Promise<Figure[]> {
  return withManyLkts(async (served) => {
    const wanted = [
      { what: 'Overblik', path: () => '/' },
      { what: 'An LKT page', path: (index: number) => `/cases/${idOf((index * 37) % lkts)}` },
      { what: 'The list of cases', path: () => '/cases' },
    ];
    const writer = setInterval(served.change, 1000);
    const figures: Figure[] = [];
    try {
      for (const { what, path } of wanted) figures.push(await figureOf(served, what, path));
    } finally {
      clearInterval(writer);
      agent.destroy();
    }
    return figures;
  });
}

async function figureOf(
  { house, bare, processorTime }: Served,
  what: string,
  path: (index: number) => string,
): Promise<Figure> {
  const first = await taken(house + path(0));
  // The same pages over and over are warm; of the LKTs only some have been seen before.
  for (let index = 0; index < warmUp; index += 1) await taken(house + path(index));
  const before = await processorTime();
  const own = await atPace((index) => house + path(index));
  const work = ((await processorTime()) - before) / (perSecond * seconds);
  const plain = await atPace(() => `${bare}/${own.bytes}`);
  return {
    what: `${what}, ${lkts} LKTs and ${lkts * eventsEach} events, ${perSecond} requests a second: p99`,
    measured: `p50 ${milliseconds(own.p50)}, p99 ${milliseconds(own.p99)}; processor time ${milliseconds(work)} a request; the first one of all ${milliseconds(first.milliseconds)}`,
    against: `as many bytes (${Math.round(own.bytes / 1000)} kB) from bare Fastify: p50 ${milliseconds(plain.p50)}, p99 ${milliseconds(plain.p99)}`,
    ...atMost(50, own.p99, ' ms'),
  };
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
