import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ScenarioFolder } from '../service/run-scenarios.ts';
import type { Desk } from './desk.ts';
import { contentOf } from './files.ts';
import { findingLine, plainFinding } from './finding-lines.ts';
import { fileWord } from './names.ts';
import type { Exit } from './problem.ts';
import type { Tree } from './program.ts';
import { withProgress } from './progress.ts';

export function commandsOfScenarios({ group, leaf, say }: Tree): void {
  const scenario = group('scenario', {
    da: 'scenarier: hvad reglerne skal føre til',
    en: 'scenarios: what the rules are to lead to',
  });
  leaf(
    scenario
      .command('run')
      .argument(
        `<${say(fileWord)}...>`,
        say({ da: 'YAML-filer med et scenarie hver', en: 'YAML files with one scenario each' }),
      ),
    { da: 'kør scenarier, og vis alt, der ikke passer', en: 'run scenarios, and show everything that does not fit' },
    runFiles,
  );
}

async function runFiles(desk: Desk, files: string[]): Promise<Exit> {
  const folders = foldersOf(files, desk.surroundings.cwd);
  const { runScenarios } = await import('../service/run-scenarios.ts');
  const text = await desk.text();
  const { packageDir } = desk.textFolder;
  const run = await withProgress(desk, { da: 'Kører scenarier', en: 'Running scenarios' }, (step) =>
    runScenarios(text, packageDir, folders, desk.language, step),
  );
  const { results, findings, rendered } = run;
  const ok = findings.length === 0 && results.every(({ deviations }) => deviations.length === 0);
  const document = { ok, results, findings: findings.map((each) => plainFinding(each, desk.language)) };
  await desk.answer(document, () => [
    ...findings.map((each) => findingLine(each, desk.language)),
    ...rendered,
    ok
      ? desk.say({ da: `Alle ${results.length} scenarier holder.`, en: `All ${results.length} scenarios hold.` })
      : desk.say({ da: 'Ikke alle scenarier holder.', en: 'Not all scenarios hold.' }),
  ]);
  return ok ? 0 : 1;
}

/** The files by the folder they lie in; the fixtures they may use lie in its folder `fixtures`. */
function foldersOf(files: string[], cwd: string): ScenarioFolder[] {
  const folders = new Map<string, ScenarioFolder>();
  for (const file of files) {
    const dir = dirname(file);
    const folder = folders.get(dir) ?? { scenarios: {}, fixtures: fixturesIn(join(dir, 'fixtures'), cwd) };
    folders.set(dir, folder);
    folder.scenarios[file] = contentOf(file, cwd).toString('utf8');
  }
  return [...folders.values()];
}

function fixturesIn(dir: string, cwd: string): Record<string, string> {
  if (!statSync(resolve(cwd, dir), { throwIfNoEntry: false })?.isDirectory()) return {};
  const names = readdirSync(resolve(cwd, dir)).filter((name) => name.endsWith('.yaml'));
  return Object.fromEntries(
    names.toSorted().map((name) => [join(dir, name), contentOf(join(dir, name), cwd).toString('utf8')]),
  );
}
