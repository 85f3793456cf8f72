import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: root })];

/** Lines of the `sh` blocks that call the command line. */
function commandsOf(page: string): string[] {
  const blocks = readFileSync(join(root, page), 'utf8').matchAll(/```sh\n([\s\S]*?)```/g);
  return [...blocks].flatMap(([, block = '']) => block.split('\n').filter((line) => line.includes('npx lkt ')));
}

describe('every command shown in README and docs runs', () => {
  let folder: string;
  const lkt = (line: string) =>
    spawnSync('sh', ['-c', line.replaceAll('npx lkt', `"${process.execPath}" "${join(root, 'dist', 'main.js')}"`)], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LKT_DATA: join(folder, 'data') },
    });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lkt-docs-'));
    for (const part of ['workflows', 'rules', 'schemas', 'test/scenarios'])
      cpSync(join(root, part), join(folder, part), { recursive: true });
    expect(lkt('npx lkt serve --once').status).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(pages.flatMap((page) => commandsOf(page).map((line) => [page, line] as const)))('%s: %s', (_, line) => {
    const { status, stdout, stderr } = lkt(line);
    expect({ line, status, stderr }).toEqual({ line, status: 0, stderr: '' });
    expect(stdout.length + (line.includes('--out') ? 1 : 0)).toBeGreaterThan(0);
  });
});

test('README documents exactly the settings that the code reads', () => {
  const code = globSync('src/**/*.ts', { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const inCode = new Set(code.match(/\bLKT_[A-Z_]+\b/g));
  const inReadme = new Set(readme.match(/\bLKT_[A-Z_]+\b/g));
  expect([...inReadme].sort()).toEqual([...inCode].sort());
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
