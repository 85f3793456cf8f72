import type { Language } from '../policy/types.ts';
import { misuse, type Problem } from './problem.ts';

/** The language of everything printed: `--lang`, otherwise `LKT_LANG`, otherwise Danish. Known before anything is parsed, so that help has it too. */
export function languageOf(
  argv: string[],
  env: Record<string, string | undefined>,
): { language: Language; problem: Problem | null } {
  const asked = fromArguments(argv) ?? env.LKT_LANG?.trim() ?? '';
  if (asked === '' || asked === 'da') return { language: 'da', problem: null };
  if (asked === 'en') return { language: 'en', problem: null };
  const problem = misuse({
    da: `Sproget »${asked}« findes ikke her. Vælg da eller en. / There is no language "${asked}" here. Choose da or en.`,
    en: `There is no language "${asked}" here. Choose da or en.`,
  });
  return { language: 'da', problem };
}

function fromArguments(argv: string[]): string | undefined {
  const index = argv.findIndex((each) => each === '--lang' || each.startsWith('--lang='));
  const found = argv[index];
  if (found === undefined) return undefined;
  return found === '--lang' ? (argv[index + 1] ?? '') : found.slice('--lang='.length);
}
