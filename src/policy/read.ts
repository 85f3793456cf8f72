/** Reads the folder of the text. The only file of the room that touches the disk. */

import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { TextFiles } from './kinds.ts';
import type { Text } from './types.ts';

const folders = ['workflows', 'rules', 'schemas'];
const largestFile = 1024 * 1024;

/** The folder cannot be read as a text at all; `what` says why, in both languages. */
export class UnreadableFolder extends Error {
  readonly what: Text;
  constructor(what: Text) {
    super(what.en);
    this.name = 'UnreadableFolder';
    this.what = what;
  }
}

/**
 * Every YAML, JSON and Markdown file under `workflows/`, `rules/` and `schemas/`: path inside the folder → content.
 * @throws {UnreadableFolder} when the folder is missing, a link leads out of it, or a file is larger than 1 MB.
 */
export function readTextFolder(dir: string): TextFiles {
  const root = realPath(dir);
  if (root === null) {
    throw new UnreadableFolder({
      da: `Mappen ${dir} findes ikke eller kan ikke læses. Angiv den mappe, hvor workflows/, rules/ og schemas/ ligger.`,
      en: `The folder ${dir} does not exist or cannot be read. Name the folder that holds workflows/, rules/ and schemas/.`,
    });
  }
  const files: TextFiles = {};
  try {
    for (const folder of folders) {
      if (lstatSync(join(root, folder), { throwIfNoEntry: false })) collect(root, folder, files);
    }
  } catch (error) {
    if (error instanceof UnreadableFolder) throw error;
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new UnreadableFolder({
      da: `Mappen ${dir} kan ikke læses (${code}). Angiv en mappe, hvor du har adgang til alle filer.`,
      en: `The folder ${dir} cannot be read (${code}). Name a folder where you have access to every file.`,
    });
  }
  return files;
}

function collect(root: string, path: string, files: TextFiles): void {
  const real = realPath(join(root, path));
  if (real === null) {
    throw new UnreadableFolder({
      da: `${path} kan ikke læses: et link peger på noget, der ikke findes, eller adgang mangler.`,
      en: `${path} cannot be read: a link leads to nothing, or access is missing.`,
    });
  }
  if (real !== root && !real.startsWith(root + sep)) {
    throw new UnreadableFolder({
      da: `${path} er et link, der fører ud af mappen. Læg selve filen i mappen.`,
      en: `${path} is a link that leads out of the folder. Put the file itself in the folder.`,
    });
  }
  const stat = lstatSync(real);
  if (stat.isDirectory()) {
    // A link to a folder could form a ring.
    if (lstatSync(join(root, path)).isSymbolicLink()) return;
    for (const name of readdirSync(real).toSorted()) if (!name.startsWith('.')) collect(root, `${path}/${name}`, files);
    return;
  }
  if (!stat.isFile() || !/\.(?:ya?ml|json|md)$/.test(path)) return;
  if (stat.size > largestFile) {
    throw new UnreadableFolder({
      da: `${path} fylder ${stat.size} byte; en fil må højst fylde ${largestFile}.`,
      en: `${path} is ${stat.size} bytes; a file may be at most ${largestFile}.`,
    });
  }
  files[path] = readFileSync(real, 'utf8');
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
