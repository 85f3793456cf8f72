import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import readExcel from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { csvOf, xlsxOf } from '../../src/documents/list-file.ts';
import { type Session, session } from './session.ts';

async function started(): Promise<Session> {
  const here = session();
  const line = [
    'case',
    'start',
    'nomination-round',
    '--id',
    'runde',
    '--title',
    '=HYPERLINK("x")',
    '--as',
    'secretariat',
    '--by',
    'sek',
    '--at',
    '2026-11-02',
  ];
  expect(await here.lkt(line)).toMatchObject({ exit: 0, err: '' });
  return here;
}

function given({ folder }: Session, name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return name;
}

describe('export list', () => {
  test('CSV has a mark, semicolons, CRLF, and no cell that is a formula', async () => {
    const { lkt, folder } = await started();
    expect(await lkt('export list cases --format csv --out sager.csv')).toMatchObject({ exit: 0, err: '' });
    const csv = readFileSync(join(folder, 'sager.csv'), 'utf8');
    expect(csv.startsWith('\uFEFFId;Titel;Forløb;')).toBe(true);
    expect(csv).toContain('\r\nrunde;"\'=HYPERLINK(""x"")";');
    expect(csv).toContain(';2026-11-02;');
    for (const sign of ['=', '+', '-', '@', '\t', '\r'])
      expect(csvOf({ title: 'a', headings: ['a'], rows: [[`${sign}1`]] })).toContain(`'${sign}1`);
  });

  test('XLSX has dates as dates and text as text, in the language asked for', async () => {
    const { lkt, folder } = await started();
    expect(await lkt('export list cases --out cases.xlsx --lang en')).toMatchObject({ exit: 0, err: '' });
    const [sheet] = await readExcel(join(folder, 'cases.xlsx'));
    expect(sheet?.sheet).toBe('Cases');
    expect(sheet?.data[0]?.slice(0, 2)).toEqual(['Id', 'Title']);
    expect(sheet?.data[1]?.[1]).toBe('=HYPERLINK("x")');
    expect(sheet?.data[1]?.[5]).toEqual(new Date('2026-11-02T00:00:00Z'));
    const zip = await JSZip.loadAsync(readFileSync(join(folder, 'cases.xlsx')));
    expect(await zip.file('xl/worksheets/sheet1.xml')?.async('string')).not.toContain('<f>');
  });

  test('what no spreadsheet can hold becomes what it can', async () => {
    const hostile = ['a\u0000\u0007<b>&', 'b\uD800', 'x'.repeat(100_000)];
    const [sheet] = await readExcel(
      await xlsxOf([{ title: 'a/b:[c]', headings: ['a'], rows: hostile.map((each) => [each]) }]),
    );
    expect(sheet?.data.slice(1, 3)).toEqual([['a<b>&'], ['b']]);
    expect(String(sheet?.data[3]?.[0]).length).toBe(32_001);
  });

  test.each(['people', 'deadlines', 'letters'])('%s is written in both formats', async (name) => {
    const { lkt } = await started();
    expect(await lkt(`export list ${name} --format csv --out a.csv`)).toMatchObject({ exit: 0, err: '' });
    expect(await lkt(`export list ${name} --format xlsx --out a.xlsx`)).toMatchObject({ exit: 0, err: '' });
  });

  test('another list or format is a misuse', async () => {
    const { lkt } = await started();
    expect((await lkt('export list sager --out a.csv')).exit).toBe(2);
    expect((await lkt('export list cases --format pdf --out a.pdf')).exit).toBe(2);
  });
});

