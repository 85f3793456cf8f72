import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkText } from '../src/policy/check.ts';
import { kindSchemasFrom } from '../src/policy/kind-schemas.ts';
import { readTextFolder } from '../src/policy/read.ts';
import { type Figure, microseconds, sideBySide } from './measure.ts';
import { root } from './the-text.ts';

/** The whole text read and checked, warm, and as a cold process against an empty Node. */
export async function loadingOfText(): Promise<Figure[]> {
  const main = join(root, 'dist', 'main.js');
  const schemas = kindSchemasFrom(readTextFolder(root));
  const [warm, reading] = await sideBySide(
    () => checkText(readTextFolder(root), schemas),
    () => readTextFolder(root),
    { rounds: 5, milliseconds: 600 },
  );
  const [cold, empty] = await sideBySide(
    () => spawnSync(process.execPath, [main, 'policy', 'check'], { cwd: root }),
    () => spawnSync(process.execPath, ['-e', '']),
    { rounds: 5, milliseconds: 1 },
  );
  return [
    {
      what: 'whole text read and checked, warm',
      measured: microseconds(warm),
      against: `reading the files ${microseconds(reading)}`,
      ratio: `${(warm / reading).toFixed(1)}× its time`,
    },
    {
      what: '`lkt policy check`, cold process',
      measured: microseconds(cold),
      against: `an empty Node process ${microseconds(empty)}`,
      ratio: `${(cold / empty).toFixed(1)}× its time`,
    },
  ];
}
