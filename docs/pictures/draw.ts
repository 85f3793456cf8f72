/** Draws the statecharts that hang on the wall: `npm run pictures` writes them beside this file. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawWorkflow } from '../../src/documents/statechart.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { parseText } from '../../src/policy/text.ts';

const root = join(import.meta.dirname, '../..');
// A statechart has no dates in it; the text merely has to be read at one.
const at = '2026-01-01';

/** Every picture as the text gives it now: name of the file → SVG. */
export async function pictures(): Promise<Record<string, string>> {
  const resolved = resolvePolicy(parseText(readTextFolder(root)).text, at);
  if ('findings' in resolved) throw new Error('The text has errors: npx lkt policy check tells which.');
  const drawn = ['national-lkt', 'nomination-round'].map(
    async (id) => [`${id}.svg`, await drawWorkflow(resolved.policy, id, 'da', { format: 'svg' })] as const,
  );
  return Object.fromEntries(await Promise.all(drawn));
}

if (import.meta.main) {
  for (const [file, svg] of Object.entries(await pictures())) writeFileSync(join(import.meta.dirname, file), svg);
}