describe('people import', () => {
  test('the template is read as it comes, and again as a change', async () => {
    const { lkt } = await started();
    expect(await lkt('people template --out personer.xlsx')).toMatchObject({ exit: 0, err: '' });
    const dry = await lkt('people import personer.xlsx');
    expect(dry).toMatchObject({ exit: 0, err: '' });
    expect(dry.out).toContain('2. tovholder-x – Eksempel Eksempelsen <tovholder-x@region.example> (ny)');
    expect(JSON.parse((await lkt('people list --json')).out).people).toEqual([]);
    expect(await lkt('people import personer.xlsx --save')).toMatchObject({ exit: 0 });
    expect(JSON.parse((await lkt('people list --json')).out).people).toMatchObject([
      { id: 'tovholder-x', roles: [{ role: 'coordinator', organisation: 'reg-m' }, { role: 'nominator' }] },
    ]);
    expect((await lkt('people import personer.xlsx')).out).toContain('(ændres)');
  });

  test('CSV in Windows-1252 with commas and English headings is read, roles by name too', async () => {
    const here = await started();
    const csv =
      'id,name,email,language,role\r\nsoer,S\xf8ren Eksempel,soer@region.example,English,Tovholder@Region Midtjylland\r\n';
    given(here, 'people.csv', Buffer.from(csv, 'latin1'));
    expect(await here.lkt('people import people.csv --save')).toMatchObject({ exit: 0, err: '' });
    expect(JSON.parse((await here.lkt('people list --json')).out).people).toMatchObject([
      { name: 'Søren Eksempel', language: 'en', roles: [{ role: 'coordinator', organisation: 'reg-m' }] },
    ]);
  });

  test('everything wrong is told at once with row and column, and nobody is saved', async () => {
    const here = await started();
    const rows = [
      'Id;Navn;Mail;Sprog;Roller',
      'god;God Eksempel;god@region.example;da;secretariat',
      'Dårlig Id;;ingen mail;fransk;coordinater@reg-x',
      'god;"To\nlinjer";god@region.example;;',
    ];
    given(here, 'p.csv', `\uFEFF${rows.join('\r\n')}`);
    const { exit, out } = await here.lkt('people import p.csv --save');
    expect(exit).toBe(1);
    expect(out).toContain('Række 3, »Id«, fundet »Dårlig Id«');
    expect(out).toContain('Række 3, »Navn«: Navnet er tomt');
    expect(out).toContain('Række 3, »Mail«, fundet »ingen mail«');
    expect(out).toContain('Række 3, »Sprog«, fundet »fransk«');
    expect(out).toContain('mente du »coordinator«?');
    expect(out).toContain('Række 4, »Roller«: Der mangler en rolle');
    expect(out).toContain('Række 4, »Id«, fundet »god«: Id’et står også i række 2.');
    expect(JSON.parse((await here.lkt('people list --json')).out).people).toEqual([]);
  });

  test('an unknown column is told with the one that was meant, a missing one too', async () => {
    const here = await started();
    given(here, 'p.csv', 'Id;Navm;Mail;Roller\r\na;b;c;d\r\n');
    const { exit, out } = await here.lkt('people import p.csv');
    expect(exit).toBe(1);
    expect(out).toContain('Række 1, fundet »Navm«: Kolonnen kendes ikke. Mente du »Navn«?');
    expect(out).toContain('Kolonnen »Navn« mangler.');
  });

  test.each<[string, string | Buffer, string]>([
    ['an empty file', '', 'Kolonnen »Id« mangler'],
    ['binary data', Buffer.from([1, 0, 2, 0]), 'hverken et regneark'],
    ['an open quotation mark', 'Id;Navn\r\n"a;b\r\n', 'kan ikke læses som CSV'],
    ['a broken workbook', Buffer.from('PK\u0003\u0004nej'), 'ikke en hel fil fra Excel'],
  ])('%s is refused with a plain sentence', async (_, content, told) => {
    const here = await started();
    given(here, 'p.csv', content);
    const { exit, out, err } = await here.lkt('people import p.csv');
    expect(exit).toBe(1);
    expect(out + err).toContain(told);
  });
});

describe('participants import', () => {
  test('the template reads back as it is, with what the rules say; a mistake is told with its row', async () => {
    const { lkt, folder } = session();
    const start = [
      'case',
      'start',
      'national-lkt',
      '--id',
      'hjerte',
      '--title',
      'LKT Hjerte',
      '--as',
      'secretariat',
      '--by',
      'sek',
    ];
    expect(await lkt(start)).toMatchObject({ exit: 0, err: '' });
    expect(await lkt('participants template --out deltagere.xlsx')).toMatchObject({ exit: 0, err: '' });
    const dry = await lkt('participants import deltagere.xlsx --case hjerte');
    expect(dry).toMatchObject({ exit: 0, err: '' });
    expect(dry.out).toContain('3. Sygehus: Eksempel Sygehus (Eksempelklyngen)');
    expect(dry.out).toContain('✓ Mindst ét sygehus og én kommune i hver sundhedsklynge');
    expect(dry.out).toContain('Intet er gemt; --save gemmer.');
    expect(dry.out).toContain('5. Team: Team A (ny)');
    writeFileSync(join(folder, 'gal.csv'), 'Slags;Navn;Sundhedsklynge\r\nKommune;Kommune A;\r\n');
    const bad = await lkt('participants import gal.csv --case hjerte');
    expect(bad.exit).toBe(1);
    expect(bad.out).toContain('Række 2, »Sundhedsklynge«');
    writeFileSync(join(folder, 'uden.csv'), 'Slags;Navn;Sundhedsklynge;\r\nKommune;Kommune A;Klynge A;ja\r\n');
    const headless = await lkt('participants import uden.csv --case hjerte');
    expect(headless.exit).toBe(1);
    expect(headless.out).toContain('Række 2, fundet »ja«: Kolonnen har ingen overskrift.');
  });
});
