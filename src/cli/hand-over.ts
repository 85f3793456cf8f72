import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Desk } from './desk.ts';
import { type Exit, Problem } from './problem.ts';

/** Gives a finished document to a file, or prints it; where JSON is asked for and no file, `document` holds it. */
export async function handOver(desk: Desk, text: string, out: string | undefined, document?: unknown): Promise<Exit> {
  if (out !== undefined) return writeOut(desk, text, out);
  await (desk.json && document !== undefined ? desk.printJson(document) : desk.print(text));
  return 0;
}

/** Writes a file that was named on the command line, and says where it lies. @throws {Problem} */
export async function writeOut(desk: Desk, content: string | Uint8Array, out: string): Promise<Exit> {
  const file = resolve(desk.surroundings.cwd, out);
  try {
    writeFileSync(file, content);
  } catch (error) {
    const { message } = error as Error;
    throw new Problem(3, {
      da: `Der kan ikke skrives til ${file} (${message}). Kontrollér, at mappen findes.`,
      en: `${file} cannot be written (${message}). Check that the folder exists.`,
    });
  }
  await desk.answer({ ok: true, file }, () => desk.say({ da: `Skrevet til ${file}.`, en: `Written to ${file}.` }));
  return 0;
}
