import { open, rename, rm, stat } from 'node:fs/promises';
import { LedgerProblem } from './problem.ts';

/**
 * Lets `copy` write to a file beside the wanted one and gives it the wanted name when it is complete, so that a backup
 * cut short is never mistaken for a whole one.
 * @throws {LedgerProblem} when the file exists, another backup is being written to it, or it cannot be written.
 */
export async function backupTo(file: string, copy: (file: string) => void): Promise<void> {
  const partial = `${file}.partial`;
  // Taken first: whoever holds it is alone in looking at `file` and naming it.
  await reserve(partial);
  try {
    if (await exists(file)) throw taken(file);
    copy(partial);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error instanceof LedgerProblem ? error : cannotWrite(file, error);
  }
}

async function reserve(file: string): Promise<void> {
  try {
    await (await open(file, 'wx')).close();
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? taken(file) : cannotWrite(file, error);
  }
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}

function taken(file: string): LedgerProblem {
  return new LedgerProblem({
    da: `Filen ${file} findes allerede, og en sikkerhedskopi overskriver aldrig en fil. Vælg et andet navn, eller flyt filen.`,
    en: `The file ${file} exists already, and a backup never overwrites a file. Choose another name, or move the file.`,
  });
}

function cannotWrite(file: string, cause: unknown): LedgerProblem {
  const { message } = cause as Error;
  return new LedgerProblem(
    {
      da: `Sikkerhedskopien ${file} kan ikke skrives (${message}). Kontrollér, at mappen findes, at der er plads, og at programmet må skrive der.`,
      en: `The backup ${file} cannot be written (${message}). Check that the folder exists, that there is room, and that the program may write there.`,
    },
    cause,
  );
}
