import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Session, session } from './session.ts';

async function started(): Promise<Session> {
  const here = session();
  const line =
    'case start nomination-round --id runde --title "Runde <2027>" --as secretariat --by sekretariat --at 2026-11-02';
  expect(await here.lkt(line)).toMatchObject({ exit: 0, err: '' });
  return here;
}

describe('case draw', () => {
  test('prints the time line as SVG, seen from today', async () => {
    const { lkt } = await started();
    const { exit, out } = await lkt('case draw runde');
    expect(exit).toBe(0);
    expect(out).toMatch(/^<svg [^>]*role="img"/);
    expect(out).toContain('I dag, 23. november 2026');
    expect(out).toContain('Runde &#60;2027&#62;');
    expect((await lkt('case draw runde --lang en')).out).toContain('Today, 23 November 2026');
  });

  test('writes it to a file', async () => {
    const { lkt, folder } = await started();
    const { exit, out } = await lkt('case draw runde --out runde.svg');
    expect({ exit, out }).toEqual({ exit: 0, out: `Skrevet til ${join(folder, 'runde.svg')}.\n` });
    expect(readFileSync(join(folder, 'runde.svg'), 'utf8')).toMatch(/<\/svg>\n$/);
    expect((await lkt('case draw runde --out no/such/folder.svg')).exit).toBe(3);
  });

  test('gives what it shows as JSON', async () => {
    const { lkt } = await started();
    const shown = JSON.parse((await lkt('case draw runde --json')).out);
    expect(shown).toMatchObject({ id: 'runde', seenFrom: { day: '2026-11-23', is: 'today' } });
    expect(shown.phases[0].stays[0]).toMatchObject({ from: { earliest: '2026-11-02' }, to: null });
  });

  test('a case that does not exist is refused', async () => {
    const { lkt } = await started();
    expect(await lkt('case draw ukendt')).toMatchObject({ exit: 1, out: '' });
  });
});

describe('export xes', () => {
  test('gives the event log of all cases, or of those named', async () => {
    const { lkt } = await started();
    await lkt('case start nomination-round --id anden --title Anden --as secretariat --by sekretariat');
    const all = await lkt('export xes');
    expect(all.exit).toBe(0);
    expect(all.out.match(/<trace>/g)).toHaveLength(2);
    expect(all.out).toContain('value="2026-11-02T00:00:00.000+01:00"');
    expect((await lkt('export xes anden')).out.match(/<trace>/g)).toHaveLength(1);
    expect((await lkt('export xes anden ukendt')).exit).toBe(1);
  });

  test('goes to a file, and comes as JSON where that is asked for', async () => {
    const { lkt, folder } = await started();
    expect((await lkt('export xes --out log.xes')).exit).toBe(0);
    expect(readFileSync(join(folder, 'log.xes'), 'utf8')).toContain('xes.version="1849.2016"');
    const { traces } = JSON.parse((await lkt('export xes --json --lang en')).out);
    expect(traces[0].events[0]).toMatchObject({ name: 'Case started', resource: 'sekretariat' });
  });
});
