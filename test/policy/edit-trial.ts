/** Checks randomly edited texts and tells what should never be: an exception, a finding without a place, slowness. */

import { checkText } from '../../src/policy/check.ts';
import type { Finding } from '../../src/policy/findings.ts';
import type { KindSchemas } from '../../src/policy/kind-schemas.ts';
import type { TextFiles } from '../../src/policy/kinds.ts';
import { randomlyEdited } from './random-edits.ts';

export interface Trials {
  /** Seed and what was wrong. */
  faults: string[];
  findings: number;
  /** Of processor time, in milliseconds: each the least of a few measurements. */
  slowest: { seed: number; milliseconds: number };
  /** A check of the unedited text, every file read anew: the measure of how fast this machine is just now. */
  cleanMilliseconds: number;
  /** Growth of the heap during one check. */
  largest: { seed: number; megabytes: number };
}

/** An edit may cost a second where the check of the unedited text costs 150 ms. */
export const mostTimesClean = 1_000 / 150;

/** So many of the edits that took longest are measured again. */
const suspects = 5;

export async function tryEdits(
  files: TextFiles,
  schemas: KindSchemas,
  from: number,
  count: number,
  heard: (done: number, faults: number) => void = () => {},
): Promise<Trials> {
  const trials: Trials = {
    faults: [],
    findings: 0,
    slowest: { seed: 0, milliseconds: 0 },
    cleanMilliseconds: 0,
    largest: { seed: 0, megabytes: 0 },
  };
  let longest: Trials['slowest'][] = [];
  // What is made once for all, such as the compiled schemas, is no part of an edit.
  await checkText(files, schemas);
  for (let seed = from; seed < from + count; seed += 1) {
    const edited = randomlyEdited(files, seed);
    const heap = process.memoryUsage().heapUsed;
    const began = process.cpuUsage();
    try {
      const findings = await checkText(edited, schemas);
      trials.findings += findings.length;
      for (const found of findings) {
        const fault = faultOf(found, edited);
        if (fault) trials.faults.push(`seed ${seed}: ${fault}: ${JSON.stringify(found)}`);
      }
    } catch (error) {
      trials.faults.push(`seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    const milliseconds = since(began);
    const megabytes = (process.memoryUsage().heapUsed - heap) / 2 ** 20;
    longest = [...longest, { seed, milliseconds }]
      .toSorted((a, b) => b.milliseconds - a.milliseconds)
      .slice(0, suspects);
    if (megabytes > trials.largest.megabytes) trials.largest = { seed, megabytes };
    heard(seed - from + 1, trials.faults.length);
  }
  trials.cleanMilliseconds = (await measured(files, Object.keys(files), schemas)).toSorted((a, b) => a - b)[
    rounds >> 1
  ]!;
  for (const { seed, milliseconds } of longest) {
    const edited = randomlyEdited(files, seed);
    const changed = Object.keys(edited).filter((name) => edited[name] !== files[name]);
    const least = Math.min(milliseconds, ...(await measured(edited, changed, schemas)));
    if (least > trials.slowest.milliseconds) trials.slowest = { seed, milliseconds: least };
  }
  return trials;
}

const rounds = 5;

/** Checks a few times, each time with a line end more in the named files, so that they are read anew. */
async function measured(files: TextFiles, anew: string[], schemas: KindSchemas): Promise<number[]> {
  const costs: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const renewed = Object.fromEntries(anew.map((name) => [name, `${files[name]}${'\n'.repeat(round)}`]));
    const began = process.cpuUsage();
    await checkText({ ...files, ...renewed }, schemas);
    costs.push(since(began));
  }
  return costs;
}

/** Milliseconds of processor time: other processes on the machine hardly count. */
function since(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}

function faultOf({ file, line, column, message }: Finding, files: TextFiles): string | undefined {
  for (const sentence of [message.da, message.en]) {
    if (sentence.trim() === '' || /undefined|\[object|NaN/.test(sentence.replace(/"[^"]*"/g, '')))
      return 'says nothing';
  }
  if (message.da === message.en) return 'is not told in both languages';
  const content = files[file];
  // A file or folder that is missing is told by its name.
  if (content === undefined)
    return line === 1 && column === 1 && /^(?:workflows|rules|schemas)\//.test(file) ? undefined : 'has no file';
  const lines = content.split(/\r\n|\n|\r/);
  if (line < 1 || line > lines.length) return 'is outside the file';
  return column < 1 || column > (lines[line - 1]?.length ?? 0) + 1 ? 'is outside the line' : undefined;
}
