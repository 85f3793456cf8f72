import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../dist/cli/run.js';
import { settingsTable } from '../src/cli/settings-table.ts';
import { session } from './cli/session.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: root })];

/** Lines of the `sh` blocks that call the command line. */
function commandsOf(page: string): string[] {
  const blocks = readFileSync(join(root, page), 'utf8').matchAll(/```sh\n([\s\S]*?)```/g);
  return [...blocks].flatMap(([, block = '']) => block.split('\n').filter((line) => line.includes('npx lkt ')));
}

/** The words of a line that calls the program and does nothing else, as the shell splits them. */
function wordsOf(line: string): string[] {
  expect(line).toMatch(/^npx lkt (?:[^|&;<>$`"']|"[^"$`]*"|'[^']*')+$/);
  const { stdout } = spawnSync('sh', ['-c', line.replace('npx lkt', "printf '%s\\0'")], { encoding: 'utf8' });
  return stdout.split('\0').slice(0, -1);
}

describe('every command shown in README and docs runs', () => {
  let folder: string;
  // As it is built, and in this process: a process for each would read the whole text each time.
  const lkt = (line: string) => session(folder, run).lkt(wordsOf(line));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lkt-docs-'));
    for (const part of ['workflows', 'rules', 'schemas', 'test/scenarios'])
      cpSync(join(root, part), join(folder, part), { recursive: true });
    expect((await lkt('npx lkt training --once')).exit).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(pages.flatMap((page) => commandsOf(page).map((line) => [page, line] as const)))(
    '%s: %s',
    async (_, line) => {
      const { exit, out, err } = await lkt(line);
      expect({ line, exit, err }).toEqual({ line, exit: 0, err: '' });
      expect(out.length + (line.includes('--out') ? 1 : 0)).toBeGreaterThan(0);
    },
  );
});

test('the table of settings in README is the one in the code, row by row', () => {
  const rows = readme.match(/^\| `LKT_.*$/gm) ?? [];
  expect(rows).toEqual(
    settingsTable.map(({ name, meaning, without }) => `| \`${name}\` | ${meaning.en} | ${without.en} |`),
  );
});

test('every setting that the code reads is in the table', () => {
  const code = globSync('src/**/*.{ts,tsx}', { cwd: root, exclude: ['src/cli/settings-table.ts'] })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const read = new Set(code.match(/\bLKT_[A-Z_]+\b/g));
  expect([...read].sort()).toEqual(settingsTable.map(({ name }) => name).sort());
});

test('README maps every folder of the repository that holds part of the project', () => {
  const folders = globSync('src/*/', { cwd: root }).map((path) => path.replaceAll('\\', '/').replace(/\/$/, ''));
  for (const folder of [...folders, 'workflows', 'rules', 'schemas', 'examples', 'bench', 'docs']) {
    expect(readme, folder).toMatch(new RegExp(`\`${folder}/?\``));
  }
});

test('every link between the pages leads somewhere', () => {
  for (const page of pages) {
    const links = readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g);
    for (const [, target = ''] of links)
      expect(globSync(join(root, page, '..', target)).length, `${page} → ${target}`).toBe(1);
  }
});
