/** The clock of training: that of the machine, moved forward by as much as has been asked for. */

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../engine/types.ts';
import { makeFolders } from './files.ts';
import type { Surroundings } from './surroundings.ts';

export interface TrainingClock {
  now(): Instant;
  elapsed(): number;
  after(days: number): Instant;
  moveTo(instant: Instant): void;
}

/** How far it has been moved is kept in the data folder, so that it never runs backwards. */
export function trainingClock(folder: string, { now, elapsed }: Pick<Surroundings, 'now' | 'elapsed'>): TrainingClock {
  const file = join(folder, 'training-clock.json');
  let ahead = existsSync(file) ? Number(JSON.parse(readFileSync(file, 'utf8')).ahead) : 0;
  const shifted = (by: number) => new Date(Date.parse(now()) + by).toISOString();
  return {
    now: () => shifted(ahead),
    elapsed: () => elapsed() + ahead,
    after: (days) => shifted(ahead + days * 86_400_000),
    moveTo(instant) {
      ahead = Math.max(ahead, Date.parse(instant) - Date.parse(now()));
      makeFolders(folder);
      writeFileSync(`${file}.new`, JSON.stringify({ ahead }));
      renameSync(`${file}.new`, file);
    },
  };
}
