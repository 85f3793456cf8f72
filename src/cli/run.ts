import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import type { Text } from '../policy/types.ts';
import { declarationsFor } from './command-groups.ts';
import { commanderProblem } from './commander-words.ts';
import { languageOf } from './language.ts';
import { type Exit, misuse, Problem } from './problem.ts';
import { programIn } from './program.ts';
import { type Surroundings, write } from './surroundings.ts';

/**
 * Runs one command line, without the program's own name in front. Never rejects: what goes wrong is told on stderr, or
 * where JSON is asked for as `{"ok":false,"error":{"code","message"}}` on stdout.
 */
export async function run(argv: string[], surroundings: Surroundings): Promise<Exit> {
  const { language, problem } = languageOf(argv, surroundings.env);
  const asJson = asksForJson(argv);
  const tell = async ({ exit, code, text }: Pick<Problem, 'exit' | 'code' | 'text'>): Promise<Exit> => {
    const message = text[language];
    if (asJson)
      await write(surroundings.stdout, `${JSON.stringify({ ok: false, error: { code, message } }, null, 2)}\n`);
    else await write(surroundings.stderr, `${message}\n`);
    return exit;
  };
  if (problem) return tell(problem);
  let exit: Exit = 0;
  const help: string[] = [];
  const program = programIn(language, surroundings, version(), await declarationsFor(argv), {
    done: (code) => {
      exit = code;
    },
    help: (text) => help.push(text),
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (!(error instanceof CommanderError)) return tell(await problemOf(error));
    if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') {
      await write(surroundings.stdout, help.join(''));
      return 0;
    }
    if (error.code !== 'commander.help') return tell(misuse(commanderProblem(error)));
    if (asJson) return tell(misuse(noCommand));
    await write(surroundings.stderr, help.join(''));
    return 2;
  }
}

function asksForJson(argv: string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).includes('--json');
}

async function problemOf(error: unknown): Promise<Problem> {
  if (error instanceof Problem) return error;
  const { knownProblem } = await import('../service/known-problem.ts');
  const known = knownProblem(error);
  if (known) return new Problem(known.kind === 'refused' ? 1 : 3, known.text, known.code);
  return new Problem(3, unexpected(error), 'unexpected');
}

const noCommand: Text = {
  da: 'Der mangler en kommando. »lkt --help« viser dem, der er.',
  en: 'A command is missing. "lkt --help" shows those there are.',
};

function unexpected(error: unknown): Text {
  const message = error instanceof Error ? error.message : String(error);
  return { da: `Noget uventet gik galt: ${message}`, en: `Something unexpected went wrong: ${message}` };
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
