import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { declarationsFor } from '../../src/cli/command-groups.ts';
import { programIn } from '../../src/cli/program.ts';
import type { Surroundings } from '../../src/cli/surroundings.ts';
import { session } from './session.ts';

interface Node {
  name(): string;
  commands: readonly Node[];
}

/** Every command of the tree as it is written, groups included. */
function commandLines(node: Node, before: string[] = []): string[][] {
  return node.commands.flatMap((each) => {
    const path = [...before, each.name()];
    return [path, ...commandLines(each, path)];
  });
}

const linesFor = async (argv: string[]) =>
  commandLines(
    programIn('da', {} as Surroundings, '0', await declarationsFor(argv), { done: () => {}, help: () => {} }),
  );
const all = await linesFor([]);

describe('a line', () => {
  test.each(all.filter((path) => path.length === 1).map(([name]) => name!))(
    'that begins with %s loads its group, whole, and no other',
    async (name) => {
      const lines = await linesFor(['--lang', 'en', '--json', name, 'case']);
      const own = all.filter(([first]) => first === name);
      expect(lines).toEqual(expect.arrayContaining(own));
      expect(new Set(lines.map(([first]) => first)).size).toBeLessThanOrEqual(2);
    },
  );

  test('that begins with no word of a group, or asks for help before it, loads all, so that help and suggestions know them', async () => {
    expect(await linesFor(['cas', 'policy'])).toEqual(all);
    expect(await linesFor(['--data', 'policy'])).toEqual(all);
    expect(await linesFor(['--lang', 'en', '--help', 'policy'])).toEqual(all);
  });
});

describe('help', () => {
  test('the tree of commands is the one that is documented', () => {
    expect(all.map((path) => path.join(' '))).toEqual([
      'policy',
      'policy check',
      'policy show',
      'policy coverage',
      'case',
      'case start',
      'case do',
      'case list',
      'case show',
      'case explain',
      'case draw',
      'case place',
      'case correct',
      'case migrate',
      'deadlines',
      'reminders',
      'meeting',
      'meeting pending',
      'meeting agenda',
      'meeting minutes',
      'workflow',
      'workflow list',
      'workflow show',
      'workflow form',
      'workflow draw',
      'precedents',
      'precedents replay',
      'trial',
      'scenario',
      'scenario run',
      'participants',
      'participants import',
      'participants template',
      'nomination',
      'nomination form',
      'nomination read',
      'people',
      'people list',
      'people add',
      'people import',
      'people template',
      'token',
      'token create',
      'token list',
      'token revoke',
      'outbox',
      'outbox requeue',
      'incidents',
      'bounces',
      'bounces read',
      'export',
      'export xes',
      'export list',
      'export case',
      'db',
      'db verify',
      'db backup',
      'conditions',
      'conditions eval',
      'dates',
      'dates eval',
      'serve',
      'training',
    ]);
  });

  test.each([[], ...all])('is wholly Danish and wholly English: lkt %s %s', async (...path) => {
    const line = path.filter((word) => word !== undefined);
    const danish = await session().lkt([...line, '--help']);
    const english = await session().lkt([...line, '--help', '--lang', 'en']);
    expect([danish.exit, english.exit]).toEqual([0, 0]);
    expect(danish.out).not.toMatch(/Usage:|Options:|Commands:|Arguments:|display help|\[options\]|\[command\]/);
    expect(english.out).not.toMatch(/[æøåÆØÅ»«]|Tilvalg|Kommandoer/);
    expect(danish.out).toMatch(/^Sådan bruges den: lkt/);
    expect(english.out).toMatch(/^Usage: lkt/);
    expect(danish.out.split('\n').length).toBeGreaterThan(4);
  });

  test('LKT_LANG chooses the language, --lang overrules it', async () => {
    const env = { LKT_LANG: 'en' };
    expect((await session().lkt('--help', { env })).out).toMatch(/^Usage:/);
    expect((await session().lkt('--help --lang=da', { env })).out).toMatch(/^Sådan/);
  });
});

describe('wrong use ends with 2 and a sentence on stderr', () => {
  test.each([
    ['policy chek', /Mente du »check«/],
    ['frobnicate', /ingen kommando »frobnicate«/],
    ['policy check --polcy x', /--polcy.*Mente du »--policy«/],
    ['case show', /mangler et argument: sag/],
    ['case start national-lkt --title', /mangler sin værdi/],
    ['case start national-lkt --title T --by a', /--as <rolle>.*skal angives/],
    ['deadlines one two', /flere argumenter/],
    ['policy check --lang de', /da eller en/],
    ['workflow draw national-lkt --format png', /svg, mermaid, json eller scxml/],
    ['outbox --state lost', /pending/],
    ['case', /Sådan bruges den/],
  ])('%s', async (line, told) => {
    const { exit, out, err } = await session().lkt(line);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toMatch(told);
    expect(err).not.toMatch(/\n\s+at |^error:/);
  });

  test('in English too', async () => {
    const { exit, err } = await session().lkt('policy chek --lang en');
    expect({ exit, err }).toEqual({
      exit: 2,
      err: 'There is no command "chek". Did you mean "check"? "lkt --help" shows those there are.\n',
    });
  });
});

describe('what is not as it must be ends with 3', () => {
  test('a data folder without a database', async () => {
    const { exit, err } = await session().lkt('case list');
    expect(exit).toBe(3);
    expect(err).toContain('ingen database');
  });

  test('a file that is no database', async () => {
    const here = session();
    mkdirSync(join(here.folder, 'data'));
    writeFileSync(join(here.folder, 'data', 'lkt.db'), 'no database '.repeat(200));
    const { exit, err } = await here.lkt('db verify --lang en');
    expect(exit).toBe(3);
    expect(err).toMatch(/cannot be opened/);
  });

  test('a data folder that cannot be made', async () => {
    const here = session();
    writeFileSync(join(here.folder, 'data'), 'a file');
    const { exit, err } = await here.lkt('training --once');
    expect(exit).toBe(3);
    expect(err).toContain('kan ikke oprettes');
  });

  test('settings of the mail server that do not fit, all at once', async () => {
    const env = { LKT_SMTP_HOST: 'mail.region.example', LKT_SMTP_PORT: '0' };
    const { exit, err } = await session().lkt('serve --once', { env });
    expect(exit).toBe(3);
    expect(err).toContain('LKT_SMTP_PORT');
    expect(err).toContain('LKT_MAIL_FROM');
  });
});
