/** What every command works at: the language, the folders, and where answers go. */

import { existsSync, linkSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ledger } from '../ledger/contract.ts';
import type { Finding } from '../policy/findings.ts';
import type { ParsedText } from '../policy/text.ts';
import type { Language, Text } from '../policy/types.ts';
import type { Office } from '../service/office.ts';
import { makeFolders } from './files.ts';
import { findingLine } from './finding-lines.ts';
import { type Exit, misuse, Problem } from './problem.ts';
import { type Surroundings, write } from './surroundings.ts';

export interface CommonOptions {
  json?: boolean | undefined;
  policy?: string | undefined;
  data?: string | undefined;
}

/** Works from `src` and from `dist` alike. */
const packageDir = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

export class Desk {
  readonly surroundings: Surroundings;
  readonly language: Language;
  readonly json: boolean;
  readonly #policy: string | undefined;
  readonly #data: string | undefined;

  constructor(surroundings: Surroundings, language: Language, { json, policy, data }: CommonOptions) {
    this.surroundings = surroundings;
    this.language = language;
    this.json = json === true;
    this.#policy = policy;
    this.#data = data ?? (surroundings.env.LKT_DATA?.trim() || undefined);
  }

  say(text: Text): string {
    return text[this.language];
  }

  /** Lines on stdout. */
  async print(lines: string | string[]): Promise<void> {
    const text = Array.isArray(lines) ? lines.join('\n') : lines;
    await write(this.surroundings.stdout, text.endsWith('\n') ? text : `${text}\n`);
  }

  /** The one JSON document on stdout. */
  async printJson(document: unknown): Promise<void> {
    await write(this.surroundings.stdout, `${JSON.stringify(document, null, 2)}\n`);
  }

  /** A JSON document or lines, as asked for. */
  async answer(document: unknown, lines: () => string | string[]): Promise<void> {
    await (this.json ? this.printJson(document) : this.print(lines()));
  }

  /** The folder of the text: as asked for, the working directory where it holds one, otherwise the program's own. */
  get textFolder(): { dir: string; packageDir: string } {
    const { cwd } = this.surroundings;
    if (this.#policy !== undefined) return { dir: resolve(cwd, this.#policy), packageDir };
    const here = ['workflows', 'rules'].every((name) => isFolder(join(cwd, name)));
    return { dir: here ? resolve(cwd) : packageDir, packageDir };
  }

  get dataDir(): string {
    return resolve(this.surroundings.cwd, this.#data ?? 'data');
  }

  /** The text for use. @throws {Problem} with every error of the text. */
  async text(): Promise<ParsedText> {
    const { loadTextFolder } = await import('../service/text-folder.ts');
    const loaded = loadTextFolder(this.textFolder);
    if ('text' in loaded) return loaded.text;
    throw brokenText(loaded.findings);
  }

  /** The ledger; one that is only read must exist. */
  async withLedger<T>(use: 'read' | 'write', work: (ledger: Ledger) => Promise<T>): Promise<T> {
    return this.#inLedger(this.#ledgerFile(use), work);
  }

  async #inLedger<T>(file: string, work: (ledger: Ledger) => Promise<T>): Promise<T> {
    const { openLedger } = await import('../service/open-ledger.ts');
    const ledger = await openLedger(file);
    try {
      return await work(ledger);
    } finally {
      await ledger.close();
    }
  }

  /** Text and ledger together. */
  async withOffice<T>(use: 'read' | 'write', work: (office: Office) => Promise<T>): Promise<T> {
    return this.#inOffice(this.#ledgerFile(use), work);
  }

  async #inOffice<T>(file: string, work: (office: Office) => Promise<T>): Promise<T> {
    const text = await this.text();
    const { mailRoute } = await import('../service/mail-route.ts');
    return this.#inLedger(file, async (ledger) => {
      const routed = mailRoute(this.surroundings.env, this.mailFolder);
      const sender = 'route' in routed ? routed.route.sender : { name: 'LKT', address: 'lkt@lkt.example' };
      return work({ ledger, text, sender });
    });
  }

  /** Fills a ledger that does not exist yet. It comes into being whole or not at all, also where two begin at once. */
  async fillNewLedger(work: (office: Office) => Promise<void>): Promise<void> {
    const file = this.#ledgerFile('write');
    if (existsSync(file)) return;
    const draft = `${file}.new-${process.pid}`;
    await this.#inOffice(draft, work);
    if (!existsSync(file)) linkSync(draft, file);
    rmSync(draft);
  }

  #ledgerFile(use: 'read' | 'write'): string {
    const file = join(this.dataDir, 'lkt.db');
    if (use === 'read' && !existsSync(file)) throw noLedger(this.dataDir);
    makeFolder(this.dataDir);
    return file;
  }

  get mailFolder(): string {
    return join(this.dataDir, 'mail');
  }

  /** A file of the package the program came with. */
  ownFile(path: string): string {
    return readFileSync(join(packageDir, path), 'utf8');
  }
}

export type Work<Options> = (desk: Desk, args: string[], options: Options) => Promise<Exit>;

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

export function makeFolder(dir: string): void {
  try {
    makeFolders(dir);
  } catch {
    throw new Problem(3, {
      da: `Datamappen ${dir} kan ikke oprettes. Vælg en anden med --data eller LKT_DATA.`,
      en: `The data folder ${dir} cannot be created. Choose another with --data or LKT_DATA.`,
    });
  }
}

function noLedger(dir: string): Problem {
  return new Problem(3, {
    da: `Der er endnu ingen database i ${dir}. »lkt training«, »lkt serve« eller »lkt case start« opretter den; en anden mappe vælges med --data eller LKT_DATA.`,
    en: `There is no database in ${dir} yet. "lkt training", "lkt serve" or "lkt case start" creates it; --data or LKT_DATA chooses another folder.`,
  });
}

/** Enough to begin with; the check shows them all. */
const shownErrors = 10;

function brokenText(findings: Finding[]): Problem {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const told = (language: Language) =>
    errors
      .slice(0, shownErrors)
      .map((each) => findingLine(each, language))
      .join('\n');
  return new Problem(
    1,
    {
      da: `${told('da')}\nTeksten har fejl og kan ikke bruges, før de er rettet. »lkt policy check« viser dem alle.`,
      en: `${told('en')}\nThe text has errors and cannot be used until they are corrected. "lkt policy check" shows them all.`,
    },
    'text-has-errors',
  );
}

/** A day given on the command line. */
export async function dayGiven(option: string, written: string | undefined): Promise<string | undefined> {
  if (written === undefined) return undefined;
  const { isDay } = await import('../service/days.ts');
  if (isDay(written)) return written;
  throw misuse({
    da: `${option} er »${written}«. Skriv en dato, der findes, som ÅÅÅÅ-MM-DD, for eksempel 2026-11-23.`,
    en: `${option} is "${written}". Write a date that exists as YYYY-MM-DD, for instance 2026-11-23.`,
  });
}
