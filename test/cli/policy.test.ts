import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyOfText, newFolder, root, session } from './session.ts';

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
  test('a trial named alone is shown as only what it changes', async () => {
    const { out, exit } = await session().lkt('policy show 18-months-from-first-seminar --at 2026-11-23');
    expect(exit).toBe(0);
    expect(out).toContain('før 24 måneder, under prøven 18 måneder');
    expect(out.trim().split('\n')).toHaveLength(3);
    // What both have in common, that the clock stands still while paused, is no change.
    expect(out).not.toContain('pause');
    const cap = await session().lkt('policy show three-years-from-selection --at 2026-11-23');
    expect(cap.out).toContain('før ikke bindende, under prøven bindende');
    expect((await session().lkt('policy show nosuch')).exit).toBe(1);
  });

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

describe('policy coverage', () => {
  const facts = 'rules/sources/facts.yaml';
  const reasons = 'rules/sources/not-encoded.yaml';

  /** A copy of the text where one fact has lost its reason, and the line the fact stands at. */
  function withoutReason(): { dir: string; line: number } {
    const dir = copyOfText();
    writeFileSync(join(dir, reasons), readFileSync(join(dir, reasons), 'utf8').replace('GOV-064, ', ''));
    const text = readFileSync(join(dir, reasons), 'utf8').replace(/ {6}GOV-064: .*\n/, '');
    writeFileSync(join(dir, reasons), text);
    const lines = readFileSync(join(dir, facts), 'utf8').split('\n');
    return { dir, line: lines.indexOf('  GOV-064:') + 1 };
  }

  test('every fact is told with where it is encoded and exercised, or why it is not, and a count comes last', async () => {
    const danish = await session().lkt('policy coverage');
    expect(danish.exit).toBe(0);
    expect(danish.out).toMatch(/^GOV-085 {2}24 måneder fra første læringsseminar$/m);
    expect(danish.out).toMatch(/^ {2}frist first-seminar-to-closure \(rules\/deadlines\.yaml:\d+\)$/m);
    expect(danish.out).toMatch(/^ {2}ingen regel: Baggrund/m);
    expect(danish.out.trimEnd().split('\n').at(-1)).toMatch(/^210 kilder: .* 0 mangler\.$/);
    const english = await session().lkt('policy coverage --lang en');
    expect(english.out).toMatch(/^ {2}exercised in: test\/scenarios\/\S+:\d+/m);
    expect(english.out.trimEnd().split('\n').at(-1)).toMatch(/^210 facts: .* 0 are missing\.$/);
  });

  test('JSON gives each fact its elements with file and line, its scenarios and its reason', async () => {
    const { exit, out } = await session().lkt('policy coverage --json --lang en');
    const { ok, totals, facts: told } = JSON.parse(out);
    expect({ exit, ok, facts: totals.facts, missing: totals.missing }).toEqual({
      exit: 0,
      ok: true,
      facts: 210,
      missing: 0,
    });
    expect(told.find(({ id }: { id: string }) => id === 'CON-01')).toMatchObject({
      kind: 'contradiction',
      title: 'Research projects',
      encoded: expect.arrayContaining([
        {
          kind: 'trial',
          id: 'no-research-projects',
          file: 'rules/trials/no-research-projects.yaml',
          line: expect.any(Number),
        },
      ]),
      exercised: expect.arrayContaining([{ file: 'test/scenarios/research-projects-allowed.yaml', line: 3 }]),
      reason: null,
    });
    expect(told.find(({ id }: { id: string }) => id === 'GOV-064').reason).toMatchObject({ id: 'background' });
  });

  test('a fact left out ends with 1, is told where it stands, and is all that --missing shows', async () => {
    const { dir, line } = withoutReason();
    cpSync(join(root, 'test', 'scenarios'), join(dir, 'test', 'scenarios'), { recursive: true });
    const { exit, out } = await session().lkt(['policy', 'coverage', '--missing', '--policy', dir, '--lang', 'en']);
    expect(exit).toBe(1);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(new RegExp(`^${facts}:${line}:3 — Nothing in the text cites GOV-064`));
    expect(lines[1]).toMatch(/^GOV-064 {2}A background note/);
    expect(out).not.toMatch(/^GOV-085 /m);
  });

  test('the check of the text tells it too', async () => {
    const { dir, line } = withoutReason();
    const { exit, out } = await session().lkt(['policy', 'check', '--policy', dir, '--lang', 'en']);
    expect(exit).toBe(1);
    expect(out).toContain(`${facts}:${line}:3 — Nothing in the text cites GOV-064`);
  });

  test('the scenarios are those of the text where it has some, otherwise those of the package', async () => {
    const dir = copyOfText();
    const exercised = async () => {
      const { out } = await session().lkt(['policy', 'coverage', '--json', '--policy', dir]);
      return JSON.parse(out).totals.exercised;
    };
    const ofPackage = await exercised();
    cpSync(join(root, 'test', 'scenarios', 'withdrawn.yaml'), join(dir, 'test', 'scenarios', 'withdrawn.yaml'));
    expect(await exercised()).toBe(1);
    expect(ofPackage).toBeGreaterThan(100);
  });
});
