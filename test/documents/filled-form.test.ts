import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { filledFormIn, readFilledForm } from '../../src/documents/filled-form.ts';
import { formDocument } from '../../src/documents/form-document.ts';
import { wordText } from '../../src/documents/word-text.ts';
import type { Form } from '../../src/policy/types.ts';
import { answer, edited, p, tableOf, withPart } from './word-editing.ts';

const file = join(import.meta.dirname, '..', '..', 'schemas', 'forms', 'nomination.json');
const paper = { id: 'nomination', form: JSON.parse(readFileSync(file, 'utf8')) as Form, hash: 'a'.repeat(16) };
const blank = await formDocument(paper, 'da', '2026-11-23T09:00:00.000Z');

async function readAfter(change: (xml: string) => string, docx: Uint8Array = blank) {
  return filledFormIn(await wordText(await edited(docx, change)), paper);
}

describe('what people do in Word survives', () => {
  test('pasted paragraphs and bullets become lines of the answer', async () => {
    const bullets = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const { payload, unread } = await readAfter((xml) =>
      answer(xml, '1b. Genstandsfelt', p('Først') + p('Punkt et', bullets) + p('') + p('Sidst')),
    );
    expect(payload.subject).toMatch(/^Først\n(?:- )?Punkt et\n\nSidst$/);
    expect(unread).toEqual([]);
  });

  test('what was deleted with tracked changes is gone, what was inserted is there', async () => {
    const tracked =
      '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>gammelt</w:delText></w:r></w:del><w:ins w:id="2" w:author="x"><w:r><w:t>nyt</w:t></w:r></w:ins></w:p>';
    expect((await readAfter((xml) => answer(xml, '1a. Område', tracked))).payload).toEqual({ area: 'nyt' });
  });

  test('deleted help and added rows do no harm', async () => {
    const change = (xml: string) => {
      const table = tableOf(xml, '4a. Indikatorer');
      const rows = table.split(/(?=<w:tr>|<w:tr )/);
      const own = rows.at(-1)!.replace('</w:tbl>', '');
      const added = table
        .replace(/<w:p>(?:(?!<\/w:p>).)*Skriv, hvad I vil måle.*?<\/w:p>/s, '')
        .replace('</w:tbl>', () => `${own}${own}</w:tbl>`);
      const filled = answer(
        xml.replace(table, () => added),
        '4a. Indikatorer',
        p('Ventetid'),
        7,
        0,
      );
      return answer(filled, '4a. Indikatorer', p('Procesindicator'), 7, 1);
    };
    const { payload, problems, unread } = await readAfter(change);
    expect(payload).toEqual({ indicators: [{ name: 'Ventetid', type: 'process' }] });
    expect(unread).toEqual([]);
    expect(problems).toMatchObject([
      {
        kind: 'remark',
        where: { da: 'felt 4a »Indikatorer«, række 6, »Type«' },
        message: { da: '»Procesindicator« er læst som »Procesindikator«.' },
      },
    ]);
  });

  test('a mark may stand in the cell of the alternative, and two marks are told', async () => {
    const one = await readAfter((xml) => answer(xml, '5a. Evidens og ændringer: Grundlag', p('Evidens  X'), 1, 1));
    expect(one).toMatchObject({ payload: { evidence: { basis: 'evidence' } }, problems: [], unread: [] });
    const two = await readAfter((xml) =>
      answer(
        answer(xml, '5a. Evidens og ændringer: Grundlag', p('x'), 1),
        '5a. Evidens og ændringer: Grundlag',
        p('☒'),
        2,
      ),
    );
    expect(two.payload).toEqual({});
    expect(two.problems.map(({ message }) => message.da)).toEqual([
      'Der er sat kryds ved flere: Evidens, Best practice. Kun ét er muligt.',
    ]);
    expect(two.unread.map(({ text }) => text)).toEqual(['Evidens, Best practice']);
  });

  test('text outside the fields, beside a heading and in a table of one’s own is told with its place', async () => {
    const own = `<w:tbl><w:tblGrid/><w:tr><w:tc>${p('Egen')}</w:tc><w:tc>${p('tabel')}</w:tc></w:tr></w:tbl>`;
    const { unread } = await readAfter((xml) => {
      const table = tableOf(xml, '1a. Område');
      const beside = table.replace('</w:tc>', () => `${p('ved siden af')}</w:tc>`);
      return xml.replace(table, () => `${beside}${p('Uden for')}${own}`);
    });
    expect(unread.map(({ where, text }) => `${where.da}: ${text}`)).toEqual([
      'uden for felterne, efter felt 1a »Område«: Uden for',
      'uden for felterne, efter felt 1a »Område«: Egen\ttabel',
      'felt 1a »Område«: ved siden af',
    ]);
  });

  test('a field that was deleted is missed, and one that was copied does not overwrite the first', async () => {
    const filled = await formDocument(paper, 'da', '2026-11-23T09:00:00.000Z', { area: 'Sår', aims: 'Færre sår' });
    const gone = await readAfter((xml) => xml.replace(tableOf(xml, '3a. Mål'), ''), filled);
    expect(gone.payload).toEqual({ area: 'Sår' });
    expect(gone.problems).toMatchObject([
      { kind: 'remark', path: 'aims', message: { da: 'Feltet findes ikke i dokumentet.' } },
    ]);
    const twice = await readAfter((xml) => {
      const table = tableOf(xml, '1a. Område');
      return xml.replace(table, () => `${table}${p('')}${table.replace('>Sår<', '>Fald<')}`);
    }, filled);
    expect(twice.payload.area).toBe('Sår');
    expect(twice.unread).toMatchObject([{ where: { da: 'felt 1a »Område«, som står der to gange' }, text: 'Fald' }]);
  });

  test('another version is read by its headings, and a field that no longer exists is told', async () => {
    const old = structuredClone(paper.form) as Form & { properties: Record<string, unknown> };
    old.properties = {
      gone: { label: { da: 'Økonomi', en: 'Economy' }, question: 1, type: 'string' },
      ...(old.properties as object),
    };
    const docx = await formDocument({ ...paper, form: old, hash: 'b'.repeat(16) }, 'da', '2026-11-23T09:00:00.000Z', {
      gone: 'En million',
      area: 'Sår',
    });
    const { payload, problems, unread } = await readFilledForm(docx, paper);
    expect(payload).toEqual({ area: 'Sår' });
    expect(problems.map(({ message }) => message.da)).toEqual([
      'Skemaet er en anden version end den, der gælder. Felterne er fundet efter deres overskrifter.',
    ]);
    expect(unread).toMatchObject([{ where: { da: 'under »1a. Økonomi«' }, text: 'En million' }]);
  });

  test('text in the page header is told', async () => {
    const zip = await JSZip.loadAsync(blank);
    zip.file('word/header9.xml', `<w:hdr xmlns:w="w">${p('Fortroligt')}</w:hdr>`);
    const { unread } = filledFormIn(await wordText(await zip.generateAsync({ type: 'nodebuffer' })), paper);
    expect(unread).toMatchObject([{ where: { da: 'sidehoved eller sidefod' }, text: 'Fortroligt' }]);
  });
});

