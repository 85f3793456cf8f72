import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { session } from './session.ts';

describe('serve', () => {
  test('a new folder is filled with precedents and an example, and told about', async () => {
    const here = session();
    const { exit, out, err } = await here.lkt('serve --once');
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
  });

  test('a precedent is seen from the day its sources end', async () => {
    const here = session();
    await here.lkt('serve --once');
    const { out } = await here.lkt('case show hoftenaere');
    expect(out).toMatch(/præcedens, kun til læsning; set fra den dag, kilderne slutter/);
    const overdue = [...out.matchAll(/(\d+) dage over fristen/g)].map(([, days]) => Number(days));
    expect(Math.max(0, ...overdue)).toBeLessThan(1200);
  });

  test('with --empty nothing is put in', async () => {
    const here = session();
    const { out } = await here.lkt('serve --once --empty --lang en');
    expect(out).toContain('No open cases.');
    expect(out).toContain('nothing to do');
    expect(existsSync(join(here.folder, 'data', 'mail'))).toBe(false);
  });

  test('runs until it is asked to stop, one line for a round in which something happened', async () => {
    const here = session();
    const stop = new AbortController();
    const served = here.lkt('serve --empty', { stop: stop.signal });
    setTimeout(() => stop.abort(), 1500);
    const { exit, out } = await served;
    expect(exit).toBe(0);
    expect(out).toMatch(/Stop med Ctrl-C\.\nStoppet\. Intet er gået tabt\.\n$/);
  });

  test('a sender that is no address is told before anything is written', async () => {
    const here = session();
    const { exit, err } = await here.lkt('serve --once', { env: { LKT_MAIL_FROM: 'nobody' } });
    expect(exit).toBe(3);
    expect(err).toContain('LKT_MAIL_FROM');
    expect(existsSync(join(here.folder, 'data'))).toBe(false);
  });
});
