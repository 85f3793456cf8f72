import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import type { Text } from '../policy/types.ts';
import { commanderProblem } from './commander-words.ts';
import { languageOf } from './language.ts';
import { type Exit, Problem } from './problem.ts';
import { programIn } from './program.ts';
import { type Surroundings, write } from './surroundings.ts';

/** Runs one command line, without the program's own name in front. Never rejects: what goes wrong is told on stderr. */
export async function run(argv: string[], surroundings: Surroundings): Promise<Exit> {
  const { language, problem } = languageOf(argv, surroundings.env);
  const tell = (text: Text) => write(surroundings.stderr, `${text[language]}\n`);
  if (problem) {
    await tell(problem.text);
    return problem.exit;
  }
  let exit: Exit = 0;
  const help: string[] = [];
  const program = programIn(language, surroundings, version(), {
    done: (code) => {
      exit = code;
    },
    help: (text) => help.push(text),
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') {
        await write(surroundings.stdout, help.join(''));
        return 0;
      }
      if (error.code === 'commander.help') await write(surroundings.stderr, help.join(''));
      else await tell(commanderProblem(error));
      return 2;
    }
    return await toldError(error, tell);
  }
}

async function toldError(error: unknown, tell: (text: Text) => Promise<void>): Promise<Exit> {
  if (error instanceof Problem) {
    await tell(error.text);
    return error.exit;
  }
  const { knownProblem } = await import('../service/known-problem.ts');
  const known = knownProblem(error);
  await tell(known?.text ?? unexpected(error));
  return known?.kind === 'refused' ? 1 : 3;
}

function unexpected(error: unknown): Text {
  const message = error instanceof Error ? error.message : String(error);
  return { da: `Noget uventet gik galt: ${message}`, en: `Something unexpected went wrong: ${message}` };
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
