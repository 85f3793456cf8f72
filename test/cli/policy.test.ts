import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyOfText, newFolder, session } from './session.ts';

const deadlines = 'rules/deadlines.yaml';

function broken(): { dir: string; line: number } {
  const dir = copyOfText();
  const text = readFileSync(join(dir, deadlines), 'utf8');
  const index = text.split('\n').findIndex((line) => line.includes('kind: cap'));
  writeFileSync(join(dir, deadlines), text.replace('kind: cap', 'kind: cape'));
  return { dir, line: index + 1 };
}

describe('policy check', () => {
  test('the text of the package has no errors', async () => {
    const { exit, out } = await session().lkt('policy check --json');
    expect(JSON.parse(out)).toEqual({ ok: true, findings: [] });
    expect(exit).toBe(0);
  });

  test('an error is told with file, line and column, and a count comes last', async () => {
    const { dir, line } = broken();
    const { exit, out } = await session().lkt(['policy', 'check', '--policy', dir]);
    expect(exit).toBe(1);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(new RegExp(`^${deadlines}:${line}:\\d+ — .*cape`));
    expect(lines.at(-1)).toBe(`${lines.length - 1} fejl i teksten.`);
  });

  test('the same error is told in English', async () => {
    const { dir } = broken();
    const danish = await session().lkt(['policy', 'check', '--policy', dir]);
    const english = await session().lkt(['policy', 'check', '--policy', dir, '--lang', 'en']);
    const places = (out: string) => out.match(/^\S+:\d+:\d+/gm);
    expect(places(english.out)).toEqual(places(danish.out));
    expect(english.out).not.toBe(danish.out);
    expect(english.out).toMatch(/1 error in the text\.\n$/);
  });

  test('JSON gives each finding its file, line, column, severity, code and message', async () => {
    const { dir, line } = broken();
    const { exit, out } = await session().lkt(['policy', 'check', '--json', '--policy', dir]);
    const { ok, findings } = JSON.parse(out);
    expect({ exit, ok }).toEqual({ exit: 1, ok: false });
    expect(findings[0]).toEqual({
      file: deadlines,
      line,
      column: expect.any(Number),
      severity: 'error',
      code: expect.any(String),
      message: expect.stringContaining('cape'),
    });
  });

  test('a working directory that holds a text is checked in place of the package', async () => {
    const { dir } = broken();
    expect((await session(dir).lkt('policy check')).exit).toBe(1);
    expect((await session().lkt('policy check')).exit).toBe(0);
  });

  test('a folder that does not exist is a matter of the environment, told without a stack trace', async () => {
    const { exit, out, err } = await session().lkt(['policy', 'check', '--policy', join(newFolder(), 'nowhere')]);
    expect({ exit, out }).toEqual({ exit: 3, out: '' });
    expect(err).toContain('findes ikke');
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('a text with errors is not used for anything else', async () => {
    const { dir } = broken();
    const { exit, err } = await session().lkt(['workflow', 'list', '--policy', dir]);
    expect(exit).toBe(1);
    expect(err).toContain(deadlines);
    expect(err).toContain('lkt policy check');
  });
});

describe('policy show', () => {
  test('a value is shown as it was on the day', async () => {
    const shown = await session().lkt('policy show --at 2026-11-23');
    expect(shown.exit).toBe(0);
    expect(shown.out).toMatch(/24 måneder|2 år/);
    const tried = await session().lkt('policy show --at 2026-11-23 --trial 18-months-from-first-seminar --json');
    const parameter = (out: string) =>
      JSON.parse(out).parameters.find(({ id }: { id: string }) => id === 'first-seminar-to-closure');
    expect(parameter(tried.out).value).toBe('P18M');
    const plain = await session().lkt('policy show --at 2026-11-23 --json');
    expect(parameter(plain.out).value).toBe('P24M');
  });

  test('a day that does not exist is wrong use', async () => {
    const { exit, err } = await session().lkt('policy show --at 2026-02-30');
    expect(exit).toBe(2);
    expect(err).toContain('2026-02-30');
  });

  test('a trial that does not exist is refused with those that were probably meant', async () => {
    const { exit, err } = await session().lkt(
      'policy show --at 2026-11-23 --trial 18-months-from-first-seminor --lang en',
    );
    expect(exit).toBe(1);
    expect(err).toContain('18-months-from-first-seminar');
  });
});
