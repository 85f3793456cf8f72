/** What a data folder is for, and whether it is fit for production. */

import { accessSync, constants, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '../policy/types.ts';
import { makeFolder } from './desk.ts';

type Purpose = 'training' | 'production';

const mark = 'purpose';

/** Everything that speaks against using the folder; nothing is written. A folder that does not exist yet is fine. */
export function folderProblems(folder: string, purpose: Purpose): Text[] {
  if (!existsSync(folder)) return [];
  const file = join(folder, mark);
  const marked = existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
  const problems: Text[] = [];
  if (marked === 'training' && purpose === 'production') {
    problems.push({
      da: `Datamappen ${folder} er en øvelsesmappe med opdigtede personer og sager. Vælg en anden med LKT_DATA.`,
      en: `The data folder ${folder} is one of training, with invented people and cases. Choose another with LKT_DATA.`,
    });
  }
  if (marked === 'production' && purpose === 'training') {
    problems.push({
      da: `Datamappen ${folder} er i drift. Øv i en anden, for eksempel --data oevelse.`,
      en: `The data folder ${folder} is in production. Train in another, for instance --data training-data.`,
    });
  }
  return purpose === 'production' ? [...problems, ...unsafe(folder)] : problems;
}

/** Makes the folder, closed to others, and marks what it is for. @throws {Problem} */
export function markFolder(folder: string, purpose: Purpose): void {
  makeFolder(folder);
  if (!existsSync(join(folder, mark))) writeFileSync(join(folder, mark), `${purpose}\n`, { mode: 0o600 });
}

function unsafe(folder: string): Text[] {
  const stat = statSync(folder);
  if (!stat.isDirectory()) return [];
  const problems: Text[] = [];
  if ((stat.mode & 0o007) !== 0) {
    problems.push({
      da: `Datamappen ${folder} kan læses af alle på maskinen. Luk den: chmod 700 ${folder}.`,
      en: `The data folder ${folder} can be read by everybody on the machine. Close it: chmod 700 ${folder}.`,
    });
  }
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    problems.push({
      da: `Datamappen ${folder} må ikke skrives i. Giv programmets bruger ret til den.`,
      en: `The data folder ${folder} may not be written to. Give the program’s user the right to it.`,
    });
  }
  return problems;
}
