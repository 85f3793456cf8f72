import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder, root, session } from './session.ts';

describe('precedents, trials and scenarios', () => {
  test('one precedent is replayed by name', async () => {
    const { exit, out } = await session().lkt('precedents replay hoftenaere --json');
    expect(exit).toBe(0);
    expect(JSON.parse(out).replays.map(({ id }: { id: string }) => id)).toEqual(['hoftenaere']);
  });

  test('all precedents are replayed in both languages', async () => {
    const danish = await session().lkt('precedents replay');
    const english = await session().lkt('precedents replay --lang en');
    expect([danish.exit, english.exit]).toEqual([0, 0]);
    expect(danish.out).toContain('Kilderne slutter');
    expect(english.out).toContain('The sources end');
  });

  test('a precedent that does not exist is told with the one that was probably meant', async () => {
    const { exit, err } = await session().lkt('precedents replay hoftenare');
    expect(exit).toBe(1);
    expect(err).toContain('mente du »hoftenaere«');
  });

  test('without a name the trials are listed, with one its report is given', async () => {
    const listed = await session().lkt('trial --json');
    const ids = JSON.parse(listed.out).trials.map(({ id }: { id: string }) => id);
    expect(ids).toContain('18-months-from-first-seminar');
    const tried = await session().lkt('trial 18-months-from-first-seminar --json');
    expect(tried.exit).toBe(0);
    expect(JSON.parse(tried.out).totals.moved).toBeGreaterThan(0);
    expect((await session().lkt('trial nothing-like-it')).exit).toBe(1);
  });

  test('a scenario that holds ends with 0, one that does not with 1 and its line', async () => {
    const scenario = readFileSync(join(root, 'test/scenarios/withdrawn.yaml'), 'utf8');
    const folder = newFolder();
    const held = await session().lkt(['scenario', 'run', join(root, 'test/scenarios/withdrawn.yaml'), '--json']);
    expect({ exit: held.exit, ok: JSON.parse(held.out).ok }).toEqual({ exit: 0, ok: true });
    writeFileSync(join(folder, 'broken.yaml'), scenario.replace('workflow: national-lkt', 'workflow: nothing-such'));
    const wrong = await session().lkt(['scenario', 'run', join(folder, 'broken.yaml')]);
    expect(wrong.exit).toBe(1);
    expect(wrong.out).toMatch(/broken\.yaml:\d+:\d+ — /);
  });

  test('long work shows a bar on a terminal, on stderr only', async () => {
    const on = await session().lkt('precedents replay --json', { terminal: true });
    expect(on.err).toContain('Afspiller');
    expect(on.err).toMatch(/(\d+)\/\1/);
    const off = await session().lkt('precedents replay --json');
    expect(off).toEqual({ exit: 0, out: on.out, err: '' });
  });

  test('a scenario file that is not there is a matter of the environment', async () => {
    expect((await session().lkt('scenario run nowhere.yaml')).exit).toBe(3);
  });
});

describe('workflows', () => {
  test('are listed and shown with who may do what', async () => {
    const listed = await session().lkt('workflow list --json');
    expect(JSON.parse(listed.out).workflows.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['national-lkt', 'nomination-round']),
    );
    const shown = await session().lkt('workflow show nomination-round --lang en');
    expect(shown.out).toContain('round.approve – Approve the nomination round → Approved and ready to open');
    expect(shown.out).toContain('requires Approval of a nomination round [round-approval]');
  });

  test.each([
    ['svg', /^<svg|<\?xml/],
    ['mermaid', /^stateDiagram-v2/],
    ['json', /^\{/],
    ['scxml', /^<\?xml[^>]*>\n<scxml /],
  ])('are drawn as %s', async (format, begins) => {
    const { exit, out } = await session().lkt(`workflow draw nomination-round --format ${format}`);
    expect(exit).toBe(0);
    expect(out.trimStart()).toMatch(begins);
  });

  test('are drawn into a file', async () => {
    const here = session();
    const { exit } = await here.lkt('workflow draw nomination-round --out round.svg');
    expect(exit).toBe(0);
    expect(readFileSync(join(here.folder, 'round.svg'), 'utf8')).toContain('<svg');
    expect((await here.lkt('workflow draw nomination-round --out no/such/folder.svg')).exit).toBe(3);
    expect((await here.lkt('workflow draw no-such-workflow')).exit).toBe(1);
  });
});