describe('refused with a plain sentence', () => {
  const refusal = (docx: Uint8Array) =>
    readFilledForm(docx, paper).then(
      () => 'read',
      (error) => error.text.da as string,
    );
  const zipOf = (change: (zip: JSZip) => void) =>
    JSZip.loadAsync(blank).then((zip) => {
      change(zip);
      return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
    });

  test.each<[string, () => Promise<Uint8Array>, RegExp]>([
    ['no Word file', async () => Buffer.from('hej'), /ikke en hel fil fra Word/],
    [
      'an archive of something else',
      () => new JSZip().file('a.txt', 'a').generateAsync({ type: 'nodebuffer' }),
      /ikke en hel fil fra Word/,
    ],
    ['the old format', async () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), /gamle format/],
    ['more than 5 MB', async () => Buffer.alloc(6 * 1024 * 1024), /mere end 5 MB/],
    ['macros', () => zipOf((zip) => zip.file('word/vbaProject.bin', 'x')), /makroer/],
    [
      'a bomb',
      () => zipOf((zip) => zip.file('word/media/a.xml', Buffer.alloc(60 * 1024 * 1024, 32))),
      /mere end 50 MB/,
    ],
    [
      'entities',
      () => withPart(blank, 'word/document.xml', (xml) => xml.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>')),
      /dokumenttype/,
    ],
    ['broken XML', () => withPart(blank, 'word/document.xml', (xml) => xml.slice(0, 500)), /beskadiget/],
    [
      'endless nesting',
      () =>
        withPart(blank, 'word/document.xml', (xml) =>
          xml.replace('<w:body>', `<w:body>${'<w:ins>'.repeat(200_000)}${'</w:ins>'.repeat(200_000)}`),
        ),
      /beskadiget/,
    ],
    [
      'another form',
      () => formDocument({ ...paper, id: 'participation' }, 'da', '2026-11-23T09:00:00.000Z'),
      /skemaet »participation«, ikke »nomination«/,
    ],
    ['no form', () => edited(blank, (xml) => xml.replace(/<w:tbl>.*<\/w:tbl>/s, '')), /ingen af skemaets felter/],
  ])('%s', async (_, docx, told) => {
    expect(await refusal(await docx())).toMatch(told);
  });
});
