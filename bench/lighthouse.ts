import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import bundled from '@sparticuz/chromium';
import { idOf, secretOf } from './many-lkts.ts';
import { type Served, withManyLkts } from './many-lkts-house.ts';
import { atLeast, type Figure, median, milliseconds } from './measure.ts';

/** Fetched when it is asked for: too large to be installed with everything else. */
const lighthouse = ['--yes', 'lighthouse@13.5.0'];
const rounds = 3;
const run = promisify(execFile);

interface Report {
  categories: Record<'performance' | 'accessibility', { score: number }>;
  audits: Record<string, { numericValue: number }>;
  environment: { benchmarkIndex: number };
}

/** Lighthouse as it comes: a mobile of the middle range on slow 4G, the processor slowed to a quarter, nothing in the cache. */
export function lighthouseScores(): Promise<Figure[]> {
  return withManyLkts(async (served) => {
    const figures: Figure[] = [];
    for (const { what, path } of [
      { what: 'Overblik', path: '/' },
      { what: 'An LKT page', path: `/cases/${idOf(37)}` },
    ])
      figures.push(...(await figuresOf(what, served, path)));
    return figures;
  });
}

async function figuresOf(what: string, { house }: Served, path: string): Promise<Figure[]> {
  const reports: Report[] = [];
  for (let round = 0; round < rounds; round += 1) reports.push(await reportOn(house + path));
  const middle = (value: (report: Report) => number) => median(reports.map(value));
  const of = (audit: string) => middle(({ audits }) => audits[audit]!.numericValue);
  const time = (audit: string) => milliseconds(of(audit));
  const parts = [
    `first paint ${time('first-contentful-paint')}`,
    `largest paint ${time('largest-contentful-paint')}`,
    `blocked ${Math.round(of('total-blocking-time'))} ms`,
    `shift ${of('cumulative-layout-shift').toFixed(3)}`,
    `speed index ${time('speed-index')}`,
  ];
  const machine = `the machine’s benchmark index ${Math.round(middle(({ environment }) => environment.benchmarkIndex))}`;
  const score = (category: keyof Report['categories']) => middle(({ categories }) => categories[category].score * 100);
  return [
    {
      what: `${what}, Lighthouse’s performance, the median of ${rounds}`,
      measured: parts.join(', '),
      against: machine,
      ...atLeast(95, score('performance'), ''),
    },
    {
      what: `${what}, Lighthouse’s accessibility`,
      measured: 'every audit that a machine can do',
      against: '100',
      ...atLeast(95, score('accessibility'), ''),
    },
  ];
}

async function reportOn(url: string): Promise<Report> {
  // In one process, Chromium mixes what belongs to one page with what belongs to another.
  const flags = bundled.args.filter((each) => each !== '--single-process' && each !== '--no-zygote');
  const { stdout } = await run(
    'npx',
    [
      ...lighthouse,
      url,
      '--quiet',
      '--output=json',
      '--only-categories=performance,accessibility',
      `--extra-headers=${JSON.stringify({ Cookie: `lkt=${secretOf(0)}` })}`,
      `--chrome-flags=${flags.join(' ')}`,
    ],
    { maxBuffer: 64 * 2 ** 20, env: { ...process.env, CHROME_PATH: await bundled.executablePath() } },
  );
  return JSON.parse(stdout) as Report;
}
