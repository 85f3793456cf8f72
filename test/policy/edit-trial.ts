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
  /** Of processor time, in milliseconds. */
  slowest: { seed: number; milliseconds: number };
  /** Growth of the heap during one check. */
  largest: { seed: number; megabytes: number };
}

export async function tryEdits(
  files: TextFiles,
  schemas: KindSchemas,
  from: number,
  count: number,
  heard: (done: number) => void = () => {},
): Promise<Trials> {
  const trials: Trials = {
    faults: [],
    findings: 0,
    slowest: { seed: 0, milliseconds: 0 },
    largest: { seed: 0, megabytes: 0 },
  };
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
    const { user, system } = process.cpuUsage(began);
    const milliseconds = (user + system) / 1_000;
    const megabytes = (process.memoryUsage().heapUsed - heap) / 2 ** 20;
    if (milliseconds > trials.slowest.milliseconds) trials.slowest = { seed, milliseconds };
    if (megabytes > trials.largest.megabytes) trials.largest = { seed, megabytes };
    heard(seed - from + 1);
  }
  return trials;
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
