import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Problem } from './problem.ts';

/** The content of a file that was named on the command line. @throws {Problem} */
export function contentOf(file: string, cwd: string): Buffer {
  try {
    return readFileSync(resolve(cwd, file));
  } catch (error) {
    throw unreadable(file, (error as NodeJS.ErrnoException).code);
  }
}

function unreadable(file: string, code: string | undefined): Problem {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Problem(3, { da: `Filen findes ikke: ${file}`, en: `The file does not exist: ${file}` });
    case 'EISDIR':
      return new Problem(3, {
        da: `${file} er en mappe. Angiv en fil i den.`,
        en: `${file} is a folder. Name a file in it.`,
      });
    case 'EACCES':
    case 'EPERM':
      return new Problem(3, {
        da: `Filen må ikke læses: ${file}. Kontrollér rettighederne til den.`,
        en: `The file may not be read: ${file}. Check the permissions on it.`,
      });
    default:
      return new Problem(3, { da: `Filen kan ikke læses: ${file}`, en: `The file cannot be read: ${file}` });
  }
}

/**
 * Makes a folder and those it lies in. One by one, because Node's own recursion never ends where a file system denies a
 * folder by saying that it does not exist, as /proc does. @throws what the file system says.
 */
export function makeFolders(dir: string): void {
  if (statSync(dir, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(dir) !== dir) makeFolders(dirname(dir));
  try {
    mkdirSync(dir, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(dir).isDirectory()) throw error;
  }
}
