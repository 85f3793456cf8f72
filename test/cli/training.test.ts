import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mailInFolder, session } from './session.ts';

describe('training', () => {
  test('a new folder is filled with precedents and an example, and told about', async () => {
    const here = session();
    const { exit, out, err } = await here.lkt('training --once');
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toMatch(/^LKT holder øje med fristerne\. I dag er det 23\. november 2026\./);
    expect(out).toMatch(/\n\d+ åbne sager:\n/);
    expect(out).toMatch(/\d+ frister er overskredet:\n {2}.*\d+ dage? over fristen/);
    expect(out).toMatch(/De næste påmindelser:\n(?: {2}.*→.*\n){10}\n/);
    expect(out).toContain(`Mails skrives som .eml-filer i ${join(here.folder, 'data', 'mail')}`);
    expect(out).not.toContain('Ctrl-C');
    const all = JSON.parse((await here.lkt('case list --all --json')).out).cases;
    expect(all.some(({ origin }: { origin: string }) => origin === 'precedent')).toBe(true);
    const open = JSON.parse((await here.lkt('case list --json')).out).cases;
    expect(open.every(({ origin }: { origin: string }) => origin === 'run')).toBe(true);

    const { out: shown } = await here.lkt('case show hoftenaere');
    expect(shown).toMatch(/præcedens, kun til læsning; set fra den dag, kilderne slutter/);
    const overdue = [...shown.matchAll(/(\d+) dage over fristen/g)].map(([, days]) => Number(days));
    expect(Math.max(0, ...overdue)).toBeLessThan(1200);

    expect(await here.lkt('serve --once', { env: mailInFolder })).toMatchObject({
      exit: 3,
      err: expect.stringContaining('er en øvelsesmappe'),
    });
  });

  test('a folder that is in production is left alone', async () => {
    const here = session();
    expect((await here.lkt('serve --once', { env: mailInFolder })).exit).toBe(0);
    const before = readFileSync(join(here.folder, 'data', 'lkt.db'));
    expect(await here.lkt('training --once')).toMatchObject({ exit: 3, err: expect.stringContaining('er i drift') });
    expect(readFileSync(join(here.folder, 'data', 'lkt.db')).equals(before)).toBe(true);
    expect(existsSync(join(here.folder, 'data', 'training-clock.json'))).toBe(false);
  });
});
