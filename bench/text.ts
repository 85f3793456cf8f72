import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkText } from '../src/policy/check.ts';
import { kindSchemasFrom } from '../src/policy/kind-schemas.ts';
import type { TextFiles } from '../src/policy/kinds.ts';
import { readTextFolder } from '../src/policy/read.ts';
import { atMost, type Figure, microseconds, sideBySide } from './measure.ts';
import { root } from './the-text.ts';

/**
 * The whole text read and checked: in a warm process that has seen every file before, in one where every file has changed,
 * and as the cold process `lkt policy check`. The demands are times, so what is beside them only tells the machine.
 */
export async function text(): Promise<Figure[]> {
  const main = join(root, 'dist', 'main.js');
  if (!existsSync(main)) throw new Error('dist/main.js is missing: run "npm run build" first.');
  const schemas = kindSchemasFrom(readTextFolder(root));
  let edits = 0;
  const [unchanged, reading] = await sideBySide(
    () => checkText(readTextFolder(root), schemas),
    () => readTextFolder(root),
    { rounds: 5, milliseconds: 600 },
  );
  const [changed] = await sideBySide(
    () => {
      edits += 1;
      return checkText(edited(readTextFolder(root), edits), schemas);
    },
    () => readTextFolder(root),
    { rounds: 5, milliseconds: 600 },
  );
  const [cold, empty] = await sideBySide(
    () => spawnSync(process.execPath, [main, 'policy', 'check'], { cwd: root }),
    () => spawnSync(process.execPath, ['-e', '']),
    { rounds: 7, milliseconds: 1 },
  );
  const readAlone = `reading the files alone: ${microseconds(reading)}`;
  return [
    {
      what: 'Whole text read and checked, warm, every file changed',
      measured: microseconds(changed),
      against: readAlone,
      ...atMost(150, changed / 1000, ' ms'),
    },
    {
      what: 'The same, no file changed',
      measured: microseconds(unchanged),
      against: readAlone,
      ...atMost(150, unchanged / 1000, ' ms'),
    },
    {
      what: '`lkt policy check`, a cold process',
      measured: microseconds(cold),
      against: `an empty Node process: ${microseconds(empty)}`,
      ...atMost(700, cold / 1000, ' ms'),
    },
  ];
}

/** The files with as much white space at the end as nobody has seen yet. */
function edited(files: TextFiles, times: number): TextFiles {
  const space = '\n'.repeat(times);
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, content + space]));
}
