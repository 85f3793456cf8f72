/** Draws the pictures that hang on the wall: `npm run pictures` writes them beside this file. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawWorkflow } from '../../src/documents/statechart.ts';
import { drawTimeLine } from '../../src/documents/time-line.ts';
import { record } from '../../src/lab/record.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { parseText } from '../../src/policy/text.ts';
import { timeLineOf } from '../../src/service/case-time-line.ts';
import { policyOn } from '../../src/service/policy-on.ts';

const root = join(import.meta.dirname, '../..');
// A statechart has no dates in it; the text merely has to be read at one.
const at = '2026-01-01';

/** Every picture as the text gives it now: name of the file → SVG. */
export async function pictures(): Promise<Record<string, string>> {
  const { text } = parseText(readTextFolder(root));
  const policyAt = policyOn(text);
  const statecharts = Object.keys(policyAt(at).workflows).map(
    async (id) => [`${id}.svg`, await drawWorkflow(policyAt(at), id, 'da', { format: 'svg' })] as const,
  );
  const timeLines = ['hoftenaere'].map((id) => {
    const precedent = text.precedents.get(id)!.value;
    const { steps } = record(policyAt, id, precedent);
    const events = steps.map(({ event }) => event);
    const { knownUntil } = precedent;
    const seenFrom = { day: knownUntil, is: 'end-of-record' as const };
    const timeLine = timeLineOf(policyAt(knownUntil), steps.at(-1)!.after, events, seenFrom);
    return [`${id}.svg`, drawTimeLine(timeLine, 'da')] as const;
  });
  return Object.fromEntries([...(await Promise.all(statecharts)), ...timeLines]);
}

if (import.meta.main) {
  for (const [file, svg] of Object.entries(await pictures())) writeFileSync(join(import.meta.dirname, file), svg);
}
