/** What is asked of a reader without places, beside the one with places. */

import { expect } from 'vitest';
import type { TextFiles } from '../../src/policy/kinds.ts';
import { parsePlaced } from '../../src/policy/placed.ts';
import { randomlyEdited } from './random-edits.ts';

type Plain = (source: string) => { value: unknown } | undefined;

/** Every file is read, and to what the reader with places finds. */
export function expectAllRead(files: TextFiles, plain: Plain): void {
  for (const [file, content] of Object.entries(files)) {
    const placed = parsePlaced(file, content);
    expect([file, plain(content)?.value, placed.findings]).toEqual([file, placed.parsed.value, []]);
  }
}

/** Of 500 random edits, those that are read are read to what the reader with places finds, and it finds no fault in them. */
export function expectNeverOtherwise(files: TextFiles, plain: Plain, first: number): void {
  let [read, refused] = [0, 0];
  for (let seed = first; seed < first + 500; seed += 1) {
    for (const [file, content] of Object.entries(randomlyEdited(files, seed))) {
      if (content === files[file]) continue;
      const quick = plain(content);
      if (quick === undefined) {
        refused += 1;
        continue;
      }
      read += 1;
      const placed = parsePlaced(file, content);
      expect([seed, file, quick.value, placed.findings]).toEqual([seed, file, placed.parsed.value, []]);
    }
  }
  expect([read > 50, refused > 50]).toEqual([true, true]);
}
