import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder, root } from './session.ts';

const main = join(root, 'dist', 'main.js');
const environment = (folder: string) => ({ ...process.env, LKT_DATA: join(folder, 'data'), LKT_LANG: '' });

beforeAll(() => {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root });
});

describe('the built program', () => {
  const lkt = (args: string[], folder = newFolder(), input = '') =>
    spawnSync(process.execPath, [main, ...args], { cwd: folder, env: environment(folder), input, encoding: 'utf8' });
  let filled: string;
  beforeAll(() => {
    filled = mkdtempSync(join(tmpdir(), 'lkt-built-'));
    expect(lkt(['training', '--once'], filled).status).toBe(0);
  });
  afterAll(() => rmSync(filled, { recursive: true, force: true }));

  test('checks its own text from any folder', () => {
    const { status, stdout, stderr } = lkt(['policy', 'check', '--json']);
    expect({ status, stderr, ...JSON.parse(stdout) }).toEqual({ status: 0, stderr: '', ok: true, findings: [] });
  });

  test.each([
    [['--version'], 0],
    [['case', 'list'], 3],
    [['nothing'], 2],
    [['policy', 'check', '--policy', 'nowhere'], 3],
    [['trial', 'nothing'], 1],
  ])('%j ends with %i and never shows a stack trace', (args, status) => {
    const ended = lkt(args);
    expect(ended.status).toBe(status);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  test('fills a folder and keeps it whole', () => {
    expect(lkt(['db', 'verify'], filled).stdout).toMatch(/^Kæden er ubrudt/);
  });

  test('answers a line of a pipe before the next one comes', async () => {
    const folder = newFolder();
    const child = spawn(process.execPath, [main, 'conditions', 'eval', '--jsonl'], {
      cwd: folder,
      env: environment(folder),
    });
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const ask = (value: number) =>
      child.stdin.write(`{"condition":{"fact":"a","operator":"equal","value":1},"facts":{"a":${value}}}\n`);
    ask(1);
    expect(JSON.parse((await answers.next()).value ?? '').verdict).toBe('pass');
    ask(2);
    expect(JSON.parse((await answers.next()).value ?? '').verdict).toBe('fail');
    child.stdin.end();
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(status).toBe(0);
  });

  test('keeps order over many lines, and ends quietly when the reader leaves', () => {
    const input = Array.from({ length: 3000 }, (_, day) => `{"from":"2026-01-01","add":"P${day}D"}`).join('\n');
    const { stdout } = lkt(['dates', 'eval', '--jsonl'], newFolder(), input);
    const dates = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).date);
    expect(dates).toHaveLength(3000);
    expect(dates).toEqual(dates.toSorted());
    const folder = newFolder();
    const cut = spawnSync('sh', ['-c', `"${process.execPath}" "${main}" precedents replay --json | head -c 10`], {
      cwd: folder,
      env: environment(folder),
      encoding: 'utf8',
    });
    expect(cut.stderr).toBe('');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('training stops gracefully on %s', async (signal) => {
    const child = spawn(process.execPath, [main, 'training', '--port', '18981'], {
      cwd: filled,
      env: environment(filled),
    });
    let out = '';
    for await (const line of createInterface({ input: child.stdout })) {
      out += `${line}\n`;
      if (line.startsWith('Åbn ')) child.kill(signal);
    }
    const status = child.exitCode ?? (await new Promise((resolve) => child.on('close', resolve)));
    expect(status).toBe(0);
    expect(out).toMatch(/Stoppet\. Intet er gået tabt\.\n$/);
  });
});
